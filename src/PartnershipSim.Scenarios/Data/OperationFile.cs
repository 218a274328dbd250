using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Scenarios.Data;

/// <summary>operations.csv and operation_years.csv: what was asked for, where, and under whose lead.</summary>
internal static class OperationFile
{
    public const string Header = "operation,first_year,last_year,lat,lon,lead,legitimacy,risk_per_1000";

    public const string YearsHeader = "operation,year,nonus_troops,us_troops,source,coverage";

    /// <summary>Of the vintage that knew complete lists (1) and others (0) only.</summary>
    public const string OlderYearsHeader = "operation,year,nonus_troops,us_troops,source,complete_list";

    public const string CoverageColumn = "coverage";

    /// <summary>Pledges, launch-phase figures and recollection: no basis for saying that a state was there.</summary>
    private const string Unfit = "D";

    public static ImmutableArray<Operation> Read(
        Sheet operations, Sheet years, CoverageGroups groups, ImmutableArray<Deployment> deployments)
    {
        operations.RequireUnique("operation", "operation");
        years.RequireUnique("operation and year", "operation", "year");
        ILookup<(string, int), Deployment> sent = deployments.ToLookup(row => (row.CountsAs, row.Year));
        ILookup<string, OperationYear> requests = years.Rows.ToLookup(
            row => Known(row, operations), row => Year(row, groups, sent));
        return
        [
            .. operations.Rows.Select(row => Operation(row, requests[row.Text("operation")]))
                .OrderBy(operation => operation.Lead)
                .ThenBy(operation => operation.FirstYear)
                .ThenBy(operation => operation.Name, StringComparer.Ordinal),
        ];
    }

    private static string Known(SheetRow row, Sheet operations)
    {
        string name = row.Required("operation");
        if (operations.Rows.All(operation => operation.Text("operation") != name))
            row.Report("operation", $"{name} has no row in operations.csv");
        return name;
    }

    private static OperationYear Year(SheetRow row, CoverageGroups groups, ILookup<(string, int), Deployment> sent)
    {
        string source = row.Text("source");
        if (source is not ("observed" or "press" or "interpolated"))
            row.Report("source", $"source = '{source}' is not observed, press or interpolated");
        int year = row.RequiredWhole("year", Horizon.Start, Horizon.LastPossible);
        Coverage coverage = CoverageOf(row, groups);
        CheckCoverage(row, coverage, [.. sent[(row.Text("operation"), year)].Where(one => coverage.Covers(one.Iso3))]);
        return new(
            year,
            row.RequiredNumber("nonus_troops", 0, 1e6),
            row.RequiredNumber("us_troops", 0, 1e6),
            source,
            coverage);
    }

    private static Coverage CoverageOf(SheetRow row, CoverageGroups groups)
    {
        if (!row.Has(CoverageColumn))
            return row.RequiredWhole("complete_list", 0, 1) == 1 ? Coverage.All : Coverage.None;
        string name = row.Text(CoverageColumn);
        if (name.Length == 0)
            return Coverage.None;
        if (name == Coverage.All.Name)
            return Coverage.All;
        if (groups.ByName.TryGetValue(name, out Coverage? coverage))
            return coverage;
        row.Report(CoverageColumn, $"coverage = '{name}' is neither blank, nor all, nor a group of coverage.csv");
        return Coverage.None;
    }

    /// <summary>
    /// Where it is known of states whether they contributed, somebody did, and what is said of them is no guess.
    /// </summary>
    private static void CheckCoverage(SheetRow row, Coverage coverage, ImmutableArray<Deployment> rows)
    {
        if (coverage.IsNone)
            return;
        string column = row.Has(CoverageColumn) ? CoverageColumn : "complete_list";
        string which = $"{row.Text("operation")} {row.Text("year")}";
        if (rows.IsEmpty)
            row.Report(
                column, $"{which} is covered ({coverage.Name}), but no covered state has a row in deployments.csv: "
                    + "no state would have sent troops");
        foreach (Deployment one in rows.Where(one => one.Quality == Unfit))
            row.Report(
                column,
                $"{which} is covered ({coverage.Name}), but the row of {one.Iso3} in deployments.csv is graded "
                + $"{Unfit}, which is no observation");
    }

    private static Operation Operation(SheetRow row, IEnumerable<OperationYear> years)
    {
        Operation operation = new(
            row.Required("operation"),
            row.RequiredWhole("first_year", Horizon.Start, Horizon.LastPossible),
            row.RequiredWhole("last_year", Horizon.Start, Horizon.LastPossible),
            row.RequiredNumber("lat", -90, 90),
            row.RequiredNumber("lon", -180, 180),
            LeadOf(row),
            row.RequiredNumber("legitimacy", 0, 1),
            row.RequiredNumber("risk_per_1000", 0, 1000),
            [.. years.OrderBy(year => year.Year)]);

        // a year beyond the horizon is reported already, and a last year of two thousand million would be reported that
        // often
        for (
            int year = Math.Max(operation.FirstYear, Horizon.Start);
            year <= Math.Min(operation.LastYear, Horizon.LastPossible); year++)
        {
            if (operation.Years.All(row => row.Year != year))
                row.Report("operation", $"{operation.Name} has no row for {year} in operation_years.csv");
        }

        return operation;
    }

    private static Lead LeadOf(SheetRow row)
    {
        string lead = row.Text("lead");
        if (lead is not ("NATO" or "coalition" or "EU"))
            row.Report("lead", $"lead = '{lead}' is not NATO, coalition or EU");
        return lead switch { "coalition" => Lead.Coalition, "EU" => Lead.Eu, _ => Lead.Nato };
    }
}
