using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>One point of a study: the scenario it stands for, and which of its axes need a world of their own.</summary>
/// <param name="World">Equal for points that differ in dials only; such points can share a compiled model.</param>
public sealed record StudyPoint(Scenario Scenario, string World)
{
    internal static StudyPoint Of(Study study, ReadOnlySpan<double> values)
    {
        Scenario scenario = study.Base;
        List<string> world = [];
        for (int a = 0; a < study.Axes.Length; a++)
        {
            StudyAxis axis = study.Axes[a];
            if (axis.Key == StudyAxis.ScenarioKey)
            {
                scenario = axis.Scenarios[(int)values[a]] with { Years = scenario.Years, Seed = scenario.Seed };
                world.Add($"{axis.Key}={axis.TextOf(values[a])}");
            }
        }

        for (int a = 0; a < study.Axes.Length; a++)
        {
            StudyAxis axis = study.Axes[a];
            if (axis.Key == StudyAxis.ScenarioKey)
                continue;
            string text = axis.TextOf(values[a]);
            if (axis.ChangesWorld)
            {
                string setting = $"{axis.Key}={text}";
                scenario = SettingReader.Read(scenario, setting).Require();
                world.Add(setting);
            }
            else
            {
                scenario = Turned(scenario, axis.Dial!, axis.SettingOf(values[a]));
            }
        }

        return new(scenario, string.Join('\n', world));
    }

    /// <summary>One dial point per year.</summary>
    /// <exception cref="InvalidScenarioException">An intervention drives a dial out of its range at this point.</exception>
    public ImmutableArray<ParameterPoint> Timetable()
    {
        if (!Scenario.Interventions.IsEmpty)
        {
            Problems problems = new();
            Compilation.Timetable.Check(Scenario, problems);
            if (problems.HasErrors)
                throw new InvalidScenarioException(problems.Sorted());
        }

        return Compilation.Timetable.Of(Scenario);
    }

    private static Scenario Turned(Scenario scenario, Dial dial, double value) => dial is Mechanism
        ? scenario with { Mechanisms = scenario.Mechanisms.SetItem(dial.Key, value > 0) }
        : scenario with { Parameters = scenario.Parameters.SetItem(dial.Key, value) };
}
