using System.Globalization;
using System.Text;
using PartnershipSim.Results.Files;
using Xunit;

namespace PartnershipSim.Tests.Results.Files;

public class CsvCellsTests
{
    private static readonly double[] Numbers =
    [
        0, -0.0, 0.1, -1.5, Math.PI, 100, 1e15, 123456789012345680, 1e20, -2.5e-7, 1e300, double.Epsilon,
        double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [Fact]
    public void A_number_is_written_as_its_text_would_be_whatever_the_language_of_the_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NegativeSign = "minus";
        using MemoryStream directly = new(), asText = new();
        try
        {
            CultureInfo.CurrentCulture = commas;
            Csv.Write(directly, ["number", "whole"], Numbers, (number, cells) =>
            {
                cells.Number(number);
                cells.Whole(-7);
            });
            Csv.Write(asText, ["number", "whole"], Numbers.Select(number => new[] { Csv.Number(number), "-7" }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(Encoding.UTF8.GetString(asText.ToArray()), Encoding.UTF8.GetString(directly.ToArray()));
        Assert.Contains("\n-1.5,-7\n", Encoding.UTF8.GetString(directly.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_guarded_and_quoted_and_a_blank_line_of_one_cell_stays_a_row()
    {
        using MemoryStream stream = new();

        Csv.Write(stream, ["text"], ["=1+1", "a, b", ""], (text, cells) => cells.Text(text));

        Assert.Equal("text\n'=1+1\n\"a, b\"\n\"\"\n", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
