namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// A system A x = b with A = X'WX, symmetric and positive definite, by Cholesky. Columns are scaled to unit length
/// first, so that a pivot is 1 - R² of a column on those before it: the test of collinearity does not depend on units.
/// </summary>
internal sealed class SymmetricSystem
{
    /// <summary>A column of which less than this share is new is a linear combination of the others.</summary>
    private const double LeastTolerance = 1e-9;

    /// <summary>
    /// A column of which this share is left after means were subtracted did not vary: the rest is rounding.
    /// </summary>
    private const double RoundingShare = 1e-12;

    private readonly double[] _factor;

    /// <summary>The length of each column; 0 for one that is left out.</summary>
    private readonly double[] _scale;

    private SymmetricSystem(double[] factor, double[] scale)
    {
        _factor = factor;
        _scale = scale;
    }

    public int Size => _scale.Length;

    /// <summary>
    /// The factor of a matrix kept row by row, or null and the first column that depends on those before it. What
    /// stands above the diagonal is not read.
    /// </summary>
    /// <param name="optional">
    /// So many columns at the front may be left out if they depend on those before them: dummies that only absorb
    /// something.
    /// </param>
    /// <param name="raw">
    /// Squares of the columns before means were subtracted: of these, rounding leaves something; none for no means.
    /// </param>
    public static SymmetricSystem? Factor(
        ReadOnlySpan<double> matrix, int size, out int dependent, int optional = 0, ReadOnlySpan<double> raw = default)
    {
        double[] scale = new double[size];
        double[] factor = new double[size * size];
        for (int j = 0; j < size; j++)
        {
            double square = matrix[j * size + j];
            bool isZero = !(square > (raw.IsEmpty ? 0 : RoundingShare * raw[j])) || double.IsInfinity(square);
            scale[j] = isZero ? 0 : Math.Sqrt(square);
            for (int k = 0; k < j; k++)
                factor[j * size + k] =
                    isZero || scale[k] == 0 ? 0 : Rest(matrix, factor, scale, j, k) / factor[k * size + k];
            double pivot = isZero ? 0 : Rest(matrix, factor, scale, j, j);
            if (pivot > LeastTolerance)
            {
                factor[j * size + j] = Math.Sqrt(pivot);
            }
            else if (j < optional)
            {
                scale[j] = 0;
                factor.AsSpan(j * size, j).Clear();
                factor[j * size + j] = 1;
            }
            else
            {
                dependent = j;
                return null;
            }
        }

        dependent = -1;
        return new(factor, scale);
    }

    /// <summary>x from b, in place.</summary>
    public void Solve(Span<double> vector)
    {
        int size = Size;
        for (int i = 0; i < size; i++)
        {
            double sum = _scale[i] > 0 ? vector[i] / _scale[i] : 0;
            for (int k = 0; k < i; k++)
                sum -= _factor[i * size + k] * vector[k];
            vector[i] = sum / _factor[i * size + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            double sum = vector[i];
            for (int k = i + 1; k < size; k++)
                sum -= _factor[k * size + i] * vector[k];
            vector[i] = sum / _factor[i * size + i];
        }

        for (int i = 0; i < size; i++)
            vector[i] = _scale[i] > 0 ? vector[i] / _scale[i] : 0;
    }

    /// <summary>The inverse, row by row.</summary>
    public double[] Inverse()
    {
        int size = Size;
        double[] inverse = new double[size * size];
        for (int j = 0; j < size; j++)
        {
            inverse[j * size + j] = 1;
            Solve(inverse.AsSpan(j * size, size));
        }

        return inverse;
    }

    /// <summary>An entry of the scaled matrix less what earlier columns explain.</summary>
    private static double Rest(ReadOnlySpan<double> matrix, double[] factor, double[] scale, int row, int column)
    {
        int size = scale.Length;
        double rest = matrix[row * size + column] / (scale[row] * scale[column]);
        for (int k = 0; k < column; k++)
            rest -= factor[row * size + k] * factor[column * size + k];
        return rest;
    }
}
