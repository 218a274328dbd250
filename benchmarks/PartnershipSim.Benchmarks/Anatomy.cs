using System.Collections.Immutable;
using System.Diagnostics;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Benchmarks;

/// <summary>Where the time of a run goes: per part, microseconds per run and share of the run.</summary>
public sealed record Anatomy(ImmutableArray<(string Part, double MicrosecondsPerRun, double Share)> Parts)
{
    /// <summary>
    /// Lets the simulation run and, after each of its years, a second cast of submodels play the next year on the same
    /// world, each with a stopwatch: they write what the simulation is about to write anyway.
    /// </summary>
    public static Anatomy Measure(int blocks)
    {
        Rehearsal rehearsal = new();
        Simulation simulation = new(Baseline.Model);
        Play(blocks / 4, simulation, rehearsal);
        rehearsal.Forget();
        Play(blocks, simulation, rehearsal);

        double total = rehearsal.Ticks.Sum();
        double perRun = 1e6 / Stopwatch.Frequency / (blocks * Lanes.Count);
        return new([.. rehearsal.Cast.Select((submodel, place) => (
            submodel.Card.Name, rehearsal.Ticks[place] * perRun, rehearsal.Ticks[place] / total))]);
    }

    private static void Play(int blocks, Simulation simulation, Rehearsal rehearsal)
    {
        for (int block = 0; block < blocks; block++)
        {
            rehearsal.Dice = Dice.ForBlock(Baseline.Seed, (uint)(block * Lanes.Count));
            simulation.Run(Baseline.Settings, rehearsal.Dice, rehearsal);
        }
    }

    private sealed class Rehearsal : IObserver
    {
        public ImmutableArray<ISubmodel> Cast { get; } = Schedule.Of(Baseline.Model);

        public long[] Ticks { get; } = new long[Schedule.Of(Baseline.Model).Length];

        public Dice Dice { get; set; } = Dice.Deterministic;

        public void Forget() => Array.Clear(Ticks);

        public void Observe(in Year year, World world)
        {
            int index = year.Index + 1;
            if (index == Baseline.Model.Horizon.Years)
                return;
            Year next = new(Baseline.Model, index, Baseline.Settings.ForYear(index), Dice);
            for (int place = 0; place < Cast.Length; place++)
            {
                long start = Stopwatch.GetTimestamp();
                Cast[place].Advance(next, world, default(ClosedLedger));
                Ticks[place] += Stopwatch.GetTimestamp() - start;
            }
        }
    }
}
