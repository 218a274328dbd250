using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>What a lever must be set to so that an outcome meets a goal.</summary>
/// <param name="Value">The value nearest to the present one at which the mean meets the goal.</param>
/// <param name="Interval90">
/// The lever values around it whose 90 % interval contains the goal; null where one replicate has no interval.
/// </param>
/// <param name="There">What was found at the value, in what the goal is given in.</param>
public sealed record SeekResult(double Goal, double Value, Interval? Interval90, Effect Effect, Probe There);

/// <summary>What is moved until a goal is met: a parameter, or the amount of an intervention.</summary>
/// <param name="Range">The values that are tried.</param>
/// <param name="Present">The value that it has now; of several that meet the goal the nearest to it is found.</param>
/// <param name="Arms">
/// The base, and the scenario with the lever at a value. A base that is the same arm as before is not run again.
/// </param>
public sealed record SeekLever(Interval Range, double Present, Func<double, (Arm Base, Arm Moved)> Arms)
{
    /// <summary>A parameter, moved in all years.</summary>
    public static SeekLever Of(CompiledModel model, Parameter lever)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(lever);
        Arm @base = new("base", model);
        return new(
            lever.Range, model.Timetable[^1][lever],
            value => (@base, new("moved", model, model.Timetable.With(lever, value))));
    }
}

/// <summary>
/// The outcome with the lever at one value: its relative change, or its level, and the 90 % interval.
/// </summary>
public readonly record struct Probe(double Value, double Mean, double Low, double High);

/// <summary>Finds the lever value that reaches a goal, by bracketing under common random numbers.</summary>
public sealed class Seeking
{
    // a coarse look at the whole range first, so that a lever that turns back is not missed
    private const int Looks = 9;
    private const int Bisections = 24;

    private readonly SeekLever _lever;
    private readonly Outcome _outcome;
    private readonly string _subject;
    private readonly RunPlan _plan;
    private readonly OutcomeYears _years;
    private readonly SortedDictionary<double, Probe> _probes = [];

    // the base that was run last, with what was run beside it
    private Arm? _base;
    private Comparison? _runs;

    // at one value at least
    private bool _isDefined;

    public Seeking(
        CompiledModel model, Parameter lever, Outcome outcome, string subject, RunPlan plan, OutcomeYears years)
        : this(SeekLever.Of(model, lever), outcome, subject, plan, years)
    {
    }

    public Seeking(SeekLever lever, Outcome outcome, string subject, RunPlan plan, OutcomeYears years)
    {
        _lever = lever;
        _outcome = outcome;
        _subject = subject;
        _plan = plan;
        _years = years;
    }

    /// <summary>What goals are given in: relative changes, unless another scale is chosen.</summary>
    public SeekScale Scale { get; init; }

    /// <summary>Those of <see cref="Probes"/> that are spread over the whole range.</summary>
    public IEnumerable<Probe> Overview => Spread().Where(_probes.ContainsKey).Select(look => _probes[look]);

    /// <summary>Every value that was tried, in order, with what was found there and its 90 % interval.</summary>
    public IEnumerable<Probe> Probes => _probes.Values;

    /// <summary>The level of the outcome as things are, at the present value of the lever.</summary>
    /// <exception cref="ArgumentException">The outcome has none.</exception>
    public Probe Unmoved(CancellationToken cancellation = default)
    {
        (Arm alone, Arm _) = _lever.Arms(_lever.Present);
        (_base, _runs) = (alone, Comparison.OfSubject([alone], _subject, _plan, _years, cancellation));
        Probe level = LevelOf(_runs, alone.Name, _lever.Present);
        return double.IsFinite(level.Mean)
            ? level
            : throw new ArgumentException($"{_outcome} is undefined for {_subject}");
    }

    /// <summary>
    /// The value at which the outcome meets <paramref name="goal"/> (of a change, 0.05 is +5 %), or null if none in the
    /// lever's range does.
    /// </summary>
    public SeekResult? Find(double goal, CancellationToken cancellation = default)
    {
        double[] looks = Spread();
        foreach (double look in looks)
            Try(look, cancellation);
        if (!_isDefined)
            throw new ArgumentException($"{_outcome} is undefined for {_subject}");
        if (Root(looks, probe => probe.Mean, goal, cancellation) is not { } value)
            return null;
        (Effect? effect, Probe there) = Run(value, cancellation);
        Interval? interval = effect!.Replicates < 2
            ? null
            : new(
                Edge(value, looks.Where(look => look < value).Reverse(), goal, cancellation),
                Edge(value, looks.Where(look => look > value), goal, cancellation));
        return new(goal, value, interval, effect, there);
    }

    private double[] Spread() => [.. Enumerable.Range(0, Looks)
        .Select(k => _lever.Range.Low + k * _lever.Range.Width / (Looks - 1))];

    /// <summary>
    /// How far from the value found the intervals of the effect contain the goal: outwards to the first look that does
    /// not, then between it and the last that does; the end of what is defined if all do. So the interval is of one
    /// piece and contains the value, also where the effect turns back or leaps.
    /// </summary>
    private double Edge(double value, IEnumerable<double> outwards, double goal, CancellationToken cancellation)
    {
        double inside = value;
        foreach (double look in outwards)
        {
            if (!IsDefined(_probes[look]))
                break;
            if (!Meets(_probes[look], goal))
                return Border(inside, look, goal, cancellation);
            inside = look;
        }

        return inside;
    }

    private double Border(double inside, double outside, double goal, CancellationToken cancellation)
    {
        for (int step = 0; step < Bisections && Math.Abs(outside - inside) > 1e-4 * _lever.Range.Width; step++)
        {
            double middle = 0.5 * (inside + outside);
            if (Meets(Try(middle, cancellation), goal))
                inside = middle;
            else
                outside = middle;
        }

        return inside;
    }

    private static bool IsDefined(Probe probe) => double.IsFinite(probe.Low) && double.IsFinite(probe.High);

    private static bool Meets(Probe probe, double goal) => probe.Low <= goal && goal <= probe.High;

    /// <summary>The crossing nearest to the lever's present value.</summary>
    private double? Root(double[] looks, Func<Probe, double> curve, double goal, CancellationToken cancellation)
    {
        double present = _lever.Present;
        double? best = null;
        for (int k = 1; k < looks.Length; k++)
        {
            (double low, double high) = (looks[k - 1], looks[k]);
            // not a number where the base is 0: then no share of it can be a goal
            if (!((curve(_probes[low]) - goal) * (curve(_probes[high]) - goal) <= 0))
                continue;
            double root = Bisect(low, high, curve, goal, cancellation);
            if (best is null || Math.Abs(root - present) < Math.Abs(best.Value - present))
                best = root;
        }

        return best;
    }

    private double Bisect(
        double low, double high, Func<Probe, double> curve, double goal, CancellationToken cancellation)
    {
        bool isRising = curve(_probes[high]) >= curve(_probes[low]);
        for (int step = 0; step < Bisections && high - low > 1e-4 * _lever.Range.Width; step++)
        {
            double middle = 0.5 * (low + high);
            if (curve(Try(middle, cancellation)) < goal == isRising)
                low = middle;
            else
                high = middle;
        }

        return 0.5 * (low + high);
    }

    private Probe Try(double value, CancellationToken cancellation)
    {
        if (_probes.TryGetValue(value, out Probe known))
            return known;
        (Effect? effect, Probe there) = Run(value, cancellation);
        _isDefined |= effect is not null;
        return _probes[value] = there;
    }

    /// <summary>
    /// The effect at one value, null where the outcome is not defined, and the same on the goal's scale.
    /// </summary>
    private (Effect? Effect, Probe There) Run(double value, CancellationToken cancellation)
    {
        (Arm alone, Arm moved) = _lever.Arms(value);
        Comparison comparison = _runs is { } before && _base == alone
            ? before.Beside(moved, cancellation)
            : Comparison.OfSubject([alone, moved], _subject, _plan, _years, cancellation);
        (_base, _runs) = (alone, comparison);
        if (comparison.Effect(moved.Name, _outcome, _subject) is not { } effect)
            return (null, new(value, double.NaN, double.NaN, double.NaN));
        if (Scale == SeekScale.Level)
            return (effect, LevelOf(comparison, moved.Name, value));
        double scale = Math.Abs(effect.Base);
        return (effect, new(
            value, effect.Mean / scale, effect.Interval90.Low / scale, effect.Interval90.High / scale));
    }

    private Probe LevelOf(Comparison comparison, string arm, double value)
    {
        double[] levels = [.. comparison.ScalarsOf(arm).Of(_outcome, _subject).Where(double.IsFinite)];
        if (levels.Length == 0)
            return new(value, double.NaN, double.NaN, double.NaN);
        Interval interval = PairedSample.StudentInterval(levels, 0.90);
        return new(value, Sample.Mean(levels), interval.Low, interval.High);
    }
}
