using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>programme_suspensions.csv: one row a stretch of whole years outside a programme, or outside all.</summary>
internal static class SuspensionFile
{
    public const string Name = "programme_suspensions.csv";

    public const string Header = "iso3,programme,first,last,confidence,reason";

    private const int First = 1990, Last = 2035;

    public static ImmutableArray<YearsOutside> Read(Sheet sheet, FrozenSet<string> known)
    {
        ImmutableArray<YearsOutside>.Builder suspensions = ImmutableArray.CreateBuilder<YearsOutside>();
        foreach (SheetRow row in sheet.Rows)
        {
            string iso3 = row.Iso3("iso3"), programme = row.Required("programme");
            if (!known.Contains(iso3))
                row.Report("iso3", $"{iso3} has no row in countries.csv");
            if (programme != YearsOutside.All && !Country.ProgrammeKeys.Contains(programme))
                row.Report(
                    "programme", $"programme = '{programme}' is not {YearsOutside.All} or one of "
                    + string.Join(", ", Country.ProgrammeKeys));
            int first = row.RequiredWhole("first", First, Last);
            int last = row.Whole("last", First, Last) ?? ProgrammeDates.Never;
            if (last < first)
                row.Report("last", $"last = {last} lies before first = {first}");
            if (row.Text("confidence") is not ("A" or "B" or "C"))
                row.Report("confidence", $"confidence = '{row.Text("confidence")}' is not A, B or C");
            row.Required("reason");
            suspensions.Add(new(iso3, programme, first, last));
        }

        return suspensions.ToImmutable();
    }
}
