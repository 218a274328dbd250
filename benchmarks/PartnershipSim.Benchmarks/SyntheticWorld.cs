using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// The baseline with more or fewer states: the lead power and the threat source once, every other state as often as it
/// takes, each copy with an address of its own. What is asked of the operations grows with the number of states, so
/// that as large a share of them takes part.
/// </summary>
public static class SyntheticWorld
{
    public static CompiledModel Of(int states)
    {
        CompiledModel real = Baseline.Model;
        int[] poles = [.. Enumerable.Range(0, real.States.Length).Where(i => !real.States[i].MayContribute)];
        int[] others = [.. Enumerable.Range(0, real.States.Length).Where(i => real.States[i].MayContribute)];

        // a step that shares no factor with the number of the others meets each of them once before it meets one again
        const int step = 20;
        int[] from =
        [
            .. poles,
            .. Enumerable.Range(0, states - poles.Length).Select(k => others[k * step % others.Length]),
        ];
        double scale = (double)states / real.States.Length;
        DriverValues drivers = real.Drivers;
        return real with
        {
            States = [.. from.Select((source, i) => real.States[source] with { Address = (uint)i })],
            Drivers = new(driver => drivers[driver], driver => EachYear(drivers[driver]))
            {
                Gdp = EachYear(drivers.Gdp),
                GrowthMean = EachYear(drivers.GrowthMean),
                GrowthSpread = Each(drivers.GrowthSpread),
                Population = EachYear(drivers.Population),
                SpendingShare = EachYear(drivers.SpendingShare),
                InitialStrength = Each(drivers.InitialStrength),
                CanContribute = EachYear(drivers.CanContribute),
                RelativeDistance = EachYear(drivers.RelativeDistance),
                Conflict = EachYear(drivers.Conflict),
                AccessionYear = Each(drivers.AccessionYear),
                TakesPart = EachYear(drivers.TakesPart),
                InteroperabilityWeight = EachYear(drivers.InteroperabilityWeight),
                TeachingWeight = EachYear(drivers.TeachingWeight),
                MaterialWeight = EachYear(drivers.MaterialWeight),
                Requested = [.. drivers.Requested.Select(years => years.Select(troops => troops * scale).ToArray())],
                DistanceToOperation = EachYear(drivers.DistanceToOperation),
            },
        };

        T[] Each<T>(T[] values) => [.. from.Select(source => values[source])];

        T[][] EachYear<T>(T[][] values) => [.. values.Select(year => year.Length == 0 ? year : Each(year))];
    }
}
