using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// The model's own functions on single numbers, so that compiled data have the same bits on every machine.
/// </summary>
internal static class Scalar
{
    public static double Log(double x) => LaneMath.Log(x)[0];

    public static double Exp(double x) => LaneMath.Exp(x)[0];

    /// <summary>The mean, summed in order.</summary>
    public static double Mean(IEnumerable<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            sum += value;
            count++;
        }

        return sum / count;
    }

    /// <summary>
    /// The middle value, or the mean of the two middle ones; not a number if there is none. Ignores what is not a
    /// number.
    /// </summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        int middle = sorted.Length / 2;
        if (sorted.Length == 0)
            return double.NaN;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
