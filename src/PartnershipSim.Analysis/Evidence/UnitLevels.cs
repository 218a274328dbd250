namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The level of each unit that goes with given slopes: what a regression with fixed effects absorbs and a prediction
/// needs.
/// </summary>
internal static class UnitLevels
{
    private const int MostSteps = 100;

    /// <summary>In log odds: expected and observed numbers of ones agree to this.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>Log odds; infinite for a unit that always or never joins.</summary>
    public static Dictionary<int, double> OfJoining(RegressionRows observations, double[] joined, double[] slopes)
    {
        Dictionary<int, double> levels = [];
        foreach ((int unit, List<int> rows) in RowsByUnit(observations))
        {
            double yes = 0;
            foreach (int row in rows)
                yes += joined[row];
            levels[unit] = yes == 0 ? double.NegativeInfinity
                : yes == rows.Count ? double.PositiveInfinity
                : Solve(observations, rows, slopes, yes);
        }

        return levels;
    }

    /// <summary>Mean log amount that the slopes do not explain.</summary>
    public static Dictionary<int, double> OfSize(RegressionRows joiners, double[] logAmounts, double[] slopes)
    {
        Dictionary<int, double> levels = [];
        foreach ((int unit, List<int> rows) in RowsByUnit(joiners))
        {
            double sum = 0;
            foreach (int row in rows)
                sum += logAmounts[row] - Index(joiners, row, slopes);
            levels[unit] = sum / rows.Count;
        }

        return levels;
    }

    public static double Index(RegressionRows observations, int row, double[] slopes)
    {
        double index = 0;
        for (int a = 0; a < slopes.Length; a++)
            index += slopes[a] * observations.Regressors[a].Values[row];
        return index;
    }

    /// <summary>The level at which as many join as did: by bisection, for the sum rises with it.</summary>
    private static double Solve(RegressionRows observations, List<int> rows, double[] slopes, double yes)
    {
        double[] indices = [.. rows.Select(row => Index(observations, row, slopes))];
        double least = indices.Min(), most = indices.Max();

        // at the ends every row alone would give the observed share
        double share = Math.Log(yes / (rows.Count - yes));
        double low = share - most, high = share - least;
        for (int step = 0; step < MostSteps && high - low > Tolerance; step++)
        {
            double middle = (low + high) / 2, expected = 0;
            foreach (double index in indices)
                expected += 1 / (1 + Math.Exp(-middle - index));
            if (expected < yes)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    private static SortedDictionary<int, List<int>> RowsByUnit(RegressionRows observations)
    {
        SortedDictionary<int, List<int>> rows = [];
        for (int row = 0; row < observations.Count; row++)
        {
            if (!rows.TryGetValue(observations.Units[row], out List<int>? own))
                rows[observations.Units[row]] = own = [];
            own.Add(row);
        }

        return rows;
    }
}
