using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Reports;

/// <summary>Results that hold next to nothing: a page that says so is sensible, an exception is not.</summary>
public sealed partial class HardReportTests(Chrome chrome, ReportShelf shelf)
{
    /// <summary>Each way in which a table can hold little.</summary>
    private static readonly Dictionary<string, Func<string, List<string[]>, IEnumerable<string[]>>> Ways = new()
    {
        ["empty"] = (_, _) => [],
        ["without any number"] = (_, rows) => Blanked(rows),
        ["one year"] = (_, rows) => Only(rows, "year", "1994"),
        ["one state"] = (file, rows) => file is "subjects.csv"
            ? rows[1..].Where(row => row[1] != "state" || row[0] == "GEO")
            : Only(rows, "state", "GEO"),
    };

    public static TheoryData<string, string> Cases()
    {
        // each way and each kind stays among every fourth: they are laid out as diagonals
        (string Way, int Row)[] ways = [.. Ways.Keys.Select((way, row) => (way, row))];
        TheoryData<string, string> cases = [];
        foreach ((string kind, string way) in Effort.Of(
            ReportShelf.Kinds.SelectMany((kind, column) =>
                ways.OrderBy(way => (way.Row + column) % ways.Length).Select(way => (kind.Data, way.Way)))))
            cases.Add(kind, way);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_result_of_next_to_nothing_gives_a_page_that_says_so(string kind, string way)
    {
        using Analysis.TemporaryFolder folder = new();
        Spoil(shelf.FolderOf(kind), folder.Path, way);

        Report report = StoredReport.Find(folder.Path)!;
        string page = ReportPage.Of(report);

        string words = Script().Replace(page, "");
        Assert.DoesNotMatch(@"\bNaN\b|Infinity|∞", words);
        Assert.False(string.IsNullOrWhiteSpace(report.Question));
        Assert.NotEmpty(report.Answer);
        Assert.All(report.Answer, sentence => Assert.Matches(@"^\S.*[.!?]$", sentence));
        Assert.All(report.Figures, figure => Assert.False(string.IsNullOrWhiteSpace(figure.AltText)));
    }

    [SlowTheory]
    [InlineData("run", "empty")]
    [InlineData("run", "without any number")]
    [InlineData("compare", "empty")]
    [InlineData("compare", "without any number")]
    public async Task Such_a_page_opens_without_complaint(string kind, string way)
    {
        using Analysis.TemporaryFolder folder = new();
        Spoil(shelf.FolderOf(kind), folder.Path, way);
        ReportPage.Write(StoredReport.Find(folder.Path)!, folder.Path);

        await using Visit visit = await chrome.Open(Chrome.AddressOf(folder[ReportPage.FileName]), width: 390);

        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Clipped());
        Assert.True(await visit.Page.Locator("#answer p").First.IsVisibleAsync());
    }

    /// <summary>Copies a result folder, each table changed.</summary>
    private static void Spoil(string from, string to, string way)
    {
        foreach (string file in Directory.EnumerateFiles(from)
            .Where(file => Path.GetExtension(file) is ".csv" or ".json"))
        {
            string copy = Path.Combine(to, Path.GetFileName(file));
            if (Path.GetExtension(file) == ".json" || File.ReadLines(file).FirstOrDefault() is not { } header
                || header.Contains('"', StringComparison.Ordinal))
            {
                File.Copy(file, copy);
                continue;
            }

            List<string[]> rows = [.. File.ReadLines(file).Select(line => line.Split(','))];
            if (rows.Any(row => row.Length != rows[0].Length))
                // quoted commas: too clever for this scissors
                File.WriteAllLines(copy, way == "empty" ? [header] : File.ReadAllLines(file));
            else
                File.WriteAllLines(
                    copy, [header, .. Ways[way](Path.GetFileName(file), rows).Select(row => string.Join(',', row))]);
        }
    }

    /// <summary>The rows with a value in a column, or all if there is no such column.</summary>
    private static IEnumerable<string[]> Only(List<string[]> rows, string column, string value) =>
        Array.IndexOf(rows[0], column) is var place && place < 0
            ? rows[1..]
            : rows[1..].Where(row => row[place] == value);

    /// <summary>Every column that measures something is left blank; years, counts and names stay.</summary>
    private static IEnumerable<string[]> Blanked(List<string[]> rows)
    {
        bool[] measures = [.. rows[0].Select((_, place) => rows[1..].Any(
            row => row[place].Contains('.', StringComparison.Ordinal)
                && double.TryParse(row[place], CultureInfo.InvariantCulture, out double _)))];
        return rows[1..].Select(row => row.Select((cell, place) => measures[place] ? "" : cell).ToArray());
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
