using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>How every dial stands in every year.</summary>
internal static class Timetable
{
    /// <summary>What a mechanism's key begins with where parameters, drivers and mechanisms share a place.</summary>
    public const string MechanismPrefix = "mechanisms.";

    /// <summary>The parameter or mechanism of this key, or null.</summary>
    public static Dial? Find(string key) =>
        key.StartsWith(MechanismPrefix, StringComparison.Ordinal)
            ? Mechanisms.All.FirstOrDefault(mechanism => mechanism.Key == key[MechanismPrefix.Length..])
            : ParameterSpace.Find(key);

    /// <summary>One point per year; years without a change share the same object.</summary>
    public static ImmutableArray<ParameterPoint> Of(Scenario scenario)
    {
        ParameterPoint basis = ParameterPoint.Default
            .With(scenario.Parameters.Select(pair => (Dial(pair.Key), pair.Value)))
            .With(scenario.Mechanisms.Select(pair => (Dial(MechanismPrefix + pair.Key), pair.Value ? 1.0 : 0.0)));
        ImmutableArray<Intervention> changes = [.. scenario.Interventions.Where(change => Find(change.Target) is not null)];
        ImmutableArray<ParameterPoint>.Builder points = ImmutableArray.CreateBuilder<ParameterPoint>(scenario.Horizon.Years);
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

    /// <summary>Reports each intervention that drives a dial out of its range, with the first year in which it does.</summary>
    public static void Check(Scenario scenario, Problems problems)
    {
        HashSet<Origin> reported = [];
        for (int year = Horizon.Start; year <= scenario.Horizon.To; year++)
        {
            Dictionary<Dial, double> values = [];
            foreach (Intervention change in scenario.Interventions.Where(change => change.IsActive(year)))
            {
                if (Find(change.Target) is not { } dial)
                    continue;
                double before = values.TryGetValue(dial, out double value) ? value : scenario.Parameters.GetValueOrDefault(dial.Key, dial.Default);
                values[dial] = change.Apply(before);
                if (!dial.Range.Contains(values[dial]) && reported.Add(change.Origin))
                {
                    string text = values[dial].ToString("0.####", CultureInfo.InvariantCulture);
                    problems.Error(
                        change.Origin.File, change.Origin.Line, change.Origin.Column,
                        $"{dial.Key} becomes {text} in {year}, outside {dial.Range}{Page.InUnits(dial.Unit)}");
                }
            }
        }
    }

    private static ParameterPoint Apply(ParameterPoint point, ImmutableArray<Intervention> active)
    {
        foreach (Intervention change in active)
        {
            Dial dial = Dial(change.Target);
            point = point.With(dial, change.Apply(point[dial]));
        }

        return point;
    }

    private static Dial Dial(string key) => Find(key) ?? throw new ArgumentException($"{key} is neither a parameter nor a mechanism");
}
