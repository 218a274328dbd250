using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Runs;

/// <summary>
/// What a run of one scenario found: the distribution of every outcome of every subject in every year, and one number
/// per outcome and group for every replicate. Subjects are the groups and, after them, the single states.
/// </summary>
public sealed class RunResult
{
    private readonly Distribution[] _cells;
    private readonly int _width;

    internal RunResult(
        CompiledModel model, RunPlan plan, OutcomeYears years, Measures measures, Distribution[] cells,
        ScalarTable scalars, bool isExact)
    {
        Model = model;
        Plan = plan;
        Years = years;
        Groups = measures.Groups;
        Subjects = measures.Subjects;
        Scalars = scalars;
        IsExact = isExact;
        _cells = cells;
        _width = measures.Values.Length;
    }

    public CompiledModel Model { get; }

    public RunPlan Plan { get; }

    /// <summary>The years over which <see cref="Scalars"/> are taken.</summary>
    public OutcomeYears Years { get; }

    public ImmutableArray<Group> Groups { get; }

    public ImmutableArray<Group> Subjects { get; }

    /// <summary>
    /// One number per run, outcome and group: single states would be four fifths of the memory, and no file holds them.
    /// </summary>
    public ScalarTable Scalars { get; }

    /// <summary>False if quantiles come from a sketch; see <see cref="Sketch.RelativeError"/>.</summary>
    public bool IsExact { get; }

    public int LastYear => Model.Horizon.To;

    /// <summary>The number of a subject by its key (a group's key or an iso3 code), or -1.</summary>
    public int SubjectOf(string key) => SubjectNumber(Subjects, key);

    /// <summary>The distribution of an outcome of a subject in a calendar year.</summary>
    public Distribution this[Outcome outcome, int subject, int year] =>
        _cells[Horizon.IndexOf(year) * _width + subject * Outcomes.All.Length + Outcomes.All.IndexOf(outcome)];

    /// <summary>The same, by the subject's key.</summary>
    /// <exception cref="ArgumentException">There is no such subject.</exception>
    public Distribution this[Outcome outcome, string subject, int year] =>
        this[outcome, KnownSubject(Subjects, subject), year];

    public static int SubjectNumber(ImmutableArray<Group> subjects, string key)
    {
        for (int i = 0; i < subjects.Length; i++)
        {
            if (subjects[i].Key == key)
                return i;
        }

        return -1;
    }

    public static int KnownSubject(ImmutableArray<Group> subjects, string key) =>
        SubjectNumber(subjects, key) is var number and >= 0
            ? number
            : throw new ArgumentException($"{key} is neither a group nor a state", nameof(key));
}
