using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Scenarios;

/// <summary>
/// Writes down everything about a scenario that can change a number, in one fixed order: two scenarios that mean the same have the same
/// text, however they were typed. Names, questions, reasons and expectations are left out.
/// </summary>
internal static class CanonicalText
{
    public static string Of(Scenario scenario)
    {
        StringBuilder text = new();
        Line(text, 0, $"years: {{ from: {scenario.Years.From}, to: {scenario.Years.To} }}");
        Line(text, 0, $"seed: {scenario.Seed}");
        Block(text, "parameters", scenario.Parameters.Where(IsChanged).Select(pair => $"{pair.Key}: {Number(pair.Value)}"));
        Block(text, "mechanisms", scenario.Mechanisms.Where(pair => !pair.Value).Select(pair => $"{pair.Key}: off"));
        Block(text, "programmes", scenario.Programmes.Where(row => !Programme.BuiltIn.Contains(row)).OrderBy(row => row.Key, StringComparer.Ordinal).Select(Row));
        Block(text, "operations", scenario.Operations.OrderBy(row => row.Name, StringComparer.Ordinal).Select(Row));
        Block(text, "drivers", Drivers(scenario.Drivers));
        Block(text, "interventions", scenario.Interventions.Select(Row));
        if (!scenario.ReportedStates.IsEmpty)
            Line(text, 0, $"states: [{string.Join(", ", scenario.ReportedStates)}]");
        if (!scenario.Outcomes.IsEmpty)
            Line(text, 0, $"outcomes: [{string.Join(", ", scenario.Outcomes)}]");
        return text.ToString();
    }

    /// <summary>One intervention in one line.</summary>
    public static string Of(Intervention change) => Row(change);

    /// <summary>SHA-256 of a text, lower-case hexadecimal.</summary>
    public static string Hash(string text) => Checksum.Of(text);

    private static bool IsChanged(KeyValuePair<string, double> pair) => ParameterSpace.Find(pair.Key)?.Default != pair.Value;

    private static IEnumerable<string> Drivers(DriverSettings drivers) =>
    [
        .. drivers.World.Select(pair => $"{pair.Key}: {Series(pair.Value)}"),
        .. drivers.States.Select(pair => $"{pair.Key}: {Series(pair.Value)}"),
        .. drivers.Calendar.Select(pair => $"{pair.Key}: {(pair.Value == CalendarDriver.Never ? "never" : Whole(pair.Value))}"),
    ];

    private static string Row(Programme row)
    {
        string eligible = row.Eligible is null ? "" : $", eligible: {row.Eligible}";
        return $"{row.Key}: {{ interoperability: {Number(row.Interoperability)}, teaching: {Number(row.Teaching)}, material: {Number(row.Material)}"
            + $"{Optional("from", row.From)}{Optional("until", row.Until)}{eligible} }}";
    }

    private static string Row(OperationChange row)
    {
        string lead = row.Lead is { } value ? $", lead: {value.ToString().ToLowerInvariant()}" : "";
        string predecessor = row.Predecessor is null ? "" : $", predecessor: {row.Predecessor}";
        return $"{row.Name}: {{ requested: {Series(row.Requested)}{Optional("from", row.From)}{Optional("until", row.Until)}{Optional("lat", row.Latitude)}"
            + $"{Optional("lon", row.Longitude)}{lead}{Optional("legitimacy", row.Legitimacy)}{Optional("risk", row.Risk)}{predecessor} }}";
    }

    private static string Row(Intervention change) =>
        $"- {{ from: {change.From}{Optional("to", change.To)}, {change.Act.ToString().ToLowerInvariant()}: {{ {change.Target}: {Number(change.Value)} }}"
        + $"{(change.Where is null ? "" : $", where: {change.Where}")} }}";

    private static string Series(ImmutableSortedDictionary<int, double> knots) =>
        $"{{ {string.Join(", ", knots.Select(knot => $"{Whole(knot.Key)}: {Number(knot.Value)}"))} }}";

    private static string Optional(string key, double? value) => value is { } number ? $", {key}: {Number(number)}" : "";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Block(StringBuilder text, string key, IEnumerable<string> lines)
    {
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (isFirst)
                Line(text, 0, key + ":");
            Line(text, 1, line);
            isFirst = false;
        }
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', 2 * depth).Append(line).Append('\n');
}
