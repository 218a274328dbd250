using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// The effect of one world against another, split among the mechanisms: v(S) = Q(OTHER with mechanisms S) - Q(BASE with S), every coalition
/// of the five attributed mechanisms run in both worlds under the same luck; conditionality and pooling stay as they are and are reported
/// as single contrasts.
/// </summary>
public sealed class Attribution
{
    private readonly Bootstrap _bootstrap;
    private readonly RunPlan _plan;
    private readonly CoalitionScalars _worlds;

    private Attribution(CoalitionScalars worlds, RunPlan plan, double? programmeMoneySaved)
    {
        ProgrammeMoneySaved = programmeMoneySaved;
        _worlds = worlds;
        _plan = plan;
        _bootstrap = new Bootstrap(plan.Replicates, plan.Seed);
    }

    /// <summary>The players, in the order of the bits of a coalition.</summary>
    public static ImmutableArray<Mechanism> Players => Mechanisms.Attributed;

    /// <summary>
    /// Programme money that BASE allocates and OTHER does not, m$ summed over the outcome years: partnership.budget is spent for partners as
    /// long as there are any. Null if the other world allocates as much or more.
    /// </summary>
    public double? ProgrammeMoneySaved { get; }

    /// <summary>The mechanisms that are reported as single contrasts: the effect with all on minus the effect without this one.</summary>
    public static ImmutableArray<Mechanism> Contrasts { get; } = [Mechanisms.Conditionality, Mechanisms.Pooling];

    /// <summary>Runs every coalition in both worlds.</summary>
    public static Attribution Run(
        CompiledModel @base, CompiledModel other, RunPlan plan, OutcomeYears years, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
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
                arms.Add(new($"{coalition}", world, world.Timetable.Without(Players.Where((_, p) => (present >> p & 1) == 0))));
            }

            foreach (Mechanism contrast in Contrasts)
                arms.Add(new($"without {contrast.Key}", world, world.Timetable.Without([contrast])));
        }

        CoalitionScalars worlds = new(arms.Count, new Measures(@base).Subjects, plan.Replicates);
        BlockRunner.Run(arms.ToImmutable(), plan, years, worlds, progress, cancellation);
        double saved = Allocated(@base, years) - Allocated(other, years);
        return new(worlds, plan, saved > 0 ? saved : null);
    }

    private static double Allocated(CompiledModel world, OutcomeYears years) =>
        Enumerable.Range(years.From, years.To - years.From + 1).Sum(year => world.Timetable[Horizon.IndexOf(year)][Model.Submodels.Incentives.ProgrammeBudget]);

    /// <summary>The shares of the mechanisms in the effect on one outcome of one subject.</summary>
    public Shares Of(Outcome outcome, string subject)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        int coalitions = 1 << Players.Length;
        int arms = coalitions + Contrasts.Length;
        double[][] effects = [.. Enumerable.Range(0, arms).Select(arm => Difference(arm, arm + arms, outcome, subject))];
        double[][] worth = effects[..coalitions];

        double[] mean = [.. worth.Select(v => PairedSample.MeanOf(v))];
        double[] values = Shapley.Values(mean);
        double[][] spread = SpreadOf(worth);
        double[] full = worth[^1];
        return new(
            outcome, subject, mean[^1], IntervalOf(full, 0.90), mean[0],
            [.. Players.Select((mechanism, p) => new Share(mechanism, values[p], Bootstrap.IntervalAt(spread[p], 0.90), Bootstrap.IntervalAt(spread[p], 0.95)))],
            Shapley.Interactions(mean),
            [.. Contrasts.Select((mechanism, c) => Contrast(mechanism, full, effects[coalitions + c]))]);
    }

    // Shapley values, player by player: of the resamples of the runs, or of the members of an ensemble
    private double[][] SpreadOf(double[][] worth)
    {
        double[][] draws = [.. worth.Select(v => _plan.Ensemble is null ? _bootstrap.MeansOf(v) : Members(v).Means.ToArray())];
        double[][] values = [.. Enumerable.Range(0, draws[0].Length).Select(d => Shapley.Values([.. draws.Select(coalition => coalition[d])]))];
        return [.. Players.Select((_, p) => values.Select(each => each[p]).ToArray())];
    }

    // over luck, or over the members of an ensemble
    private Interval IntervalOf(double[] effect, double level) => _plan.Ensemble is null ? PairedSample.StudentInterval(effect, level) : Members(effect).IntervalAt(level);

    private MemberSample Members(double[] values) => MemberSample.Of(Enumerable.Range(0, values.Length).Select(_plan.MemberOf), values);

    private Share Contrast(Mechanism mechanism, double[] full, double[] without)
    {
        double[] differences = [.. full.Select((value, r) => value - without[r])];
        return new(mechanism, PairedSample.MeanOf(differences), IntervalOf(differences, 0.90), IntervalOf(differences, 0.95));
    }

    private double[] Difference(int baseArm, int otherArm, Outcome outcome, string subject)
    {
        double[] from = _worlds.Of(baseArm, outcome, subject);
        double[] to = _worlds.Of(otherArm, outcome, subject);
        return [.. to.Select((value, r) => value - from[r])];
    }

    /// <summary>Scalars of many arms, kept for the groups only.</summary>
    private sealed class CoalitionScalars(int arms, ImmutableArray<Group> subjects, int replicates) : IFold
    {
        private readonly int _cells = subjects.Count(s => s.Kind != "state") * Outcomes.All.Length;
        private readonly double[][] _values = [.. Enumerable.Range(0, arms).Select(_ => new double[replicates * subjects.Count(s => s.Kind != "state") * Outcomes.All.Length])];

        public void Fold(int first, int count, ReadOnlySpan<Recording> arms)
        {
            for (int a = 0; a < arms.Length; a++)
            {
                ReadOnlySpan<Lanes> scalars = arms[a].Scalars[.._cells];
                for (int lane = 0; lane < count; lane++)
                {
                    Span<double> row = _values[a].AsSpan((first + lane) * _cells, _cells);
                    for (int cell = 0; cell < _cells; cell++)
                        row[cell] = scalars[cell][lane];
                }
            }
        }

        public double[] Of(int arm, Outcome outcome, string subject)
        {
            int cell = RunResult.KnownSubject(subjects, subject) * Outcomes.All.Length + Outcomes.All.IndexOf(outcome);
            if (cell >= _cells)
                throw new ArgumentException($"{subject} is not a group", nameof(subject));
            return [.. Enumerable.Range(0, _values[arm].Length / _cells).Select(r => _values[arm][r * _cells + cell])];
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
    Outcome Outcome, string Subject, double Total, Interval Total90, double WithoutAll, ImmutableArray<Share> Mechanisms, double[,] Interactions,
    ImmutableArray<Share> Contrasts)
{
    /// <summary>How far the values miss the sum they must have; a rounding error, or a bug.</summary>
    public double EfficiencyError => Mechanisms.Sum(share => share.Value) - (Total - WithoutAll);
}
