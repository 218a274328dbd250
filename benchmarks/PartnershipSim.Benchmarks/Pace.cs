using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// How fast the bare year loop is, in a few seconds, and whether it still computes the same bits: what one looks at
/// after every change of the engine. Blocks are timed one by one; the fastest of many is the machine undisturbed.
/// </summary>
/// <param name="Fastest">Microseconds per run in the fastest block.</param>
/// <param name="Median">Microseconds per run in the middle one.</param>
/// <param name="WithoutDraws">Microseconds per run in the fastest block if every draw takes its middle value.</param>
/// <param name="Fingerprint">
/// SHA-256 over every column of every year, in free, deterministic and explained runs.
/// </param>
public sealed record Pace(double Fastest, double Median, double WithoutDraws, string Fingerprint)
{
    public static Pace Measure(int blocks)
    {
        Simulation simulation = new(Baseline.Model);
        for (int warm = 0; warm < 60; warm++)
            simulation.Run(Baseline.Settings, Dice.ForBlock(Baseline.Seed, 0), default(NoObserver));
        Spread drawn = Timed(block => Dice.ForBlock(Baseline.Seed, (uint)(block * Lanes.Count)));
        Spread without = Timed(_ => Dice.Deterministic);
        return new(drawn.Low, drawn.Median, without.Low, FingerprintOf(simulation, blocks: 40));

        Spread Timed(Func<int, Dice> diceOf)
        {
            double[] times = new double[blocks];
            for (int block = 0; block < blocks; block++)
            {
                Dice dice = diceOf(block);
                long start = Stopwatch.GetTimestamp();
                simulation.Run(Baseline.Settings, dice, default(NoObserver));
                times[block] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Lanes.Count;
            }

            return Spread.Of(times);
        }
    }

    private static string FingerprintOf(Simulation simulation, int blocks)
    {
        using Hasher hasher = new();
        for (int block = 0; block < blocks; block++)
            simulation.Run(Baseline.Settings, Dice.ForBlock(Baseline.Seed, (uint)(block * Lanes.Count)), hasher);
        simulation.Run(Baseline.Settings, Dice.Deterministic, hasher);
        simulation.Run(Baseline.Settings, Dice.ForBlock(Baseline.Seed, 0), hasher, new Forgetful());
        return hasher.Digest();
    }

    private readonly struct Forgetful : ILedger
    {
        public void Write(in LedgerLine line)
        {
        }
    }

    private sealed class Hasher : IObserver, IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public void Observe(in Year year, World world)
        {
            foreach (Column column in world.Columns)
                _hash.AppendData(MemoryMarshal.AsBytes(column.Now));
        }

        public string Digest() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public void Dispose() => _hash.Dispose();
    }
}
