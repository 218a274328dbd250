using System.Collections.Immutable;
using PartnershipSim.Analysis.History.References;
using PartnershipSim.Model;

namespace PartnershipSim.Analysis.History;

/// <summary>One forecaster's own score on all cases of which it says something.</summary>
/// <param name="Forecaster">"model" or the key of a reference.</param>
public sealed record OwnScore(
    Window Window, string Task, string Group, string Forecaster, Score Score, int Cases, double Value);

/// <summary>A window with every case, what each forecaster expected of it, and what that is worth.</summary>
public sealed class Examination
{
    /// <summary>The key of the model among the forecasters.</summary>
    public const string Model = "model";

    /// <summary>
    /// The cases of spending on which the coefficients are estimated: no estimates of the source and no war at home.
    /// </summary>
    public const string Firm = "firm";

    private readonly ulong _seed;
    private readonly CompiledModel _world;
    private readonly ObservedHistory _history;
    private readonly Dictionary<string, Prediction?[]> _predictions = [];
    private readonly Lock _gate = new();
    private readonly List<SharedCases> _shared = [];

    /// <param name="expect">What the model says of a case.</param>
    /// <param name="rivals">The references that are asked too.</param>
    /// <param name="learnsFrom">States from which they may learn.</param>
    public Examination(
        Window window, CompiledModel world, ObservedHistory history, ImmutableArray<ForecastCase> cases,
        Func<ForecastCase, Prediction> expect, ImmutableArray<ReferenceForecast> rivals,
        TrainingStates learnsFrom, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(window);
        Window = window;
        Cases = cases;
        _seed = seed;
        _world = world;
        _history = history;
        _predictions[Model] = [.. cases.Select(expect)];
        Dictionary<int, KnownHistory> known = cases.Select(each => each.Origin).Distinct().ToDictionary(
            origin => origin, origin => new KnownHistory(world, history, origin));
        foreach (ReferenceForecast reference in rivals)
            _predictions[reference.Key] = [.. cases.Select(each => reference.Expect(
                each, window.Quantity, known[each.Origin], learnsFrom))];
        Scores = [.. OwnScores()];
        Skills = [.. rivals.SelectMany(reference => Compare(_predictions[reference.Key], reference.Key))];
    }

    public Window Window { get; }

    public ImmutableArray<ForecastCase> Cases { get; }

    /// <summary>The scores of the model and of each reference.</summary>
    public ImmutableArray<OwnScore> Scores { get; }

    /// <summary>The model against each reference, for every score that can be compared.</summary>
    public ImmutableArray<Skill> Skills { get; }

    /// <summary>
    /// What a forecaster expected of each case, in the order of <see cref="Cases"/>; null where it says nothing.
    /// </summary>
    public IReadOnlyList<Prediction?> Expected(string forecaster) => _predictions[forecaster];

    /// <summary>
    /// The whole model against this one: what an ablation costs. Above 0, the whole model is better. Several may be
    /// compared with the same whole at a time.
    /// </summary>
    public ImmutableArray<Skill> Against(Examination whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return [.. whole.Compare(_predictions[Model], "ablation")];
    }

    /// <summary>The model against another forecaster of the same cases.</summary>
    private IEnumerable<Skill> Compare(Prediction?[] others, string name)
    {
        Prediction?[] own = _predictions[Model];
        foreach ((string task, string group, ImmutableArray<Score> scores, Func<int, bool> belongs) in Tasks())
        {
            int[] shared = [.. Enumerable.Range(0, Cases.Length)
                .Where(k => belongs(k) && Answers(task, own[k]) && Answers(task, others[k]))];
            SharedCases cases = Shared(shared);
            Verification[] other = Verified(shared, others);
            foreach (Score score in scores.Where(score => score.IsRelative))
            {
                if (Skill.Of(Window, task, group, score, name, cases, other) is { } skill)
                    yield return skill;
            }
        }
    }

    private SharedCases Shared(int[] numbers)
    {
        lock (_gate)
        {
            SharedCases? known = _shared.Find(each => each.Numbers.AsSpan().SequenceEqual(numbers));
            if (known is null)
                _shared.Add(known = new(numbers, Verified(numbers, _predictions[Model]), _seed));
            return known;
        }
    }

    private Verification[] Verified(int[] numbers, Prediction?[] predictions) =>
        [.. numbers.Select(k => new Verification(Cases[k], predictions[k]!))];

    private IEnumerable<OwnScore> OwnScores()
    {
        foreach ((string forecaster, Prediction?[] predictions) in _predictions)
        {
            foreach ((string task, string group, ImmutableArray<Score> scores, Func<int, bool> belongs) in Tasks())
            {
                Verification[] answered = Verified(
                    [.. Enumerable.Range(0, Cases.Length).Where(k => belongs(k) && Answers(task, predictions[k]))],
                    predictions);
                CaseWeights once = CaseWeights.Once(answered.Length);
                foreach (Score score in scores)
                {
                    if (answered.Length > 0 && score.Of(answered, once)[0] is var value && double.IsFinite(value))
                        yield return new(Window, task, group, forecaster, score, answered.Length, value);
                }
            }
        }
    }

    /// <summary>What is asked, of whom, and how it is scored.</summary>
    private IEnumerable<(string Task, string Group, ImmutableArray<Score> Scores, Func<int, bool> Belongs)> Tasks()
    {
        foreach ((string group, Func<int, bool> isIn) in new (string, Func<int, bool>)[]
        {
            ("all", _ => true), ("partners", IsPartner), (Firm, IsFirm),
        })
        {
            if (group == Firm && Window.Quantity != Quantity.Spending)
                continue;
            if (Window.Quantity != Quantity.Troops)
            {
                yield return ("level", group, History.Scores.OfLevels, isIn);
                continue;
            }

            yield return ("participation", group, History.Scores.OfParticipation, k => isIn(k) && Cases[k].IsComplete);
            yield return ("troops", group, History.Scores.OfTroops, k => isIn(k) && Cases[k].IsComplete);
            yield return ("size", group, History.Scores.OfSizes, k => isIn(k) && Cases[k].Observed > 0);
        }
    }

    private bool IsFirm(int k) => _history.IsSpendingFirm(Cases[k].State, Cases[k].Year)
        && _history.IsSpendingFirm(Cases[k].State, Cases[k].Origin);

    private bool IsPartner(int k) => Group.IsPartner(_world.States[Cases[k].State].Cohort);

    private static bool Answers(string task, Prediction? prediction) => prediction is not null && task switch
    {
        "participation" => !double.IsNaN(prediction.Participation),
        "size" => !double.IsNaN(prediction.SizeIfAny),
        _ => true,
    };
}
