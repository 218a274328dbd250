namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Logistic regression by Newton's method with step halving: P(d = 1 | x) = 1 / (1 + exp(-x'γ)), weights allowed. It
/// serves as the propensity score of doubly robust designs.
/// </summary>
internal static class Logit
{
    private const int MostSteps = 50;

    /// <summary>The gain in log likelihood, per observation, below which the search has ended.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>
    /// The fit, or null if it has no maximum (one group is separated from the other) or the columns are collinear.
    /// </summary>
    /// <param name="x">Row by row, a constant included.</param>
    /// <param name="d">0 or 1.</param>
    public static LogitFit? Fit(
        ReadOnlySpan<double> x, int columns, ReadOnlySpan<double> d, ReadOnlySpan<double> weights)
    {
        double[] coefficients = new double[columns];
        double[] probabilities = new double[d.Length];
        double total = 0;
        for (int i = 0; i < d.Length; i++)
            total += weights[i];
        double likelihood = Evaluate(x, columns, d, weights, coefficients, probabilities);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] gradient = new double[columns];
            double[] information = new double[columns * columns];
            for (int i = 0; i < d.Length; i++)
            {
                ReadOnlySpan<double> row = x.Slice(i * columns, columns);
                double residual = weights[i] * (d[i] - probabilities[i]);
                double spread = weights[i] * probabilities[i] * (1 - probabilities[i]);
                for (int a = 0; a < columns; a++)
                {
                    gradient[a] += residual * row[a];
                    for (int b = 0; b < columns; b++)
                        information[a * columns + b] += spread * row[a] * row[b];
                }
            }

            SymmetricSystem? system = SymmetricSystem.Factor(information, columns, out _);
            if (system is null)
                return null;
            system.Solve(gradient);
            double length = 1;
            double[] candidate = new double[columns];
            double found;
            do
            {
                for (int a = 0; a < columns; a++)
                    candidate[a] = coefficients[a] + length * gradient[a];
                found = Evaluate(x, columns, d, weights, candidate, probabilities);
                length /= 2;
            }
            while (found < likelihood - Tolerance * total && length > Tolerance);
            coefficients = candidate;
            if (found - likelihood < Tolerance * total)
                return new(coefficients, probabilities, system);
            likelihood = found;
        }

        return null;
    }

    private static double Evaluate(
        ReadOnlySpan<double> x, int columns, ReadOnlySpan<double> d, ReadOnlySpan<double> weights,
        double[] coefficients, Span<double> into)
    {
        double likelihood = 0;
        for (int i = 0; i < d.Length; i++)
        {
            double index = 0;
            for (int a = 0; a < columns; a++)
                index += x[i * columns + a] * coefficients[a];
            into[i] = 1 / (1 + Math.Exp(-index));
            double signed = d[i] > 0 ? -index : index;
            // log(1 + exp(z)) without overflow
            likelihood -= weights[i] * (Math.Max(0, signed) + Math.Log(1 + Math.Exp(-Math.Abs(signed))));
        }

        return likelihood;
    }
}

/// <summary>What a logistic regression found.</summary>
/// <param name="Information">X'WX with W = w p (1 - p): its inverse is the covariance of the coefficients.</param>
internal sealed record LogitFit(double[] Coefficients, double[] Probabilities, SymmetricSystem Information);
