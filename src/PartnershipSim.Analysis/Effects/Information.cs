using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>Something that could be observed, and what it would tell of an effect.</summary>
/// <param name="Observed">An outcome of a state or of a group, in one year.</param>
/// <param name="Correlation">
/// Between what is observed in one run and the expected effect of the run's parameters.
/// </param>
public sealed record Observable(Outcome Observed, Group Subject, int Year, double Correlation)
{
    /// <summary>By what share the interval of the effect would become narrower: 1 - sqrt(1 - correlation²).</summary>
    public double Narrowing => 1 - Math.Sqrt(Math.Max(0, 1 - Correlation * Correlation));
}

/// <summary>
/// The value of information: which observation would narrow the interval of an effect most. In every run under a member
/// of the ensemble the base scenario shows what one would observe, noise included; what matters is how much that says
/// of the effect which the member's parameters imply.
/// </summary>
public sealed class Information
{
    /// <summary>
    /// What is or could be counted: the series of the data, and what only a new survey or assessment could show.
    /// </summary>
    public static ImmutableArray<Outcome> Candidates { get; } = Outcomes.With(Tags.Observable);

    /// <summary>Is it a candidate without a data series, which only a survey or an inspection could observe?</summary>
    public static bool IsNewSeries(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Tags.HasFlag(Tags.Surveyed);
    }

    private readonly Gathering _gathered;
    private readonly RunPlan _plan;

    private Information(Gathering gathered, RunPlan plan)
    {
        _gathered = gathered;
        _plan = plan;
    }

    /// <exception cref="ArgumentException">The plan has no ensemble.</exception>
    public static Information Run(
        Arm @base, Arm other, RunPlan plan, OutcomeYears years, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Ensemble is null)
            throw new ArgumentException("without an ensemble nothing is known of what is not known", nameof(plan));
        Comparison.CheckAlike(@base.Model, other.Model);
        Gathering gathering = new(@base.Model, plan);
        BlockRunner.Run([@base, other], plan, years, gathering, progress, cancellation);
        return new(gathering, plan);
    }

    /// <summary>
    /// The most telling observations for the effect on an outcome of a group, the best first; those that chance alone
    /// might show are left out.
    /// </summary>
    public ImmutableArray<Observable> For(Outcome outcome, string group, int most)
    {
        double[] effects = _gathered.Effects(outcome, group);
        double[] expected = ExpectedWithout(effects);
        int members = _plan.Members;
        return
        [
            .. _gathered.Columns()
                .Select(column => new Observable(
                    column.Outcome, column.Subject, column.Year, Correlated(column.Values, expected)))
                .Where(each => each.Correlation * each.Correlation * members > Clear * Clear)
                .OrderByDescending(each => Math.Abs(each.Correlation))
                .Take(most),
        ];
    }

    // thousands of candidates are asked: in standard errors, what chance hardly reaches in any of them
    private const double Clear = 4.5;

    // the expected effect of a replicate's member, from its other replicates: a run must not be told by its own noise
    private double[] ExpectedWithout(double[] effects)
    {
        Dictionary<int, (double Sum, int Count)> members = [];
        for (int r = 0; r < effects.Length; r++)
        {
            if (!double.IsFinite(effects[r]))
                continue;
            (double sum, int count) = members.GetValueOrDefault(_plan.MemberOf(r));
            members[_plan.MemberOf(r)] = (sum + effects[r], count + 1);
        }

        return
        [
            .. effects.Select((effect, r) => members.GetValueOrDefault(_plan.MemberOf(r)) is { Count: > 1 } member
                && double.IsFinite(effect)
                ? (member.Sum - effect) / (member.Count - 1)
                : double.NaN),
        ];
    }

    private static double Correlated(float[] values, double[] expected)
    {
        int[] known = [.. Enumerable.Range(0, values.Length)
            .Where(r => float.IsFinite(values[r]) && double.IsFinite(expected[r]))];
        double correlation = known.Length < 2
            ? 0
            : MathNet.Numerics.Statistics.Correlation.Pearson(
                known.Select(r => (double)values[r]), known.Select(r => expected[r]));
        return double.IsFinite(correlation) ? correlation : 0;
    }

    /// <summary>
    /// What the base scenario shows in every year, and what the other makes of its outcomes, run by run.
    /// </summary>
    private sealed class Gathering : IFold
    {
        private readonly CompiledModel _model;
        private readonly ImmutableArray<Group> _subjects;
        private readonly int[] _outcomes = [.. Candidates.Select(outcome => Outcomes.All.IndexOf(outcome))];
        private readonly float[][] _columns;
        private readonly double[][] _differences;

        public Gathering(CompiledModel model, RunPlan plan)
        {
            Measures measures = new(model);
            _model = model;
            _subjects = measures.Subjects;
            _columns = [.. Enumerable.Range(0, model.Horizon.Years * _subjects.Length * _outcomes.Length)
                .Select(_ => new float[plan.Replicates])];
            _differences = [.. Enumerable.Range(0, measures.Values.Length).Select(_ => new double[plan.Replicates])];
        }

        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            ReadOnlySpan<Lanes> series = arms[0].Series;
            for (int cell = 0; cell < _columns.Length; cell++)
            {
                (int year, int subject, int outcome) = Place(cell);
                Lanes value = series[year * arms[0].Width + subject * Outcomes.All.Length + _outcomes[outcome]];
                for (int lane = 0; lane < block.Count; lane++)
                    _columns[cell][block.First + lane] = (float)value[lane];
            }

            for (int cell = 0; cell < _differences.Length; cell++)
            {
                Lanes difference = arms[1].Scalars[cell] - arms[0].Scalars[cell];
                for (int lane = 0; lane < block.Count; lane++)
                    _differences[cell][block.First + lane] = difference[lane];
            }
        }

        public double[] Effects(Outcome outcome, string group) =>
            _differences[RunResult.KnownSubject(_subjects, group) * Outcomes.All.Length
                + Outcomes.All.IndexOf(outcome)];

        /// <summary>Years that the fit has seen tell nothing more of a series that it has seen.</summary>
        public IEnumerable<(Outcome Outcome, Group Subject, int Year, float[] Values)> Columns()
        {
            for (int cell = 0; cell < _columns.Length; cell++)
            {
                (int year, int subject, int outcome) = Place(cell);
                if (year > 0 && (IsNewSeries(Candidates[outcome]) || Horizon.Start + year > Window.LastFitYear))
                    yield return (Candidates[outcome], _subjects[subject], Horizon.Start + year, _columns[cell]);
            }
        }

        private (int Year, int Subject, int Outcome) Place(int cell) =>
            (
                cell / (_subjects.Length * _outcomes.Length), cell / _outcomes.Length % _subjects.Length,
                cell % _outcomes.Length);
    }
}
