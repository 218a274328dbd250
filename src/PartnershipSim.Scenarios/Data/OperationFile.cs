using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Scenarios.Data;

/// <summary>operations.csv and operation_years.csv: what was asked for, where, and under whose lead.</summary>
internal static class OperationFile
{
    public const string Header = "operation,first_year,last_year,lat,lon,lead,legitimacy,risk_per_1000";

    public const string YearsHeader = "operation,year,nonus_troops,us_troops,source,complete_list";

    public static ImmutableArray<Operation> Read(Sheet operations, Sheet years)
    {
        operations.RequireUnique("operation", "operation");
        years.RequireUnique("operation and year", "operation", "year");
        ILookup<string, OperationYear> requests = years.Rows.ToLookup(row => Known(row, operations), Year);
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

    private static OperationYear Year(SheetRow row)
    {
        string source = row.Text("source");
        if (source is not ("observed" or "press" or "interpolated"))
            row.Report("source", $"source = '{source}' is not observed, press or interpolated");
        return new(
            row.RequiredWhole("year", Horizon.Start, Horizon.LastPossible),
            row.RequiredNumber("nonus_troops", 0, 1e6),
            row.RequiredNumber("us_troops", 0, 1e6),
            source,
            row.RequiredWhole("complete_list", 0, 1) == 1);
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

        // a year beyond the horizon is reported already, and a last year of two thousand million would be reported that often
        for (int year = Math.Max(operation.FirstYear, Horizon.Start); year <= Math.Min(operation.LastYear, Horizon.LastPossible); year++)
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
