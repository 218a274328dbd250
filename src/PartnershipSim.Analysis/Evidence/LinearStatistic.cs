using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// An estimator that is a weighted sum of observed outcomes: with dates, covariates and coverage fixed, a difference
/// in differences or a least-squares slope is one. It is compiled once and then costs one product for each simulated
/// history.
/// </summary>
/// <param name="Places">Cells of a panel, or rows of observations.</param>
/// <param name="Coefficients">One for each place.</param>
public sealed record LinearStatistic(ImmutableArray<int> Places, ImmutableArray<double> Coefficients)
{
    public double Of(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<int> places = Places.AsSpan();
        ReadOnlySpan<double> coefficients = Coefficients.AsSpan();
        double sum = 0;
        for (int i = 0; i < places.Length; i++)
            sum += coefficients[i] * values[places[i]];
        return sum;
    }

    public double Of(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return Of(panel.Values.AsSpan());
    }

    /// <summary>The statistic of each of many histories.</summary>
    public double[] Of(IReadOnlyList<Panel> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        double[] values = new double[histories.Count];
        for (int h = 0; h < values.Length; h++)
            values[h] = Of(histories[h]);
        return values;
    }

    /// <summary>The places whose coefficient is not zero.</summary>
    internal static LinearStatistic FromDense(ReadOnlySpan<double> coefficients)
    {
        ImmutableArray<int>.Builder places = ImmutableArray.CreateBuilder<int>();
        ImmutableArray<double>.Builder kept = ImmutableArray.CreateBuilder<double>();
        for (int place = 0; place < coefficients.Length; place++)
        {
            if (coefficients[place] == 0)
                continue;
            places.Add(place);
            kept.Add(coefficients[place]);
        }

        return new(places.ToImmutable(), kept.ToImmutable());
    }
}
