using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// The effect of one scenario against another, split among the mechanisms: v(S) = Q(OTHER with mechanisms S) - Q(BASE
/// with S), every coalition of the five attributed mechanisms run in both scenarios under common random numbers;
/// conditionality and pooling stay as they are and are reported as single contrasts.
/// </summary>
public sealed class Attribution
{
    private readonly Bootstrap _bootstrap;
    private readonly RunPlan _plan;
    private readonly Differences _differences;

    private Attribution(Differences differences, RunPlan plan, double? programmeMoneySaved)
    {
        ProgrammeMoneySaved = programmeMoneySaved;
        _differences = differences;
        _plan = plan;
        _bootstrap = Bootstrap.OfReplicates(plan.Replicates, plan.Seed);
    }

    /// <summary>The players, in the order of the bits of a coalition.</summary>
    public static ImmutableArray<Mechanism> Players => Mechanisms.Attributed;

    /// <summary>
    /// Programme money that BASE allocates and OTHER does not, m$ summed over the outcome years: partnership.budget is
    /// spent for partners as long as there are any. Null if the other scenario allocates as much or more.
    /// </summary>
    public double? ProgrammeMoneySaved { get; }

    /// <summary>
    /// The mechanisms that are reported as single contrasts: the effect with all on minus the effect without this one.
    /// </summary>
    public static ImmutableArray<Mechanism> Contrasts { get; } = [Mechanisms.Conditionality, Mechanisms.Pooling];

    /// <summary>Runs every coalition in both scenarios.</summary>
    public static Attribution Run(
        CompiledModel @base, CompiledModel other, RunPlan plan, OutcomeYears years,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(plan);
        Comparison.CheckAlike(@base, other);
        int coalitions = 1 << Players.Length;
        ImmutableArray<Arm>.Builder arms = ImmutableArray.CreateBuilder<Arm>();
        foreach (CompiledModel world in (CompiledModel[])[@base, other])
        {
            for (int coalition = 0; coalition < coalitions; coalition++)
            {
                int present = coalition;
                arms.Add(new(
                    $"{coalition}", world, world.Timetable.Without(Players.Where((_, p) => (present >> p & 1) == 0))));
            }

            foreach (Mechanism contrast in Contrasts)
                arms.Add(new($"without {contrast.Key}", world, world.Timetable.Without([contrast])));
        }

        Differences differences = new(arms.Count / 2, Group.Of(@base), plan.Replicates);
        BlockRunner.Run(arms.ToImmutable(), plan, years, differences, progress, cancellation);
        double saved = Allocated(@base, years) - Allocated(other, years);
        return new(differences, plan, saved > 0 ? saved : null);
    }

    /// <summary>Programme money over the outcome years, million US$: what the programmes may spend.</summary>
    public static double Allocated(CompiledModel model, OutcomeYears years)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Enumerable.Range(years.From, years.To - years.From + 1)
            .Sum(year => model.Timetable[Horizon.IndexOf(year)][Model.Submodels.Incentives.ProgrammeBudget]
                + model.Drivers.OwnMoneyIn(Horizon.IndexOf(year)).Sum());
    }

    /// <summary>The shares of the mechanisms in the effect on one outcome of one subject.</summary>
    public Shares Of(Outcome outcome, string subject)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        int coalitions = 1 << Players.Length;
        double[][] effects = [.. Enumerable.Range(0, coalitions + Contrasts.Length)
            .Select(pair => _differences.Of(pair, outcome, subject))];
        double[][] worth = effects[..coalitions];

        double[] mean = [.. worth.Select(v => Sample.Mean(v))];
        double[] values = Shapley.Values(mean);
        double[][] spread = SpreadOf(worth);
        double[] full = worth[^1];
        return new(
            outcome, subject, mean[^1], IntervalOf(full, 0.90), mean[0],
            [.. Players.Select((mechanism, p) => new Share(
                mechanism, values[p], MiddleOf(spread[p], 0.90), MiddleOf(spread[p], 0.95)))],
            Shapley.Interactions(mean),
            [.. Contrasts.Select((mechanism, c) => Contrast(mechanism, full, effects[coalitions + c]))]);
    }

    // one replicate, resampled, is that replicate: no interval
    private Interval MiddleOf(double[] draws, double level) => _plan.Ensemble is null && _plan.Replicates < 2
        ? new(double.NegativeInfinity, double.PositiveInfinity)
        : Distribution.Middle(draws, level);

    // Shapley values, player by player: of the resamples of the runs, or of the members of an ensemble
    private double[][] SpreadOf(double[][] worth)
    {
        double[][] draws = [.. worth.Select(
            v => _plan.Ensemble is null ? _bootstrap.MeansOf(v) : Members(v).Means.ToArray())];
        double[][] values = [.. Enumerable.Range(0, draws[0].Length)
            .Select(d => Shapley.Values([.. draws.Select(coalition => coalition[d])]))];
        return [.. Players.Select((_, p) => values.Select(each => each[p]).ToArray())];
    }

    // over replicates, or over the members of an ensemble
    private Interval IntervalOf(double[] effect, double level) =>
        _plan.Ensemble is null ? PairedSample.StudentInterval(effect, level) : Members(effect).IntervalAt(level);

    private MemberSample Members(double[] values) =>
        MemberSample.Of(Enumerable.Range(0, values.Length).Select(_plan.MemberOf), values);

    private Share Contrast(Mechanism mechanism, double[] full, double[] without)
    {
        double[] differences = [.. full.Select((value, r) => value - without[r])];
        return new(mechanism, Sample.Mean(differences), IntervalOf(differences, 0.90), IntervalOf(differences, 0.95));
    }

    /// <summary>What the other scenario changes in each coalition, run by run, for the groups.</summary>
    private sealed class Differences(int pairs, ImmutableArray<Group> groups, int replicates) : IFold
    {
        private readonly double[][][] _values =
        [
            .. Enumerable.Range(0, pairs)
                .Select(_ => Enumerable.Range(0, groups.Length * Outcomes.All.Length)
                    .Select(_ => new double[replicates]).ToArray()),
        ];

        public Recorded Recorded => Recorded.GroupScalars;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            for (int pair = 0; pair < pairs; pair++)
            {
                ReadOnlySpan<Lanes> from = arms[pair].Scalars;
                ReadOnlySpan<Lanes> to = arms[pair + pairs].Scalars;
                for (int cell = 0; cell < from.Length; cell++)
                {
                    Lanes difference = to[cell] - from[cell];
                    for (int lane = 0; lane < block.Count; lane++)
                        _values[pair][cell][block.First + lane] = difference[lane];
                }
            }
        }

        public double[] Of(int pair, Outcome outcome, string group)
        {
            int number = RunResult.SubjectNumber(groups, group);
            return number < 0
                ? throw new ArgumentException($"{group} is not a group", nameof(group))
                : _values[pair][number * Outcomes.All.Length + Outcomes.All.IndexOf(outcome)];
        }
    }
}

/// <summary>What one mechanism adds to an effect.</summary>
public sealed record Share(Mechanism Mechanism, double Value, Interval Interval90, Interval Interval95);

/// <summary>An effect split among mechanisms. Under an ensemble all intervals are over its members.</summary>
/// <param name="Total">The effect with every mechanism on.</param>
/// <param name="WithoutAll">The effect with all attributed mechanisms off: what passes through none of them.</param>
/// <param name="Mechanisms">Shapley values; with <paramref name="WithoutAll"/> they sum to the total.</param>
/// <param name="Interactions">Pairwise interactions, in the order of the mechanisms.</param>
/// <param name="Contrasts">Effect with all on minus effect without the mechanism; not part of the sum.</param>
public sealed record Shares(
    Outcome Outcome, string Subject, double Total, Interval Total90, double WithoutAll,
    ImmutableArray<Share> Mechanisms, double[,] Interactions, ImmutableArray<Share> Contrasts)
{
    /// <summary>How far the values miss the sum they must have; a rounding error, or a bug.</summary>
    public double EfficiencyError => Mechanisms.Sum(share => share.Value) - (Total - WithoutAll);
}
