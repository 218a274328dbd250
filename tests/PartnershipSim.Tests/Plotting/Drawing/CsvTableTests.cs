using PartnershipSim.Plotting.Drawing;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Drawing;

public sealed class CsvTableTests
{
    [Fact]
    public void Commas_and_quotes_are_quoted_and_missing_numbers_are_empty()
    {
        CsvTable table = new CsvTable("name", "value").Add("a, \"b\"", 0.1).Add("c", double.NaN).Add(null, 3);

        Assert.Equal("name,value\n\"a, \"\"b\"\"\",0.1\nc,\n,3\n", table.ToString());
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CsvTable("one").Add(1, 2));
}
