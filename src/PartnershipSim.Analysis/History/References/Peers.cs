using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History.References;

/// <summary>What a set of states did at the origin, as a forecast for one of them.</summary>
internal static class Peers
{
    /// <param name="middle">Of troops: the mean or the median of the set. Of levels it is the median.</param>
    public static Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, int[] peers, Func<double[], double> middle)
    {
        if (quantity != Quantity.Troops)
        {
            double median = Distribution.Median(
                peers.Select(i => known.Last(quantity, i)?.Value ?? double.NaN).Where(double.IsFinite));
            return double.IsNaN(median) ? null : Prediction.Point(median);
        }

        if (known.LastList(asked.Operation, asked.State) is not { } seen)
            return null;
        double[] troops = [.. peers.Select(i => known.TroopsIn(asked.Operation, i, seen)).Where(double.IsFinite)];
        return troops.Length == 0
            ? null
            : Prediction.Point(middle(troops), troops.Count(sent => sent > 0) / (double)troops.Length);
    }
}
