using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

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
