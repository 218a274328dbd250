using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>A constant and controls as columns of a regression, without those that depend on earlier ones.</summary>
internal static class ControlColumns
{
    /// <summary>Row by row.</summary>
    public static double[] Independent(ImmutableArray<Variable> controls, int rows, out int columns)
    {
        List<Func<int, double>> kept = [_ => 1, .. controls.Select(v => (Func<int, double>)(row => v.Values[row]))];
        double[] ones = new double[rows];
        Array.Fill(ones, 1);
        while (true)
        {
            columns = kept.Count;
            double[] x = new double[rows * columns];
            for (int row = 0; row < rows; row++)
            {
                for (int a = 0; a < columns; a++)
                    x[row * columns + a] = kept[a](row);
            }

            if (SymmetricSystem.Factor(Cross(x, columns, ones), columns, out int dependent) is not null)
                return x;
            kept.RemoveAt(dependent);
        }
    }

    /// <summary>X'WX.</summary>
    public static double[] Cross(double[] x, int columns, double[] weights)
    {
        double[] cross = new double[columns * columns];
        for (int row = 0; row < weights.Length; row++)
        {
            for (int a = 0; a < columns; a++)
            {
                double factor = weights[row] * x[row * columns + a];
                for (int b = 0; b < columns; b++)
                    cross[a * columns + b] += factor * x[row * columns + b];
            }
        }

        return cross;
    }
}
