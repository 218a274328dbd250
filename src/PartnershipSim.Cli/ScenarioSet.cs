using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Cli;

/// <summary>
/// Several scenarios, compiled so that they can be compared with the first: same states, same years, same random
/// streams.
/// </summary>
internal sealed class ScenarioSet
{
    private ScenarioSet(ImmutableArray<Scenario> scenarios, OutcomeYears years, ImmutableArray<Compiled> compiled)
    {
        Years = years;
        Scenarios = scenarios;
        Models = [.. compiled.Select(each => each.Model)];
        Fills = compiled[0].Fills;
    }

    public ImmutableArray<Scenario> Scenarios { get; }

    public ImmutableArray<CompiledModel> Models { get; }

    /// <summary>The years over which outcomes are taken.</summary>
    public OutcomeYears Years { get; }

    /// <summary>What had to be filled in the data of the first.</summary>
    public ImmutableArray<Fill> Fills { get; }

    public IEnumerable<string> Names => Scenarios.Select(scenario => scenario.Name);

    /// <summary>
    /// Loads the files. Seed and replicates are those of the first. Outcomes are taken over <paramref name="years"/>,
    /// or else over the years that the others ask about, who must agree; all run to the last year that any needs.
    /// </summary>
    public static ScenarioSet Load(
        ParseResult parsed, CommonOptions common, IEnumerable<string> paths, Years? years = null)
    {
        Scenario[] scenarios = [.. paths.Select(path => common.Load(parsed, path))];
        Years[] asked = years is null
            ? [.. scenarios.Skip(1).Select(scenario => scenario.Years).Distinct()]
            : [years];
        if (asked.Length > 1)
            throw new UsageException(
                "the scenarios ask about different years "
                + $"({string.Join(", ", asked.Select(span => $"{span.From}-{span.To}"))}): compare them one by one, or "
                + "name the years with --years");
        int last = Math.Max(asked[0].To, scenarios.Max(scenario => scenario.Horizon.To));
        scenarios =
        [
            .. scenarios.Select(scenario => scenario with
            {
                Seed = scenarios[0].Seed,
                Replicates = scenarios[0].Replicates,
                Years = new(asked[0].From, last),
            }),
        ];
        string[] repeated =
        [
            .. scenarios.GroupBy(scenario => scenario.Name).Where(same => same.Count() > 1).Select(same => same.Key),
        ];
        if (repeated.Length > 0)
            throw new UsageException($"{repeated[0]} is named twice: a scenario is compared with others");
        foreach (Scenario scenario in scenarios)
        {
            if (!scenario.Data.Countries.Select(country => country.Iso3).SequenceEqual(
                scenarios[0].Data.Countries.Select(country => country.Iso3)))
                throw new UsageException(
                    $"{scenarios[0].Name} and {scenario.Name} use data of different states: "
                    + "only scenarios with the same states can be compared");
        }

        return new([.. scenarios], new(asked[0].From, asked[0].To), Compiler.CompileTogether(scenarios));
    }

    public ImmutableArray<Arm> Arms() => [.. Scenarios.Zip(Models, (scenario, model) => new Arm(scenario.Name, model))];

    /// <summary>The scenarios that are compared with the first.</summary>
    public IEnumerable<(Scenario Scenario, CompiledModel Model)> Others() => Scenarios.Zip(Models).Skip(1);
}
