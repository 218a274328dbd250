using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// What somebody expected of one number before it was known: a sample, every value as likely as the other, and for
/// troops the probability that there would be any. A point forecast is a sample of one.
/// </summary>
/// <param name="Sample">Sorted.</param>
/// <param name="Participation">
/// Probability of more than nothing; not a number where nothing but a size is asked.
/// </param>
public sealed record Prediction(double[] Sample, double Participation = double.NaN)
{
    /// <summary>One number.</summary>
    public static Prediction Point(double value, double participation = double.NaN) => new([value], participation);

    /// <summary>A sample in any order.</summary>
    public static Prediction Of(IEnumerable<double> sample, double participation = double.NaN)
    {
        double[] sorted = [.. sample];
        Array.Sort(sorted);
        return new(sorted, participation);
    }

    public double Median => Distribution.Quantile(Sample, 0.5);

    public double Quantile(double p) => Distribution.Quantile(Sample, p);

    /// <summary>The median of what is sent if anything is; not a number if nothing ever is.</summary>
    public double SizeIfAny
    {
        get
        {
            int first = Array.FindIndex(Sample, value => value > 0);
            return first < 0 ? double.NaN : Distribution.Quantile(Sample.AsSpan(first), 0.5);
        }
    }
}

/// <summary>One number that a forecast is compared with.</summary>
/// <param name="State">Number of the state.</param>
/// <param name="Operation">Number of the operation, or -1.</param>
/// <param name="Year">The year that was forecast.</param>
/// <param name="Origin">The last year that the forecaster knew.</param>
/// <param name="Observed">What came.</param>
/// <param name="IsComplete">Is it known of the state whether it took part? Only then is participation scored.</param>
public sealed record ForecastCase(
    int State, int Operation, int Year, int Origin, double Observed, bool IsComplete = true);
