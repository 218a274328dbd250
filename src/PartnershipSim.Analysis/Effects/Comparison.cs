using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// Several scenarios under common random numbers: what each does to every outcome of every group, against the first.
/// </summary>
public sealed class Comparison
{
    private readonly ImmutableArray<ArmRecord> _arms;
    private readonly Bootstrap _bootstrap;

    private Comparison(ImmutableArray<ArmRecord> arms, RunPlan plan, OutcomeYears years)
    {
        _arms = arms;
        _bootstrap = Bootstrap.OfReplicates(plan.Replicates, plan.Seed);
        Plan = plan;
        Years = years;
    }

    public RunPlan Plan { get; }

    public OutcomeYears Years { get; }

    public string Base => _arms[0].Name;

    /// <summary>The names of the scenarios that are compared with the base.</summary>
    public IEnumerable<string> Others => _arms.Skip(1).Select(world => world.Name);

    /// <summary>The groups that every scenario has, and after them the single states.</summary>
    public ImmutableArray<Group> Subjects => _arms[0].Scalars.Subjects;

    public ScalarTable ScalarsOf(string world) => Record(world).Scalars;

    /// <summary>Runs the arms together. All have the same horizon and the same states.</summary>
    public static Comparison Run(
        ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        CheckAlike([.. arms.Select(arm => arm.Model)]);
        Pairing pairing = new(arms, plan);
        BlockRunner.Run(arms, plan, years, pairing, progress, cancellation);
        return new(pairing.Arms, plan, years);
    }

    /// <summary>Scenarios are compared state by state and year by year.</summary>
    /// <exception cref="ArgumentException">They have not the same years and states.</exception>
    internal static void CheckAlike(params ReadOnlySpan<CompiledModel> models)
    {
        foreach (CompiledModel model in models)
        {
            if (model.Horizon != models[0].Horizon || !model.States.Select(state => state.Iso3)
                .SequenceEqual(models[0].States.Select(state => state.Iso3)))
                throw new ArgumentException(
                    "scenarios can be compared only over the same years and states", nameof(models));
        }
    }

    /// <summary>
    /// The effect of a scenario on an outcome, for a group's key or a state's iso3 code; null where it is undefined.
    /// </summary>
    public Effect? Effect(string other, Outcome outcome, string subject)
    {
        PairedSample sample = new(_arms[0].Scalars.Of(outcome, subject), Record(other).Scalars.Of(outcome, subject));
        return sample.Count == 0 ? null : sample.Describe(outcome, subject, _bootstrap, Plan);
    }

    /// <summary>The parameters on which an effect rests, the strongest first; none without an ensemble.</summary>
    public ImmutableArray<Reliance> RestsOn(string other, Outcome outcome, string subject) => Plan.Ensemble
        is { } ensemble
        ? Reliance.Of(
            new PairedSample(_arms[0].Scalars.Of(outcome, subject), Record(other).Scalars.Of(outcome, subject))
                .Members(Plan),
            ensemble)
        : [];

    /// <summary>
    /// The effect on every outcome of every group (and of single states, if asked), in the order of the outcomes.
    /// </summary>
    public IEnumerable<Effect> Effects(string other, IReadOnlyCollection<string>? states = null)
    {
        foreach (Outcome outcome in Outcomes.All)
        {
            foreach (Group subject in Subjects)
            {
                if (subject.Kind == "state" && states?.Contains(subject.Key) != true)
                    continue;
                if (Effect(other, outcome, subject.Key) is { } effect)
                    yield return effect;
            }
        }
    }

    /// <summary>
    /// How much of what partners send more is taken from others: 1 - net/gross, with gross the effect on partner
    /// troop-years and net that on all non-lead troop-years. Null if the 90 % interval of the gross effect contains 0,
    /// or if the others do not move against the partners (the ratio is then no share of anything).
    /// </summary>
    public double? Displacement(string other)
    {
        Effect? gross = Effect(other, Outcomes.PartnerTroopYears, "partners");
        Effect? net = Effect(other, Outcomes.NonleadTroopYears, "all");
        return gross is null || net is null || gross.Interval90.Contains(0) || net.Mean / gross.Mean is < 0 or > 1
            ? null
            : 1 - net.Mean / gross.Mean;
    }

    /// <summary>
    /// Mean of (other - base) of a group in a calendar year, and its 90 % interval: Student's t of the pairs, or over
    /// the members of an ensemble.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such group: years are not kept of single states.</exception>
    public (double Mean, Interval Interval90) InYear(string other, Outcome outcome, string group, int year)
    {
        int number = RunResult.KnownSubject(Subjects, group);
        return Subjects[number].Kind == "state"
            ? throw new ArgumentException($"{group} is a state; single years are kept of groups only", nameof(group))
            : Record(other).Difference(outcome, number, year);
    }

    private ArmRecord Record(string name) =>
        _arms.FirstOrDefault(world => world.Name == name)
            ?? throw new ArgumentException($"there is no scenario called {name}", nameof(name));

    /// <summary>
    /// What is kept of one arm: the scalars of everything, and the sums of its yearly distance to the base for the
    /// groups.
    /// </summary>
    private sealed class ArmRecord
    {
        private readonly RunPlan _plan;
        private readonly int _width;
        private readonly BlockStore _differences;
        private readonly double[] _sums;
        private readonly double[] _squares;
        private readonly (double[] Sums, int Count)[] _members;

        public ArmRecord(string name, ScalarTable scalars, RunPlan plan, int years, int width)
        {
            Name = name;
            Scalars = scalars;
            _plan = plan;
            _width = width;
            _differences = BlockStore.InOrder(years * width, plan);
            _sums = new double[years * width];
            _squares = new double[years * width];
            _members = [.. Enumerable.Range(0, plan.Members)
                .Select(member => (new double[years * width], CountOf(plan, member)))];
        }

        public string Name { get; }

        public ScalarTable Scalars { get; }

        public (double Mean, Interval Interval90) Difference(Outcome outcome, int group, int year)
        {
            int cell = Horizon.IndexOf(year) * _width + group * Outcomes.All.Length + Outcomes.All.IndexOf(outcome);
            double mean = _sums[cell] / _plan.Replicates;
            if (_members.Length > 0)
                return (mean, Distribution.Middle(_members.Select(member => member.Sums[cell] / member.Count), 0.90));
            double variance = Math.Max(0, _squares[cell] - mean * _sums[cell]) / Math.Max(1, _plan.Replicates - 1);
            return (mean, PairedSample.StudentInterval(mean, variance, _plan.Replicates, 0.90));
        }

        public void Keep(Block block, Recording own, Recording @base)
        {
            Scalars.Fill(block, own.Scalars);
            Lanes[] differences = _differences.RoomFor(block.Number);
            ReadOnlySpan<Lanes> to = own.Series[..differences.Length];
            ReadOnlySpan<Lanes> from = @base.Series[..differences.Length];
            for (int cell = 0; cell < differences.Length; cell++)
                differences[cell] = to[cell] - from[cell];
        }

        public void AddYear(int first, int blocks, int year)
        {
            Span<double> room = stackalloc double[blocks * Lanes.Count];
            for (int cell = year * _width; cell < (year + 1) * _width; cell++)
            {
                ReadOnlySpan<double> differences = _differences.Column(first, blocks, cell, room);
                foreach (double difference in differences)
                {
                    _sums[cell] += difference;
                    _squares[cell] += difference * difference;
                }

                for (int r = 0; r < differences.Length && _members.Length > 0; r++)
                    _members[_plan.MemberOf(first * Lanes.Count + r)].Sums[cell] += differences[r];
            }
        }

        private static int CountOf(RunPlan plan, int member) =>
            Enumerable.Range(0, plan.Replicates).Count(replicate => plan.MemberOf(replicate) == member);
    }

    private sealed class Pairing : IFold
    {
        public Pairing(ImmutableArray<Arm> arms, RunPlan plan)
        {
            Measures measures = new(arms[0].Model);
            int years = arms[0].Model.Horizon.Years;
            int width = Recording.WidthOf(measures, Years);
            Arms = [.. arms.Select(arm => new ArmRecord(
                arm.Name, new(measures.Subjects, plan.Replicates), plan, years, width))];
            InOrder = OrderedFold.Of(plan, years, AddYear);
        }

        public ImmutableArray<ArmRecord> Arms { get; }

        public RecordedYears Years => RecordedYears.Groups;

        public OrderedFold? InOrder { get; }

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            for (int a = 0; a < arms.Length; a++)
                Arms[a].Keep(block, arms[a], arms[0]);
        }

        private void AddYear(int first, int blocks, int year)
        {
            foreach (ArmRecord arm in Arms)
                arm.AddYear(first, blocks, year);
        }
    }
}
