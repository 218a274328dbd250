using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>How every setting stands in every year.</summary>
internal static class Timetable
{
    /// <summary>What a mechanism's key begins with where parameters, drivers and mechanisms share a place.</summary>
    public const string MechanismPrefix = "mechanisms.";

    /// <summary>The parameter or mechanism of this key, or null.</summary>
    public static Setting? Find(string key) =>
        key.StartsWith(MechanismPrefix, StringComparison.Ordinal)
            ? Mechanisms.All.FirstOrDefault(mechanism => mechanism.Key == key[MechanismPrefix.Length..])
            : ParameterSpace.Find(key);

    /// <summary>One point per year; years without a change share the same object.</summary>
    public static ImmutableArray<ParameterPoint> Of(Scenario scenario)
    {
        ParameterPoint basis = ParameterSpace.Default
            .With(scenario.Parameters.Select(pair => (Setting(pair.Key), pair.Value)))
            .With(scenario.Mechanisms.Select(pair => (Setting(MechanismPrefix + pair.Key), pair.Value ? 1.0 : 0.0)));
        ImmutableArray<Intervention> changes = [.. scenario.Interventions.Where(
            change => Find(change.Target) is not null)];
        ImmutableArray<ParameterPoint>.Builder points =
            ImmutableArray.CreateBuilder<ParameterPoint>(scenario.Horizon.Years);
        ImmutableArray<Intervention> before = [];
        for (int year = Horizon.Start; year <= scenario.Horizon.To; year++)
        {
            ImmutableArray<Intervention> active = [.. changes.Where(change => change.IsActive(year))];
            bool isUnchanged = points.Count > 0 && active.SequenceEqual(before);
            points.Add(isUnchanged ? points[^1] : Apply(basis, active));
            before = active;
        }

        return points.MoveToImmutable();
    }

    /// <summary>
    /// Reports each intervention that drives a setting out of its range, with the first year in which it does.
    /// </summary>
    public static void Check(Scenario scenario, Problems problems)
    {
        HashSet<Origin> reported = [];
        for (int year = Horizon.Start; year <= scenario.Horizon.To; year++)
        {
            Dictionary<Setting, double> values = [];
            foreach (Intervention change in scenario.Interventions.Where(change => change.IsActive(year)))
            {
                if (Find(change.Target) is not { } setting)
                    continue;
                double before = values.TryGetValue(setting, out double value)
                    ? value
                    : scenario.Parameters.GetValueOrDefault(setting.Key, setting.Default);
                values[setting] = change.Apply(before);
                if (!setting.Range.Contains(values[setting]) && reported.Add(change.Origin))
                {
                    string text = values[setting].ToString("0.####", CultureInfo.InvariantCulture);
                    problems.Error(
                        change.Origin.File, change.Origin.Line, change.Origin.Column,
                        $"{setting.Key} becomes {text} in {year}, "
                        + $"outside {setting.Range}{ValueReader.InUnits(setting.Unit)}");
                }
            }
        }
    }

    private static ParameterPoint Apply(ParameterPoint point, ImmutableArray<Intervention> active)
    {
        foreach (Intervention change in active)
        {
            Setting setting = Setting(change.Target);
            point = point.With(setting, change.Apply(point[setting]));
        }

        return point;
    }

    private static Setting Setting(string key) =>
        Find(key) ?? throw new ArgumentException($"{key} is neither a parameter nor a mechanism");
}
