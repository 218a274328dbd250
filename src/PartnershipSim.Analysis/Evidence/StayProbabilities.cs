namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// How often who takes part stays, and how often who does not begins: shares of the transitions of a panel of 0 and 1.
/// </summary>
/// <param name="Stay">Of those that took part, the share that still does in the next period.</param>
/// <param name="Begin">Of those that did not, the share that does in the next period.</param>
public sealed record StayProbabilities(PointEstimate Stay, PointEstimate Begin)
{
    public static StayProbabilities Estimate(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return new(Share(panel, 1, "takes part"), Share(panel, 0, "stays out"));
    }

    private static PointEstimate Share(Panel panel, double before, string meaning)
    {
        PanelShape shape = panel.Shape;
        double[] yes = new double[shape.ClusterCount];
        double[] all = new double[shape.ClusterCount];
        for (int i = 0; i < shape.Units.Length; i++)
        {
            for (int t = 1; t < shape.Periods.Length; t++)
            {
                bool follows = shape.Periods[t] == shape.Periods[t - 1] + 1 && panel.IsObserved(i, t);
                if (!follows || panel[i, t - 1] != before)
                    continue;
                yes[shape.Clusters[i]] += panel[i, t];
                all[shape.Clusters[i]]++;
            }
        }

        double total = all.Sum();
        int clusters = all.Count(count => count > 0);
        if (clusters < 2)
        {
            throw new NotEstimableException(
                $"{(clusters == 0 ? "No unit" : "One cluster only")} {meaning} in a period that is followed by "
                + "another: there is no share.");
        }

        double share = yes.Sum() / total;
        double squares = 0;
        for (int c = 0; c < all.Length; c++)
            squares += (yes[c] - share * all[c]) * (yes[c] - share * all[c]);
        return new(share, Math.Sqrt(squares * clusters / (clusters - 1.0)) / total, clusters - 1);
    }
}
