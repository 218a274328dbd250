namespace PartnershipSim.Analysis.Evidence;

/// <summary>How much of this period is last period: the slope of y on its own lag.</summary>
public static class Persistence
{
    /// <summary>
    /// The slope on the value of the period before. Without unit effects it mixes lasting differences with inertia and
    /// is biased upward as a measure of the latter; with them it is biased downward by about (1 + ρ)/T (Nickell 1981).
    /// As a statistic to compare a model with data either serves, for both sides have the bias.
    /// </summary>
    public static PointEstimate Autoregression(Panel panel, FixedEffects effects)
    {
        ArgumentNullException.ThrowIfNull(panel);
        RegressionRows rows = RegressionRows.From(panel, [Lag(panel)]);
        if (rows.Count == 0)
            throw new NotEstimableException("No unit is observed in two periods that follow each other.");
        return RegressionDesign.Compile(rows, effects).Fit(panel).Coefficients[0].Estimate;
    }

    /// <summary>The value one period earlier; periods that do not follow each other have none.</summary>
    public static Variable Lag(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        PanelShape shape = panel.Shape;
        double[] lagged = new double[shape.Cells];
        Array.Fill(lagged, double.NaN);
        for (int i = 0; i < shape.Units.Length; i++)
        {
            for (int t = 1; t < shape.Periods.Length; t++)
            {
                if (shape.Periods[t] == shape.Periods[t - 1] + 1)
                    lagged[shape.Cell(i, t)] = panel[i, t - 1];
            }
        }

        return new("lag", [.. lagged]);
    }
}
