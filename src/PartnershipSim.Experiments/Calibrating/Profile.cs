using System.Collections.Immutable;

namespace PartnershipSim.Experiments.Calibrating;

/// <summary>What history says of a parameter.</summary>
public enum Identification
{
    /// <summary>Both ends of its range fit clearly worse than the best value.</summary>
    Identified,

    /// <summary>One end does, the other fits as well as anything.</summary>
    OneSided,

    /// <summary>The whole range fits as well as the best value, if the others give way.</summary>
    NotIdentified,
}

/// <summary>
/// How much worse history fits when one parameter is held at a value and all others give way. The others are moved downhill, so what is found is
/// at most too large.
/// </summary>
/// <param name="Key">The parameter.</param>
/// <param name="Points">Values over its range with the rise of -2 log-likelihood above the best fit.</param>
/// <param name="Best">The value of the best fit.</param>
public sealed record Profile(string Key, double Best, ImmutableArray<(double Value, double Rise)> Points)
{
    /// <summary>
    /// The 95 % point of chi-squared with one degree of freedom: a parameter may lie where the deviance rises by less (the log-likelihood falls by
    /// less than 1.92).
    /// </summary>
    public const double Clear = 3.84;

    public Identification Verdict => (Points[0].Rise > Clear, Points[^1].Rise > Clear) switch
    {
        (true, true) => Identification.Identified,
        (false, false) => Identification.NotIdentified,
        _ => Identification.OneSided,
    };

    /// <summary>In words.</summary>
    public static string Word(Identification verdict) => verdict switch
    {
        Identification.Identified => "identified",
        Identification.OneSided => "one-sided",
        _ => "not identified",
    };
}

/// <summary>Profiles of all axes, from the best point of a population along the way on which the others follow.</summary>
public static class Profiles
{
    /// <summary>Values over each range, the ends included.</summary>
    private const int Values = 5;

    private const int MostSteps = 3;

    /// <summary>A descent that gains less is over.</summary>
    private const double LeastGain = 0.3;

    /// <param name="done">Called after each profile.</param>
    public static ImmutableArray<Profile> Of(CalibrationPlan plan, Generation last, Hold hold, Action? done = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(last);
        Gaussian shape = Gaussian.Of([.. last.Population.Select(each => each.Unit)]);
        Descent descent = new(hold, last.Replicates);
        long evaluations = 0;
        Particle best = descent.From(last.Best, shape, 0.05, ref evaluations);
        List<(int Axis, double Unit, Particle Found)> found = [];
        for (int a = 0; a < plan.Axes.Length; a++)
        {
            for (int v = 0; v < Values; v++)
            {
                double unit = v / (Values - 1.0);
                double[] start = Along(best.Unit, shape, a, unit);
                Particle held = descent.From(new(start, hold([start], last.Replicates)[0]), shape, LeastGain, ref evaluations, a, MostSteps);
                found.Add((a, unit, held));
                if (held.Distance < best.Distance)
                    best = held;
            }

            done?.Invoke();
        }

        return
        [
            .. plan.Axes.Select((axis, a) => new Profile(axis.Key, axis.ValueAt(best.Unit[a]), [.. found.Where(each => each.Axis == a).Select(each => (axis.ValueAt(each.Unit), each.Found.Distance - best.Distance))])),
        ];
    }

    // where the others stand, on average, when this one stands there
    private static double[] Along(double[] from, Gaussian shape, int axis, double unit)
    {
        double step = (unit - from[axis]) / shape.Covariance[axis, axis];
        return [.. from.Select((value, j) => j == axis ? unit : Math.Clamp(value + step * shape.Covariance[j, axis], 0, 1))];
    }
}
