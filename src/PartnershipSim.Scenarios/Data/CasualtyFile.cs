using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>casualties_afghanistan.csv: one row a state and year.</summary>
internal static class CasualtyFile
{
    public const string Header = "iso3,year,deaths";

    public static ImmutableArray<Casualty> Read(Sheet sheet, FrozenSet<string> known)
    {
        sheet.RequireUnique("state and year", "iso3", "year");
        return
        [
            .. sheet.Rows.Select(row => Casualty(row, known))
                .OrderBy(row => row.Iso3, StringComparer.Ordinal)
                .ThenBy(row => row.Year),
        ];
    }

    private static Casualty Casualty(SheetRow row, FrozenSet<string> known)
    {
        string iso3 = row.Iso3("iso3");
        if (!known.Contains(iso3))
            row.Report("iso3", $"{iso3} has no row in countries.csv");
        return new(iso3, row.RequiredWhole("year", 1990, 2035), row.RequiredWhole("deaths", 0, 100_000));
    }
}
