using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Golden;

/// <summary>
/// The parameters of the golden files: version 1.0 of the model description, with every term that came later at the
/// value at which it vanishes. Worked examples and golden values are held at these, whatever the defaults have become
/// since.
/// </summary>
internal static class Specified
{
    /// <summary>name, mark, unit, default, low, high, grade; by name.</summary>
    public static ImmutableSortedDictionary<string, string[]> Table { get; } = File
        .ReadAllLines(Path.Combine(Repository.Tests, "Golden", "parameters.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToImmutableSortedDictionary(cells => cells[0], cells => cells);

    public static ParameterPoint Point { get; } = ParameterSpace.Default.With(Table.Select(
        row => ((Setting)ParameterSpace.Find(row.Key)!, ValueOf(row.Value))));

    /// <summary>The scenario at these parameters.</summary>
    public static Scenario At(Scenario scenario) =>
        scenario with
        {
            Parameters = scenario.Parameters.SetItems(Table.Select(row => KeyValuePair.Create(
                row.Key, ValueOf(row.Value)))),
        };

    /// <summary>What differs from the defaults, as typed on a command line: key=value.</summary>
    public static IEnumerable<string> Differences =>
        Table.Where(row => ParameterSpace.Find(row.Key)!.Default != ValueOf(row.Value))
            .Select(row => $"{row.Key}={row.Value[3]}");

    private static double ValueOf(string[] cells) => double.Parse(cells[3], CultureInfo.InvariantCulture);
}
