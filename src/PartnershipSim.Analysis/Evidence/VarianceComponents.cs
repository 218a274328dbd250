namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// How much of the variance lies between units and how much within them over time: one-way analysis of variance, also
/// for panels with holes (Searle, Casella and McCulloch 1992, section 3.6).
/// </summary>
/// <param name="Between">
/// Variance of the units' levels, in the squared unit of the outcome; 0 where the estimate would be negative.
/// </param>
/// <param name="Within">Variance over time around them.</param>
public sealed record VarianceComponents(double Between, double Within)
{
    /// <summary>
    /// The share of the variance of a single observation that is between units (intraclass correlation 1 of Shrout and
    /// Fleiss 1979).
    /// </summary>
    public double BetweenShare => Between / (Between + Within);

    /// <summary>The reliability of a unit's mean over some periods (Spearman 1910, Brown 1910).</summary>
    public double ReliabilityOfMean(int periods) => Between / (Between + Within / periods);

    public static VarianceComponents Estimate(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        PanelShape shape = panel.Shape;
        double sum = 0, squares = 0, ofUnits = 0, squaredCounts = 0;
        int units = 0, total = 0;
        for (int i = 0; i < shape.Units.Length; i++)
        {
            double own = 0;
            int count = 0;
            for (int t = 0; t < shape.Periods.Length; t++)
            {
                double value = panel[i, t];
                if (double.IsNaN(value))
                    continue;
                own += value;
                squares += value * value;
                count++;
            }

            if (count == 0)
                continue;
            units++;
            total += count;
            sum += own;
            ofUnits += own * own / count;
            squaredCounts += (double)count * count;
        }

        if (units < 2 || total == units)
        {
            throw new NotEstimableException(
                $"Variance between and within units needs two units and one observed twice; {units} units have "
                + $"{total} observations.");
        }

        double within = (squares - ofUnits) / (total - units);
        double between = (ofUnits - sum * sum / total) / (units - 1);
        double count0 = (total - squaredCounts / total) / (units - 1);
        return new(Math.Max(0, (between - within) / count0), within);
    }
}
