using PartnershipSim.Model;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class PrintedTableTests
{
    [Fact]
    public void Bars_in_cells_do_not_break_a_printed_table() =>
        Assert.Equal("| a b |\n| --- |\n| x \\| y &lt; z |\n", new PrintedTable(["a_b"], [["x | y < z"]]).ToMarkdown());

    [Fact]
    public void A_row_has_a_cell_for_each_column() =>
        Assert.Equal(
            "| key | per run |\n| --- | --- |\n| a | 1 |\n| b | 2 |\n",
            new PrintedTable(["key", "per_run"], [["a", "1"], ["b", "2"]]).ToMarkdown());
}
