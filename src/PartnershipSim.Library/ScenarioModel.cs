using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Library;

/// <summary>
/// A scenario that can be changed, run, compared and swept. It never changes itself: <c>With</c> gives another one.
/// Replicate r of a seed meets the same random draws in every scenario, so differences are due to the scenario.
/// </summary>
/// <example>
/// <code>
/// ScenarioModel baseline = ScenarioModel.Load("scenarios/baseline.yaml");
/// ScenarioModel more = baseline.With("partnership.budget", 400).Named("more");
/// foreach (EffectSummary effect in baseline.Compare([more]).Effects())
///     Console.WriteLine($"{effect.Outcome} of {effect.Group}: {effect.Mean:0.00} {effect.Unit}");
/// </code>
/// </example>
public sealed class ScenarioModel
{
    /// <summary>The most replicates of a run.</summary>
    public const int MostReplicates = 1_000_000;

    /// <summary>
    /// The most numbers that an answer may hold: outcomes times replicates, times years if they are asked for.
    /// </summary>
    public const long MostNumbers = 50_000_000;

    private readonly Lazy<Compiled> _compiled;
    private readonly Lazy<ImmutableArray<Group>> _subjects;

    private ScenarioModel(Scenario scenario)
    {
        Scenario = scenario;
        _compiled = new(() => Compiler.Compile(scenario));
        _subjects = new(
            () => [.. Group.Of(Model), .. Model.States.Select((s, i) => new Group(s.Iso3, "state", [i]))]);
    }

    /// <summary>The scenario, resolved.</summary>
    public Scenario Scenario { get; }

    /// <summary>Its name; names the rows of a comparison.</summary>
    public string Name => Scenario.Name;

    /// <summary>The last calendar year of the run; the first is 1994.</summary>
    public int LastYear => Scenario.Horizon.To;

    /// <summary>The groups of states, and after them the single states by their iso3 codes.</summary>
    public ImmutableArray<Group> Subjects => _subjects.Value;

    internal CompiledModel Model => _compiled.Value.Model;

    /// <summary>The scenario in a file, with everything it builds on.</summary>
    /// <param name="path">A YAML file, <c>scenarios/baseline.yaml</c>.</param>
    /// <exception cref="InvalidScenarioException">The file is wrong; carries every problem with its place.</exception>
    public static ScenarioModel Load(string path) => new(ScenarioReader.Read(path).Require());

    /// <summary>A scenario that was built in code.</summary>
    public static ScenarioModel Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario);
    }

    /// <summary>The same under another name: lower snake_case.</summary>
    public ScenarioModel Named(string name) => new(Scenario.Named(name));

    /// <summary>The same with one parameter or driver set.</summary>
    /// <param name="key">
    /// <c>partnership.budget</c>, <c>threat_events</c>, <c>threat_events.2010</c>, <c>accession_year.GEO</c>.
    /// </param>
    /// <param name="value">In the unit of the parameter or driver.</param>
    /// <exception cref="InvalidScenarioException">There is no such key, or the value lies outside its
    /// range.</exception>
    public ScenarioModel With(string key, double value) => new(Scenario.With(key, value));

    /// <summary>The same with one mechanism on or off.</summary>
    /// <param name="key"><c>teaching</c>, <c>peers</c>, ...</param>
    /// <param name="isOn">False switches it off.</param>
    /// <exception cref="InvalidScenarioException">There is no such mechanism.</exception>
    public ScenarioModel WithMechanism(string key, bool isOn) =>
        new(Scenario.WithSetting($"mechanisms.{key}={(isOn ? "on" : "off")}").Require());

    /// <summary>The same with one more intervention, a change in some years.</summary>
    /// <param name="intervention"><c>Interventions.From(2004).Scale("partnership.budget", 2)</c>.</param>
    /// <exception cref="InvalidScenarioException">It names nothing, or drives a value out of its range.</exception>
    public ScenarioModel With(Intervention intervention) => new(Scenario.With(intervention));

    /// <summary>The same with outcomes taken over other years; later ones than the data's extend the run.</summary>
    /// <param name="from">The first calendar year.</param>
    /// <param name="to">The last calendar year.</param>
    /// <exception cref="ArgumentOutOfRangeException">A year lies outside of what can be simulated.</exception>
    public ScenarioModel WithYears(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, Horizon.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Horizon.LastPossible);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        return new(Scenario with { Years = new(from, to) });
    }

    /// <summary>The same with changes in the keys of a scenario file, as JSON.</summary>
    /// <param name="changes">An object: <c>{"parameters": {"partnership.budget": 400}}</c>.</param>
    /// <param name="place">What the places of problems begin with, a JSON pointer.</param>
    /// <exception cref="InvalidScenarioException">Something is wrong; every problem has a JSON pointer as
    /// place.</exception>
    public ScenarioModel With(JsonElement changes, string place = "") =>
        new(Scenario.WithChanges(changes, place).Require());

    /// <summary>What can be set, and what can be asked for.</summary>
    public Description Describe() => Description.Of(this);

    /// <summary>Every outcome of every group for which it is defined.</summary>
    public ImmutableArray<OutcomeOf> AllOutcomes() =>
    [
        .. from outcome in Outcomes.All
           from @group in Group.Of(Model)
           where Outcomes.IsDefinedFor(outcome, @group.Key)
           select new OutcomeOf(outcome.Key, @group.Key),
    ];

    /// <summary>Runs the scenario.</summary>
    /// <param name="outcomes">What is kept; null: <see cref="AllOutcomes"/>.</param>
    /// <param name="options">Null: as the scenario says.</param>
    /// <param name="hasYears">Keep every calendar year too.</param>
    /// <param name="cancellation">Ends the run between two blocks of eight replicates.</param>
    /// <exception cref="ArgumentException">
    /// There is no such outcome or group, or the answer would be larger than <see cref="MostNumbers"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public RunAnswer Run(
        IEnumerable<OutcomeOf>? outcomes = null, RunOptions? options = null, bool hasYears = false,
        CancellationToken cancellation = default)
    {
        RunPlan plan = PlanOf(options ?? RunOptions.Default);
        ImmutableArray<OutcomeOf> asked = outcomes is null ? AllOutcomes() : [.. outcomes];
        ImmutableArray<(Outcome Outcome, int Subject)> columns = ColumnsOf(asked);
        CheckSize((long)asked.Length * plan.Replicates * (hasYears ? Model.Horizon.Years + 1 : 1));
        ColumnFold fold = new(1, Model, columns, plan.Replicates, hasYears);
        BlockRunner.Run([new Arm(Name, Model)], plan, OutcomeYears, fold, cancellation: cancellation);
        return new(this, plan, asked, columns, fold);
    }

    /// <summary>
    /// Runs others beside this one and takes the differences, replicate by replicate. Seed, replicates and outcome
    /// years are those of this one, if the others ask for the same years.
    /// </summary>
    /// <param name="others">Scenarios over the same states, each with a name of its own.</param>
    /// <param name="outcomes">What is kept; null: <see cref="AllOutcomes"/>.</param>
    /// <param name="options">Null: as this scenario says.</param>
    /// <param name="cancellation">Ends the run between two blocks of eight replicates.</param>
    /// <exception cref="ArgumentException">
    /// Names repeat, years or states differ, there is no such outcome, or the answer would be too large.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public ComparisonAnswer Compare(
        IEnumerable<ScenarioModel> others, IEnumerable<OutcomeOf>? outcomes = null, RunOptions? options = null,
        CancellationToken cancellation = default)
    {
        ImmutableArray<ScenarioModel> all = [this, .. others];
        CheckAlike(all);
        RunPlan plan = PlanOf(options ?? RunOptions.Default);
        ImmutableArray<OutcomeOf> asked = outcomes is null ? AllOutcomes() : [.. outcomes];
        ImmutableArray<(Outcome Outcome, int Subject)> columns = ColumnsOf(asked);
        CheckSize((long)asked.Length * plan.Replicates * all.Length);
        ImmutableArray<Compiled> compiled = Compiler.CompileTogether([.. all.Select(one => one.Scenario)]);
        ColumnFold fold = new(all.Length, compiled[0].Model, columns, plan.Replicates, hasYears: false);
        BlockRunner.Run(
            [.. all.Zip(compiled, (one, made) => new Arm(one.Name, made.Model))], plan, OutcomeYears, fold,
            cancellation: cancellation);
        return new([.. all.Select(one => one.Name)], plan, asked, columns, fold);
    }

    /// <summary>A sweep over points of these axes; keep it to run more points, its models stay compiled.</summary>
    /// <param name="axes">
    /// Keys: <c>partnership.budget</c>, <c>mechanisms.teaching</c> (0 or 1), <c>threat_events.2010</c>,
    /// <c>accession_year.GEO</c>.
    /// </param>
    /// <param name="outcomes">One number per run of each is kept; groups only.</param>
    /// <param name="seed">Null: the seed of the scenario.</param>
    /// <param name="threads">0: one per processor.</param>
    /// <exception cref="ArgumentException">There is no such axis, outcome or group.</exception>
    public PointRunner Points(
        IEnumerable<string> axes, IEnumerable<OutcomeOf> outcomes, ulong? seed = null, int threads = 0) =>
        new(this, [.. axes], [.. outcomes], seed ?? Scenario.Seed, threads);

    internal OutcomeYears OutcomeYears => new(Scenario.Years.From, Scenario.Years.To);

    /// <summary>What is wrong with an outcome, or nothing.</summary>
    internal string ProblemOf(OutcomeOf outcome, bool groupsOnly)
    {
        if (outcome.Find(Subjects, out string problem) is { } found && groupsOnly
            && Subjects[found.Subject].Kind == "state")
            return $"{outcome.Group} is a state; points are taken of groups only";
        return problem;
    }

    private ImmutableArray<(Outcome Outcome, int Subject)> ColumnsOf(ImmutableArray<OutcomeOf> asked)
    {
        ImmutableArray<Group> subjects = Subjects;
        return [.. asked.Select(one => one.Find(subjects, out string problem) ?? throw new ArgumentException(problem))];
    }

    private RunPlan PlanOf(RunOptions options)
    {
        int replicates = options.Replicates ?? Scenario.Replicates;
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(replicates, MostReplicates);
        return new(options.Seed ?? Scenario.Seed, replicates, options.Threads, options.IsDeterministic);
    }

    private static void CheckSize(long numbers)
    {
        if (numbers > MostNumbers)
            throw new ArgumentException(
                $"the answer would hold {numbers:N0} numbers, and {MostNumbers:N0} is the most: "
                + "ask for fewer outcomes or replicates, or leave out single years");
    }

    private static void CheckAlike(ImmutableArray<ScenarioModel> all)
    {
        if (all.Length < 2)
            throw new ArgumentException("a comparison needs another scenario");
        if (all.GroupBy(one => one.Name).FirstOrDefault(same => same.Count() > 1) is { } repeated)
            throw new ArgumentException($"{repeated.Key} is named twice: give each scenario a name of its own");
        foreach (ScenarioModel other in all)
        {
            if (other.Scenario.Years != all[0].Scenario.Years || other.LastYear != all[0].LastYear)
                throw new ArgumentException(
                    $"{other.Name} and {all[0].Name} ask about different years: compare scenarios over the same years");
            if (!other.Scenario.Data.Countries.Select(country => country.Iso3)
                .SequenceEqual(all[0].Scenario.Data.Countries.Select(country => country.Iso3)))
                throw new ArgumentException($"{other.Name} and {all[0].Name} stand on data of different states");
        }
    }
}
