using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>deployments.csv: one row a state, year and operation.</summary>
internal static class DeploymentFile
{
    public const string Header = "iso3,year,operation,troops,month,quality,source,note";

    public static ImmutableArray<Deployment> Read(Sheet sheet, FrozenSet<string> known)
    {
        sheet.RequireUnique("state, year and operation", "iso3", "year", "operation");
        return
        [
            .. sheet.Rows.Select(row => Deployment(row, known))
                .OrderBy(row => row.Iso3, StringComparer.Ordinal)
                .ThenBy(row => row.Year)
                .ThenBy(row => row.Operation, StringComparer.Ordinal),
        ];
    }

    private static Deployment Deployment(SheetRow row, FrozenSet<string> known)
    {
        string iso3 = row.Iso3("iso3");
        if (!known.Contains(iso3))
            row.Report("iso3", $"{iso3} has no row in countries.csv");
        row.Whole("month", 1, 12);
        string quality = row.Text("quality");
        if (quality is not ("A" or "B" or "C" or "D"))
            row.Report("quality", $"quality = '{quality}' is not A, B, C or D");
        return new(
            iso3, row.RequiredWhole("year", 1990, 2035), row.Required("operation"), row.Number("troops", 0, 1e6),
            quality);
    }
}
