using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// From a point of a study to what can be run: the scenario it lies in, and how the settings stand there. Points that
/// lie in one scenario can share a compiled model.
/// </summary>
public static class StudyPlace
{
    /// <summary>Equal for points of one world: the settings of the axes that are no settings.</summary>
    /// <param name="point">One value per axis, in their order.</param>
    public static string KeyAt(Study study, ReadOnlySpan<double> point)
    {
        ArgumentNullException.ThrowIfNull(study);
        string key = "";
        for (int a = 0; a < study.Axes.Length; a++)
        {
            if (study.Axes[a].ChangesScenario)
                key += $"{study.Axes[a].Key}={study.Axes[a].TextOf(point[a])}\n";
        }

        return key;
    }

    /// <summary>The scenario at a point, its settings still as in the base.</summary>
    public static Scenario ScenarioAt(Study study, ReadOnlySpan<double> point)
    {
        ArgumentNullException.ThrowIfNull(study);
        Scenario scenario = study.Base;
        for (int a = 0; a < study.Axes.Length; a++)
        {
            if (study.Axes[a].Key == StudyAxis.ScenarioKey)
                scenario = study.Axes[a].Scenarios[(int)point[a]] with
                {
                    Years = study.Base.Years,
                    Seed = study.Base.Seed,
                };
        }

        for (int a = 0; a < study.Axes.Length; a++)
        {
            StudyAxis axis = study.Axes[a];
            if (axis.Interventions is not null)
                scenario = scenario with
                {
                    Interventions = scenario.Interventions.AddRange(
                        axis.InterventionsAt(point[a]).Where(change => !IsOfSetting(change))),
                };
            else if (axis.ChangesScenario && axis.Key != StudyAxis.ScenarioKey)
                scenario = SettingReader.Read(scenario, $"{axis.Key}={axis.TextOf(point[a])}").Require();
        }

        return scenario;
    }

    /// <summary>
    /// What a point of the study changes in every year of the timetable of a scenario without interventions; null where
    /// interventions act too, for they act upon what stands there: then see <see cref="Timetable"/>.
    /// </summary>
    public static ImmutableArray<(Setting Setting, double Value)>? ChangesAt(
        Study study, Scenario scenario, ReadOnlySpan<double> point)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Interventions.IsEmpty && study.Axes.All(axis => axis.Interventions is null)
            ? SettingsAt(study, point)
            : null;
    }

    /// <summary>One setting point per year at a point of the study.</summary>
    /// <param name="world">What <see cref="ScenarioAt"/> says of this point.</param>
    /// <exception cref="InvalidScenarioException">An intervention drives a setting out of its range here.</exception>
    public static ImmutableArray<ParameterPoint> Timetable(Study study, Scenario scenario, ReadOnlySpan<double> point)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(scenario);
        for (int a = 0; a < study.Axes.Length; a++)
        {
            StudyAxis axis = study.Axes[a];
            if (axis.Interventions is not null)
                scenario = scenario with
                {
                    Interventions = scenario.Interventions.AddRange(axis.InterventionsAt(point[a]).Where(IsOfSetting)),
                };
        }

        foreach ((Setting setting, double value) in SettingsAt(study, point))
            scenario = setting is Mechanism
                ? scenario with { Mechanisms = scenario.Mechanisms.SetItem(setting.Key, value > 0) }
                : scenario with { Parameters = scenario.Parameters.SetItem(setting.Key, value) };
        if (!scenario.Interventions.IsEmpty)
        {
            Problems problems = new();
            Compilation.Timetable.Check(scenario, problems);
            if (problems.HasErrors)
                throw new InvalidScenarioException(problems.Sorted());
        }

        return Compilation.Timetable.Of(scenario);
    }

    // what the axes of parameters and mechanisms set
    private static ImmutableArray<(Setting Setting, double Value)> SettingsAt(Study study, ReadOnlySpan<double> point)
    {
        ImmutableArray<(Setting, double)>.Builder settings =
            ImmutableArray.CreateBuilder<(Setting, double)>(study.Axes.Length);
        for (int a = 0; a < study.Axes.Length; a++)
        {
            StudyAxis axis = study.Axes[a];
            if (axis.Interventions is null && axis.Setting is { } setting)
                settings.Add((setting, setting is Mechanism ? point[a] > 0 ? 1 : 0 : axis.SettingOf(point[a])));
        }

        return settings.ToImmutable();
    }

    // drivers belong to the scenario, settings to the timetable; neither sees the other's interventions, so each keeps
    // the order of the axes
    private static bool IsOfSetting(Intervention change) => Compilation.Timetable.Find(change.Target) is not null;
}
