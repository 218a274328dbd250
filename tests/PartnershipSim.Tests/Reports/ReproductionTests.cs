using System.Net;
using System.Text.RegularExpressions;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Reports;

/// <summary>The commands that a report names give the same numbers again.</summary>
public sealed partial class ReproductionTests(ReportShelf shelf)
{
    public static TheoryData<string, string[]> Tables
    {
        get
        {
            TheoryData<string, string[]> tables = new()
            {
                { "run", ["outcomes.csv", "states.csv", "history.csv", "influence.csv", "accessions.csv"] },
                { "morris", ["sweep.csv", "sensitivity.csv"] },
            };
            if (Effort.IsFull)
            {
                tables.Add("compare", ["effects.csv", "effects_by_state.csv"]);
                tables.Add("attribute", ["attribution.csv"]);
            }

            return tables;
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_command_on_the_page_makes_the_same_tables_to_the_last_byte(string kind, string[] tables)
    {
        string page = File.ReadAllText(shelf[kind]);
        string[] commands = WebUtility.HtmlDecode(Reproduce().Match(page).Groups["commands"].Value).Split('\n');
        using Workplace elsewhere = ReportShelf.Empty();

        foreach (string command in commands)
        {
            Assert.StartsWith("partnersim ", command);
            Assert.Equal(0, elsewhere.Run([.. command.Split(' ')[1..]]).ExitCode);
        }

        foreach (string table in tables)
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(shelf.FolderOf(kind), table)),
                File.ReadAllBytes(elsewhere[$"{kind}/{table}"]));
    }

    [SlowTheory]
    [InlineData("run")]
    [InlineData("compare")]
    [InlineData("discover")]
    public void A_report_that_is_made_again_from_its_tables_is_the_same_page(string kind)
    {
        byte[] before = File.ReadAllBytes(shelf[kind]);
        using Workplace elsewhere = new();
        string copy = elsewhere["copy"];
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(shelf.FolderOf(kind))
            .Where(file => Path.GetExtension(file) is ".csv" or ".json"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));

        Assert.Equal(0, elsewhere.Run("report copy --quiet").ExitCode);

        Assert.Equal(before, File.ReadAllBytes(elsewhere["copy/report.html"]));
    }

    [GeneratedRegex("<pre class=\"reproduce\"><code>(?<commands>.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex Reproduce();
}
