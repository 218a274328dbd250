using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>
/// Compares points of the parameters with the fit years. What no observation replaces (attitudes, interoperability,
/// fears) stays simulated; the density of a case is its mean over the replicates of that. All points meet the same
/// draws, so that a difference between two is not chance but points.
/// </summary>
public sealed class FitEngine(FitData data, ulong seed, int threads = 0)
{
    /// <summary>Replicates come in pairs of blocks of eight, so that there are always two halves to compare.</summary>
    public const int LeastReplicates = 2 * Lanes.Count;

    /// <summary>
    /// The form of the distance, raised with every change of what a distance means, so that no calibration goes on with
    /// distances of another form.
    /// </summary>
    public const int Form = 4;

    /// <summary>
    /// How much a log density counts. Cases of one state share the random numbers of a replicate, so they are worth
    /// less than as many independent ones: at 1 the 90 % intervals of simulated histories contained the parameters four
    /// times in five. Chosen so that they contain them nine times in ten (N. Syring, R. Martin 2019, Biometrika 106:
    /// the learning rate of a general posterior).
    /// </summary>
    public const double LearningRate = 0.5;

    /// <summary>A chance that rounds to nothing is no proof.</summary>
    private const double LeastDensity = 1e-12;

    private readonly BlockScheduler<Worker> _scheduler = new(threads, () => new Worker(data));

    public FitData Data => data;

    /// <summary>The fit at each of the timetables, in their order.</summary>
    /// <param name="replicates">A multiple of <see cref="LeastReplicates"/>.</param>
    public Fit[] Of(
        IReadOnlyList<ImmutableArray<ParameterPoint>> timetables, int replicates,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(timetables);
        if (replicates < LeastReplicates || replicates % LeastReplicates != 0)
            throw new ArgumentOutOfRangeException(
                nameof(replicates), replicates, $"choose a multiple of {LeastReplicates}");
        Fit[] fits = new Fit[timetables.Count];
        _scheduler.Run(
            new(fits.Length, (worker, k) => fits[k] = worker.Of(timetables[k], seed, replicates)), cancellation);
        return fits;
    }

    /// <summary>What one thread needs.</summary>
    private sealed class Worker(FitData data)
    {
        private readonly Simulation _simulation = new(data.Model);
        private readonly OneStepAhead _reader = new(data);
        private readonly double[][] _halves = [new double[data.Cases.Length], new double[data.Cases.Length]];

        public Fit Of(ImmutableArray<ParameterPoint> timetable, ulong seed, int replicates)
        {
            Settings settings = Settings.Same(timetable);
            Array.Clear(_halves[0]);
            Array.Clear(_halves[1]);
            for (int block = 0; block < replicates / Lanes.Count; block++)
            {
                _reader.AddTo(_halves[block % 2]);
                _simulation.Run(settings, Dice.ForBlock(seed, (uint)(block * Lanes.Count)), _reader, _reader.Ledger);
            }

            double[] byTask = new double[Enum.GetValues<FitTask>().Length];
            double[] byHalf = new double[2];
            for (int k = 0; k < data.Cases.Length; k++)
            {
                Lanes cost = Cost(
                    2 * (_halves[0][k] + _halves[1][k]), 4 * _halves[0][k], 4 * _halves[1][k], 2 * replicates);
                byTask[(int)data.Cases[k].Task] += cost[0];
                byHalf[0] += cost[1];
                byHalf[1] += cost[2];
            }

            return new([.. byTask], byHalf[0], byHalf[1]);
        }

        // the logarithm that is the same on every machine
        private static Lanes Cost(double all, double even, double odd, double count) =>
            -2 * LearningRate * LaneMath.Log(LaneMath.Max(
                Lanes.From([all, even, odd, count, count, count, count, count]) / count, LeastDensity));
    }
}
