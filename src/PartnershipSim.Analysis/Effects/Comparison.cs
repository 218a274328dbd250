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
    private readonly CompiledModel _base;
    private readonly Recorded _recorded;

    private Comparison(
        ImmutableArray<ArmRecord> arms, CompiledModel @base, RunPlan plan, OutcomeYears years, Recorded recorded,
        Bootstrap bootstrap)
    {
        _arms = arms;
        _bootstrap = bootstrap;
        _base = @base;
        _recorded = recorded;
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
        CancellationToken cancellation = default) =>
        Run(arms, plan, years, Recorded.GroupYears, progress, cancellation);

    /// <summary>The same without single years (<see cref="InYear"/>): all that is needed for effects.</summary>
    public static Comparison OfScalars(
        ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years, CancellationToken cancellation = default) =>
        Run(arms, plan, years, Recorded.Scalars, null, cancellation);

    /// <summary>The same of one subject; where it is a group, single states are not measured.</summary>
    public static Comparison OfSubject(
        ImmutableArray<Arm> arms, string subject, RunPlan plan, OutcomeYears years,
        CancellationToken cancellation = default) =>
        Run(
            arms, plan, years,
            Group.Of(arms[0].Model).Any(group => group.Key == subject) ? Recorded.GroupScalars : Recorded.Scalars, null,
            cancellation);

    /// <summary>Another scenario beside the same base, which is not run again.</summary>
    /// <exception cref="InvalidOperationException">Single years were kept: they are taken against the base.</exception>
    public Comparison Beside(Arm other, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_recorded > Recorded.Scalars)
            throw new InvalidOperationException("single years are kept only of scenarios that are run with the base");
        CheckAlike(_base, other.Model);
        Pairing pairing = new([other], Plan, _recorded);
        BlockRunner.Run([other], Plan, Years, pairing, null, cancellation);
        return new([_arms[0], .. pairing.Arms], _base, Plan, Years, _recorded, _bootstrap);
    }

    private static Comparison Run(
        ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years, Recorded recorded, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        CheckAlike([.. arms.Select(arm => arm.Model)]);
        Pairing pairing = new(arms, plan, recorded);
        BlockRunner.Run(arms, plan, years, pairing, progress, cancellation);
        return new(
            pairing.Arms, arms[0].Model, plan, years, recorded,
            Bootstrap.OfReplicates(plan.Replicates, plan.Seed));
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
    /// The effect on every outcome of every group (and of single states, if asked), in the order of the outcomes;
    /// described on all threads of the plan.
    /// </summary>
    public IEnumerable<Effect> Effects(string other, IReadOnlyCollection<string>? states = null) =>
        Effects(other, Questions(states), effect => effect);

    /// <summary>Every outcome of every group, and of single states, if asked, in the order of the outcomes.</summary>
    public IEnumerable<(Outcome Outcome, string Subject)> Questions(IReadOnlyCollection<string>? states = null) =>
        from outcome in Outcomes.All
        from subject in Subjects
        where subject.Kind != "state" || states?.Contains(subject.Key) == true
        select (outcome, subject.Key);

    /// <summary>
    /// What is made of the effects that are asked for, in their order and without those that are undefined; described
    /// on all threads of the plan.
    /// </summary>
    /// <param name="of">Called on any of the threads.</param>
    public IEnumerable<T> Effects<T>(
        string other, IEnumerable<(Outcome Outcome, string Subject)> questions, Func<Effect, T> of)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(of);
        (Outcome Outcome, string Subject)[] asked = [.. questions];
        return BlockScheduler.All(
            Plan.WorkingThreads, asked.Length,
            number => Effect(other, asked[number].Outcome, asked[number].Subject) is { } effect ? of(effect) : null)
            .OfType<T>();
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
            : Kept(other).Of(outcome, number, year);
    }

    private YearlyDifferences Kept(string name) =>
        Record(name).Years ?? throw new InvalidOperationException("single years were not kept");

    private ArmRecord Record(string name) =>
        _arms.FirstOrDefault(world => world.Name == name)
            ?? throw new ArgumentException($"there is no scenario called {name}", nameof(name));

    /// <summary>What is kept of one arm: a number per run of everything, and of groups the years.</summary>
    private sealed record ArmRecord(string Name, ScalarTable Scalars, YearlyDifferences? Years);

    private sealed class Pairing : IFold
    {
        public Pairing(ImmutableArray<Arm> arms, RunPlan plan, Recorded recorded)
        {
            CompiledModel model = arms[0].Model;
            Measures measures = new(model, ofStates: recorded != Recorded.GroupScalars);
            int width = Recording.WidthOf(measures, recorded);
            Arms =
            [
                .. arms.Select(arm => new ArmRecord(
                    arm.Name, new(measures.Subjects, plan.Replicates),
                    width > 0 ? new(model.Horizon.Years, width, plan) : null)),
            ];
            Recorded = recorded;
            InOrder = width > 0 ? OrderedFold.Of(plan, model.Horizon.Years, AddYear) : null;
        }

        public ImmutableArray<ArmRecord> Arms { get; }

        public Recorded Recorded { get; }

        public OrderedFold? InOrder { get; }

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            for (int a = 0; a < arms.Length; a++)
            {
                Arms[a].Scalars.Fill(block, arms[a].Scalars);
                Arms[a].Years?.Keep(block, arms[a].Series, arms[0].Series);
            }
        }

        private void AddYear(int first, int blocks, int year)
        {
            foreach (ArmRecord arm in Arms)
                arm.Years!.AddYear(first, blocks, year);
        }
    }
}
