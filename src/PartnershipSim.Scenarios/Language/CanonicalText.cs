using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Scenarios.Language;

/// <summary>
/// Writes down what in a scenario can change a number, line by line, in one fixed form. The checksum of a scenario is
/// that of these lines: a change of form changes every checksum.
/// </summary>
internal static class CanonicalText
{
    private const string Indent = "  ";

    /// <summary>Of what changes no number.</summary>
    public static IEnumerable<string> Nothing(Scenario scenario) => [];

    public static IEnumerable<string> Years(Scenario scenario) =>
        [$"years: {{ from: {scenario.Years.From}, to: {scenario.Years.To} }}"];

    public static IEnumerable<string> NudgedTo(Scenario scenario) => scenario.NudgedTo switch
    {
        null => [],
        Scenario.Never => ["nudged_to: never"],
        int year => [$"nudged_to: {Whole(year)}"],
    };

    /// <summary>With all that it changes: the file of coded dates has no checksum of its own.</summary>
    public static IEnumerable<string> Dates(Scenario scenario) => scenario.Dates is not { } dates
        ? []
        : ["dates: as_coded", .. dates.Differences(scenario.Data).Select(line => $"  # {line}")];

    public static IEnumerable<string> Seed(Scenario scenario) => [$"seed: {scenario.Seed}"];

    public static IEnumerable<string> Parameters(Scenario scenario) =>
        Block("parameters", scenario.Parameters.Where(IsChanged).Select(pair => $"{pair.Key}: {Number(pair.Value)}"));

    public static IEnumerable<string> Mechanisms(Scenario scenario) =>
        Block("mechanisms", scenario.Mechanisms.Where(pair => !pair.Value).Select(pair => $"{pair.Key}: off"));

    public static IEnumerable<string> Programmes(Scenario scenario) =>
        Block(
            "programmes",
            scenario.Programmes.Where(row => !Programme.BuiltIn.Contains(row))
                .OrderBy(row => row.Key, StringComparer.Ordinal).Select(Row));

    public static IEnumerable<string> Operations(Scenario scenario) =>
        Block("operations", scenario.Operations.OrderBy(row => row.Name, StringComparer.Ordinal).Select(Row));

    public static IEnumerable<string> Drivers(Scenario scenario) =>
        Block(
            "drivers",
            [
                .. scenario.Drivers.World.Select(pair => $"{pair.Key}: {Series(pair.Value)}"),
                .. scenario.Drivers.States.Select(pair => $"{pair.Key}: {Series(pair.Value)}"),
                .. scenario.Drivers.Calendar.Select(
                    pair => $"{pair.Key}: {(pair.Value == CalendarDriver.Never ? "never" : Whole(pair.Value))}"),
            ]);

    public static IEnumerable<string> Interventions(Scenario scenario) =>
        Block("interventions", scenario.Interventions.Select(Of));

    public static IEnumerable<string> ReportedStates(Scenario scenario) =>
        scenario.ReportedStates.IsEmpty ? [] : [$"states: [{string.Join(", ", scenario.ReportedStates)}]"];

    public static IEnumerable<string> ReportedOutcomes(Scenario scenario) =>
        scenario.Outcomes.IsEmpty ? [] : [$"outcomes: [{string.Join(", ", scenario.Outcomes)}]"];

    /// <summary>One intervention in one line.</summary>
    public static string Of(Intervention change) =>
        $"- {{ from: {change.From}{Optional("to", change.To)}, {change.Act.ToString().ToLowerInvariant()}: "
        + $"{{ {change.Target}: {Number(change.Value)} }}{(change.Where is null ? "" : $", where: {change.Where}")} }}";

    private static bool IsChanged(KeyValuePair<string, double> pair) =>
        ParameterSpace.Find(pair.Key)?.Default != pair.Value;

    private static string Row(Programme row)
    {
        string eligible = row.Eligible is null ? "" : $", eligible: {row.Eligible}";
        return $"{row.Key}: {{ interoperability: {Number(row.Interoperability)}, teaching: {Number(row.Teaching)}, "
            + $"material: {Number(row.Material)}{Optional("from", row.From)}{Optional("until", row.Until)}"
            + $"{(row.Money > 0 ? $", money: {Number(row.Money)}" : "")}{eligible}{Suspended(row)} }}";
    }

    private static string Suspended(Programme row) => row.Suspended.IsEmpty
        ? ""
        : $", suspended: [{string.Join(", ", row.Suspended.Select(Suspended))}]";

    private static string Suspended(Suspension pause) =>
        $"{{ from: {Whole(pause.From)}{Optional("to", pause.To)}"
        + $"{(pause.Where is null ? "" : $", where: {pause.Where}")} }}";

    private static string Row(OperationChange row)
    {
        string lead = row.Lead is { } value ? $", lead: {value.ToString().ToLowerInvariant()}" : "";
        string predecessor = row.Predecessor is null ? "" : $", predecessor: {row.Predecessor}";
        return $"{row.Name}: {{ requested: {Series(row.Requested)}{Optional("from", row.From)}"
            + $"{Optional("until", row.Until)}{Optional("lat", row.Latitude)}{Optional("lon", row.Longitude)}{lead}"
            + $"{Optional("legitimacy", row.Legitimacy)}{Optional("risk", row.Risk)}{predecessor}"
            + $"{Optional("scale", row.Scale)} }}";
    }

    private static string Series(ImmutableSortedDictionary<int, double> knots) =>
        $"{{ {string.Join(", ", knots.Select(knot => $"{Whole(knot.Key)}: {Number(knot.Value)}"))} }}";

    private static string Optional(string key, double? value) =>
        value is { } number ? $", {key}: {Number(number)}" : "";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Block(string key, IEnumerable<string> lines)
    {
        ImmutableArray<string> inner = [.. lines.Select(line => Indent + line)];
        return inner.IsEmpty ? [] : [key + ":", .. inner];
    }
}
