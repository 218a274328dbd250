using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>
/// How much worse history fits when one parameter is fixed at a value and all others give way. The others are moved
/// downhill a few steps, so what is found is at most too large; therefore an end of the range counts as excluded only
/// if the accepted points avoid it too.
/// </summary>
/// <param name="Key">The parameter.</param>
/// <param name="Best">The value of the best fit.</param>
/// <param name="Points">Values over its range with the rise of -2 log-likelihood above the best fit.</param>
/// <param name="AtLow">Share of the accepted points in the lowest tenth of the range.</param>
/// <param name="AtHigh">And in the highest.</param>
public sealed record Profile(
    string Key, double Best, ImmutableArray<(double Value, double Rise)> Points, double AtLow, double AtHigh)
{
    /// <summary>
    /// The 95 % point of chi-squared with one degree of freedom: a parameter may lie where the distance rises by less
    /// (<see cref="Fit.Distance"/>).
    /// </summary>
    public const double Clear = 3.84;

    /// <summary>
    /// The outermost tenth of a range that says nothing contains a tenth of the points; where the likelihood has
    /// fallen by
    /// 1.92, exp(-1.92) of that.
    /// </summary>
    public const double Rare = 0.1 * 0.147;

    public Identification Verdict => (ExcludesLow, ExcludesHigh) switch
    {
        (true, true) => Identification.Identified,
        (false, false) => Identification.NotIdentified,
        _ => Identification.OneSided,
    };

    /// <summary>Is the low end of the range worse than the best fit, by profile and by the accepted points?</summary>
    public bool ExcludesLow => Points[0].Rise > Clear && AtLow < Rare;

    /// <summary>The same of the high end.</summary>
    public bool ExcludesHigh => Points[^1].Rise > Clear && AtHigh < Rare;

    /// <summary>In words.</summary>
    public static string Word(Identification verdict) => verdict switch
    {
        Identification.Identified => "identified",
        Identification.OneSided => "one-sided",
        _ => "not identified",
    };
}

/// <summary>
/// Profiles of all axes, from the best point of a population along the way on which the others follow.
/// </summary>
public static class Profiles
{
    /// <summary>Values over each range, the ends included.</summary>
    private const int Values = 5;

    /// <summary>Points of the population from which the best fit is looked for: the valley is long.</summary>
    private const int Starts = 6;

    /// <summary>Steps downhill at the ends of a range, where the verdict falls, and between them.</summary>
    private const int StepsAtEnds = 3, StepsBetween = 1;

    /// <summary>A descent that gains less is over.</summary>
    private const double LeastGain = 0.5;

    /// <param name="done">Called after each profile.</param>
    public static ImmutableArray<Profile> Of(
        CalibrationPlan plan, Generation last, PopulationFit fit, Action? done = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(last);
        Gaussian shape = Gaussian.Of([.. last.Population.Select(each => each.Unit)]);
        Descent descent = new(fit, last.Replicates);
        long evaluations = 0;
        Particle best = last.Best;
        foreach (Particle start in last.Population.OrderBy(each => each.Distance).Take(Starts).Prepend(last.Best))
        {
            Particle lowest = descent.From(start, shape, 0.1, ref evaluations);
            best = lowest.Distance < best.Distance ? lowest : best;
        }

        List<(int Axis, double Unit, Particle Found)> found = [];
        for (int a = 0; a < plan.Axes.Length; a++)
        {
            for (int v = 0; v < Values; v++)
            {
                double unit = v / (Values - 1.0);
                double[] start = Along(best.Unit, shape, a, unit);
                Particle lowered = descent.From(
                    new(start, fit([start], last.Replicates)[0]), shape, LeastGain, ref evaluations, a,
                    v is 0 or Values - 1 ? StepsAtEnds : StepsBetween);
                found.Add((a, unit, lowered));
                if (lowered.Distance < best.Distance)
                    best = lowered;
            }

            done?.Invoke();
        }

        return
        [
            .. plan.Axes.Select((axis, a) => new Profile(
                axis.Key, axis.ValueAt(best.Unit[a]),
                [.. found.Where(each => each.Axis == a)
                    .Select(each => (axis.ValueAt(each.Unit), each.Found.Distance - best.Distance))],
                last.Population.Average(each => each.Unit[a] < 0.1 ? 1.0 : 0),
                last.Population.Average(each => each.Unit[a] > 0.9 ? 1.0 : 0))),
        ];
    }

    // where the others stand, on average, when this one stands there
    private static double[] Along(double[] from, Gaussian shape, int axis, double unit)
    {
        double step = (unit - from[axis]) / shape.Covariance[axis, axis];
        return [.. from.Select(
            (value, j) => j == axis ? unit : Math.Clamp(value + step * shape.Covariance[j, axis], 0, 1))];
    }
}
