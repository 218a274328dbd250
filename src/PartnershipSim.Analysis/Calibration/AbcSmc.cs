using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>The fit of each point of a population to the observations, over so many replicates.</summary>
public delegate Fit[] PopulationFit(IReadOnlyList<double[]> units, int replicates);

/// <summary>
/// Approximate Bayesian computation by sequential Monte Carlo (P. Del Moral, A. Doucet, A. Jasra 2012, Statistics and
/// Computing 22; C. Drovandi, A. Pettitt 2011, Biometrics 67). The tolerance falls to the best quarter of each
/// population; the others are replaced by copies of the survivors, which then move under a kernel that leaves the
/// accepted region's uniform distribution as it is. All draws have addresses: the number of threads, or a stop and a
/// new start between two generations, cannot be seen in the result.
/// </summary>
public sealed class AbcSmc
{
    /// <summary>The share of a population that survives a generation: one in four.</summary>
    private const int SurvivorShare = 4;

    /// <summary>Moves of each copy: enough that hardly one stays where it was copied from, within reason.</summary>
    private const int FewestMoves = 3, MostMoves = 12;

    /// <summary>
    /// Moves of every point in each round at the goal, so that no two remember their common ancestor.
    /// </summary>
    private const int LastMoves = 20;

    /// <summary>Replicates are doubled until their noise is below this share of the excess over the best.</summary>
    private const double TolerableNoise = 0.25;

    private const int MostReplicates = 128;

    /// <summary>Survivors at even and at odd places.</summary>
    private static readonly int[] Halves = [0, 1];

    /// <summary>A descent that gains less than this has ended at the noise.</summary>
    private const double LeastGain = 0.05;

    private readonly int _dimensions;
    private readonly int _population;
    private readonly ulong _seed;
    private readonly PopulationFit _fit;

    /// <param name="dimensions">Axes.</param>
    /// <param name="population">Points.</param>
    /// <param name="fit">Must not depend on anything but the points and the number of replicates.</param>
    public AbcSmc(int dimensions, int population, ulong seed, PopulationFit fit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(population, LeastPopulation(dimensions));
        _dimensions = dimensions;
        _population = population;
        _seed = seed;
        _fit = fit;
    }

    /// <summary>
    /// A quarter of the points must show the shape of what is accepted, half of them at a time: fewer than these
    /// cannot.
    /// </summary>
    public static int LeastPopulation(int dimensions) => Math.Max(40, 12 * dimensions);

    /// <summary>Generation 0: points all over the ranges.</summary>
    public Generation Start()
    {
        DesignDice dice = new(DesignDice.Calibration, _seed);
        double[][] units = [.. Enumerable.Range(0, _population)
            .Select(p => Enumerable.Range(0, _dimensions).Select(j => dice.Uniform((uint)j, (uint)p)).ToArray())];
        Particle[] population = Fitted(units, FitEngine.LeastReplicates);
        return new(
            0, population.Max(each => each.Distance), FitEngine.LeastReplicates, NoiseOf(population), 1,
            _population, BestOf(population), population);
    }

    /// <summary>
    /// The next generation. Once the tolerance has reached its goal, all points go on moving there until they say the
    /// same goal themselves.
    /// </summary>
    public Generation Next(Generation generation)
    {
        ArgumentNullException.ThrowIfNull(generation);
        generation = Quieten(generation);
        Particle[] sorted = [.. generation.Population.OrderBy(each => each.Distance)];
        Particle[] survivors = sorted[..Math.Max(2, sorted.Length / SurvivorShare)];
        Particle best = BestOf([.. survivors, generation.Best]);
        long evaluations = generation.Evaluations;
        double goal = best.Distance + generation.GoalExcess;
        double tolerance = survivors[^1].Distance;
        if (tolerance < goal + 2 * generation.GoalExcess)
        {
            Gaussian metric = Gaussian.Of([.. survivors.Select(each => each.Unit)]);
            best = new Descent(_fit, generation.Replicates).From(best, metric, LeastGain, ref evaluations);
            goal = best.Distance + generation.GoalExcess;
        }

        bool settles = tolerance <= goal;
        if (settles)
        {
            tolerance = goal;
            survivors = [.. sorted.Where(each => each.Distance <= tolerance)];
        }

        Gaussian[] shapes = [.. Halves.Select(
            half => Gaussian.Of([.. survivors.Where((_, place) => place % 2 == half).Select(each => each.Scores)]))];
        Population moving = new(this, (uint)generation.Number + 1, tolerance, generation.Replicates, shapes);
        int[] all = [.. Enumerable.Range(0, _population).Select(place => place % survivors.Length)];
        Particle[] moved = settles
            ? moving.Move(survivors, all, LastMoves, LastMoves)
            : [.. survivors, .. moving.Move(survivors, all[survivors.Length..], FewestMoves, MostMoves)];
        best = BestOf([best, .. moved]);
        return new(
            generation.Number + 1, tolerance, generation.Replicates, NoiseOf(moved),
            moving.Accepted / (double)Math.Max(1, moving.Proposed), evaluations + moving.Proposed, best, moved)
        { Settled = settles ? Math.Abs(generation.Settled) + 1 : -Math.Abs(generation.Settled) };
    }

    // what chance decides must not be mistaken for a fit: more replicates until their noise is small beside what is
    // still to be told apart
    private Generation Quieten(Generation generation)
    {
        while (generation.Replicates < MostReplicates && generation.Noise
            > TolerableNoise * Math.Max(generation.GoalExcess, generation.Tolerance - generation.Best.Distance))
        {
            int replicates = 2 * generation.Replicates;
            Particle[] fitted = Fitted(
                [.. generation.Population.Select(each => each.Unit), generation.Best.Unit], replicates);
            generation = generation with
            {
                Replicates = replicates,
                Population = fitted[..^1],
                Tolerance = fitted[..^1].Max(each => each.Distance),
                Noise = NoiseOf(fitted[..^1]),
                Best = BestOf(fitted),
                Evaluations = generation.Evaluations + fitted.Length,
            };
        }

        return generation;
    }

    private Particle[] Fitted(IReadOnlyList<double[]> units, int replicates) =>
        [.. units.Zip(_fit(units, replicates), (unit, fit) => new Particle(unit, fit))];

    private static Particle BestOf(IEnumerable<Particle> particles) => particles.MinBy(each => each.Distance)!;

    private static double NoiseOf(IReadOnlyList<Particle> particles)
    {
        double[] halves = [.. particles.Select(each => (each.Fit.Even - each.Fit.Odd) / 2)];
        return Math.Sqrt(Sample.Variance(halves));
    }

    /// <summary>
    /// Points on the move within one tolerance. In normal scores the prior is standard normal and the kernel a normal
    /// like the population: every other move is a fresh draw from it, the others are steps. A point moves under the
    /// shape of the half to which it does not belong: in many dimensions a normal fits the points it was made from so
    /// much better than any others that they would gather in its middle.
    /// </summary>
    private sealed class Population(AbcSmc owner, uint generation, double tolerance, int replicates, Gaussian[] shapes)
    {
        private const uint MovesPerPoint = 64;

        private readonly DesignDice _proposal = new(DesignDice.Proposal, owner._seed);
        private readonly DesignDice _acceptance = new(DesignDice.Acceptance, owner._seed);

        public int Proposed { get; private set; }

        public int Accepted { get; private set; }

        /// <summary>
        /// So many moves of every point that, at the rate at which they are accepted, one in twenty stays where it is.
        /// </summary>
        /// <param name="places">From which of the survivors each begins.</param>
        public Particle[] Move(Particle[] survivors, int[] places, int fewest, int most)
        {
            Particle[] now = [.. places.Select(place => survivors[place])];
            Gaussian[] shapeOf = [.. places.Select(place => shapes[1 - place % 2])];
            for (
                int move = 0; move < most && (move < fewest || Math.Pow(1 - Accepted / (double)Proposed, move) > 0.05);
                move++)
                Once(now, shapeOf, move);
            return now;
        }

        // whether a proposal may be made at all is decided before it is compared with the observations: most of the
        // cost is there
        private void Once(Particle[] now, Gaussian[] shapeOf, int move)
        {
            bool isFresh = move % 2 == 0;
            (int Place, double[] Scores, double[] Unit)[] proposals =
            [
                .. Enumerable.Range(0, now.Length)
                    .Select(place => (
                        Place: place, Scores: Propose(shapeOf[place], now[place].Scores, isFresh, Draw(place, move))))
                    .Where(proposal => IsLikely(
                        shapeOf[proposal.Place], now[proposal.Place].Scores, proposal.Scores, isFresh,
                        Draw(proposal.Place, move)))
                    .Select(proposal => (
                        proposal.Place, proposal.Scores, proposal.Scores.Select(NormalScores.ToUnit).ToArray())),
            ];
            Fit[] fits = owner._fit([.. proposals.Select(proposal => proposal.Unit)], replicates);
            Proposed += now.Length;
            for (int k = 0; k < proposals.Length; k++)
            {
                if (fits[k].Distance > tolerance)
                    continue;
                now[proposals[k].Place] = new(proposals[k].Unit, fits[k]) { Scores = proposals[k].Scores };
                Accepted++;
            }
        }

        private static uint Draw(int place, int move) => (uint)place * MovesPerPoint + (uint)move;

        // 2.38/sqrt(d): A. Gelman, G. Roberts, W. Gilks 1996
        private double[] Propose(Gaussian shape, double[] from, bool isFresh, uint draw) =>
            isFresh
                ? shape.Draw(_proposal, draw, generation)
                : shape.Step(_proposal, draw, generation, from, 2.38 / Math.Sqrt(shape.Dimensions));

        // Metropolis-Hastings but for the likelihood, which here is 1 within the tolerance and 0 beyond
        private bool IsLikely(Gaussian shape, double[] from, double[] to, bool isFresh, uint draw)
        {
            double logRatio = 0.5 * (SquaredLength(from) - SquaredLength(to));
            if (isFresh)
                logRatio += 0.5 * (shape.SquaredDistance(to) - shape.SquaredDistance(from));
            return LaneMath.Log(_acceptance.Uniform(0, draw, generation))[0] < logRatio;
        }

        private static double SquaredLength(double[] scores) => scores.Sum(score => score * score);
    }
}
