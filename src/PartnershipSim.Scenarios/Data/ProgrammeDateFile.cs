using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// programme_dates.csv, one row a date or event, and programme_date_brackets.csv, one row a date that is not known.
/// </summary>
internal static class ProgrammeDateFile
{
    public const string Name = "programme_dates.csv";
    public const string BracketsName = "programme_date_brackets.csv";

    private const string Header = "iso3,programme,year,month,coded,verdict,confidence,source,note";
    private const string BracketsHeader = "iso3,programme,earliest,latest,reason";
    private const string CodedColumn = "coded";
    private const int Largest = 16 * 1024 * 1024;

    /// <summary>A suspension or return, not the date of joining.</summary>
    private const string Event = "EVENT";

    private const int First = 1949, Last = 2035;

    /// <summary>The keys of countries.csv that go by another name here.</summary>
    private static readonly Dictionary<string, string> Renamed = new() { ["global"] = "global_partner" };

    public static ImmutableArray<ProgrammeDate> Read(string folder, Problems problems)
    {
        if (!File.Exists(Path.Combine(folder, Name)))
            return [];
        Dictionary<(string, string), (int Earliest, int Latest)> brackets = Brackets(folder, problems);
        Sheet sheet = Open(folder, Name, Header, problems);
        List<ProgrammeDate> cells = [];
        foreach (SheetRow row in Dates(sheet))
        {
            string iso3 = row.Iso3("iso3"), programme = ProgrammeOf(row);
            int? year = row.Whole("year", First, Last) ?? row.Whole(CodedColumn, First, Last);
            bool hasBracket = brackets.TryGetValue((iso3, programme), out (int Earliest, int Latest) bracket);
            if (row.Text("verdict") is not ("confirmed" or "corrected" or "unknown"))
                row.Report("verdict", $"verdict = '{row.Text("verdict")}' is not confirmed, corrected or unknown");
            if (hasBracket)
            {
                int best = year ?? (bracket.Earliest + bracket.Latest) / 2;
                cells.Add(new(
                    iso3, programme, best, bracket.Earliest, bracket.Latest, row.Text("confidence"), IsLookedUp: true));
            }
            else if (year is { } known)
            {
                cells.Add(new(iso3, programme, known, known, known, row.Text("confidence"), IsLookedUp: true));
            }
        }

        foreach (IGrouping<(string, string), ProgrammeDate> twice in cells.GroupBy(cell => (cell.Iso3, cell.Programme))
            .Where(same => same.Count() > 1))
        {
            problems.Error(sheet.File, 1, 1, $"has two dates of {twice.Key.Item1} and {twice.Key.Item2}");
            return [];
        }

        return [.. cells];
    }

    /// <summary>The years of programmes as they were coded before they were looked up; null: never.</summary>
    public static Dictionary<(string Iso3, string Programme), int?> Coded(string folder, Problems problems)
    {
        Dictionary<(string, string), int?> coded = [];
        if (!File.Exists(Path.Combine(folder, Name)))
            return coded;
        foreach (SheetRow row in Dates(Open(folder, Name, Header, problems)))
            coded[(row.Iso3("iso3"), ProgrammeOf(row))] = row.Whole(CodedColumn, First, Last);
        return coded;
    }

    private static IEnumerable<SheetRow> Dates(Sheet sheet) =>
        sheet.Rows.Where(row => !row.Text("note").StartsWith(Event, StringComparison.Ordinal));

    private static string ProgrammeOf(SheetRow row)
    {
        string programme = row.Required("programme");
        return Renamed.GetValueOrDefault(programme, programme);
    }

    private static Dictionary<(string, string), (int, int)> Brackets(string folder, Problems problems)
    {
        Dictionary<(string, string), (int, int)> brackets = [];
        if (!File.Exists(Path.Combine(folder, BracketsName)))
            return brackets;
        Sheet sheet = Open(folder, BracketsName, BracketsHeader, problems);
        sheet.RequireUnique("state and programme", "iso3", "programme");
        foreach (SheetRow row in sheet.Rows)
        {
            int earliest = row.RequiredWhole("earliest", First, Last),
                latest = row.RequiredWhole("latest", First, Last);
            if (latest < earliest)
                row.Report("latest", $"latest = {latest} lies before earliest = {earliest}");
            row.Required("reason");
            brackets[(row.Iso3("iso3"), row.Required("programme"))] = (earliest, latest);
        }

        return brackets;
    }

    private static Sheet Open(string folder, string name, string header, Problems problems)
    {
        string file = Path.Combine(folder, name);
        return Sheet.Read(file.Replace('\\', '/'), BoundedFile.Read(file, Largest), header, null, problems);
    }
}
