using System.Collections.Frozen;

namespace PartnershipSim.Scenarios.Data;

/// <summary>The groups of coverage.csv, by name.</summary>
internal sealed record CoverageGroups(FrozenDictionary<string, Coverage> ByName)
{
    public static CoverageGroups None { get; } = new(FrozenDictionary<string, Coverage>.Empty);
}

/// <summary>coverage.csv: one row a group of states and state.</summary>
internal static class CoverageFile
{
    public const string Header = "coverage,iso3";

    public static CoverageGroups Read(Sheet sheet, FrozenSet<string> known)
    {
        sheet.RequireUnique("group and state", "coverage", "iso3");
        return new(sheet.Rows
            .GroupBy(Name)
            .Select(group => new Coverage(group.Key, group.Select(row => State(row, known)).ToFrozenSet()))
            .ToFrozenDictionary(coverage => coverage.Name));
    }

    private static string Name(SheetRow row)
    {
        string name = row.Required("coverage");
        if (name == Coverage.All.Name)
            row.Report("coverage", "all stands for every state; a group needs another name");
        return name;
    }

    private static string State(SheetRow row, FrozenSet<string> known)
    {
        string iso3 = row.Iso3("iso3");
        if (!known.Contains(iso3))
            row.Report("iso3", $"{iso3} has no row in countries.csv");
        return iso3;
    }
}
