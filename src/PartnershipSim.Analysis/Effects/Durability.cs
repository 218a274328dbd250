using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// How long an effect outlives its cause: a third scenario follows the base's settings until a year and the other's
/// from
/// then on, and what is left of the difference is followed year by year.
/// </summary>
public sealed class Durability
{
    private const string Never = "never", Cut = "cut", Always = "always";

    private readonly Comparison _worlds;

    private Durability(Comparison worlds, int year)
    {
        _worlds = worlds;
        Year = year;
    }

    /// <summary>The first year without the cause.</summary>
    public int Year { get; }

    /// <summary>
    /// Runs the three scenarios. What is cut are settings, so the two scenarios must differ in nothing else: see
    /// <see cref="CanBeCut"/>.
    /// </summary>
    public static Durability Run(
        CompiledModel @base, CompiledModel other, int year, RunPlan plan, OutcomeYears years,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Comparison.Run(
                [new Arm(Never, other), new Arm(Cut, @base, @base.Timetable.Then(other.Timetable, year)), new Arm(
                    Always, @base)],
                plan, years, progress, cancellation),
            year);
    }

    /// <summary>
    /// What is left of the gain in each year from the last with the cause on: Δ_cut(t)/Δ_cut(year - 1); nothing if the
    /// 90 % interval of that gain contains 0 or the outcome is not defined.
    /// </summary>
    public ImmutableArray<(int Year, double Left)> Decay(Outcome outcome, string subject, int lastYear)
    {
        (double gain, Interval interval) = _worlds.InYear(Cut, outcome, subject, Year - 1);
        if (!double.IsFinite(gain) || interval.Contains(0))
            return [];
        return [.. Enumerable.Range(Year - 1, lastYear - Year + 2)
            .Select(year => (year, _worlds.InYear(Cut, outcome, subject, year).Mean / gain))];
    }

    /// <summary>
    /// Years after the last year with the cause until less than half of the gain is left; null if that does not happen.
    /// </summary>
    public int? HalfLife(Outcome outcome, string subject, int lastYear)
    {
        foreach ((int year, double left) in Decay(outcome, subject, lastYear))
        {
            if (left < 0.5)
                return year - (Year - 1);
        }

        return null;
    }

    /// <summary>
    /// Do the two scenarios differ in settings only (parameters, mechanisms), so that one can turn into the other in a
    /// year?
    /// </summary>
    public static bool CanBeCut(CompiledModel @base, CompiledModel other)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        return @base.States.Length == other.States.Length
            && @base.States.Zip(other.States)
                .All(pair => pair.First with { Programmes = pair.Second.Programmes } == pair.Second)
            && @base.Operations.SequenceEqual(other.Operations)
            && @base.Drivers.HasSameValues(other.Drivers);
    }
}
