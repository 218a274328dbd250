using MathNet.Numerics.LinearRegression;

namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// The last trend goes on: the slope of the logarithm over the last five years, laid on to the last value.
/// </summary>
public sealed record Trend() : Benchmark("trend", "the trend")
{
    private const int YearsBack = 5;
    private const int LeastYears = 3;

    public override Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        if (quantity == Quantity.Troops || known.Last(quantity, asked.State) is not { } last)
            return null;
        (double Year, double Log)[] seen =
        [
            .. Enumerable.Range(known.Origin - YearsBack + 1, YearsBack)
                .Where(year => year >= PartnershipSim.Model.Entities.Horizon.Start)
                .Select(year => (year, known.At(quantity, asked.State, year)))
                .Where(pair => !double.IsNaN(pair.Item2))
                .Select(pair => ((double)pair.year, quantity == Quantity.Strength ? pair.Item2 : Math.Log(pair.Item2))),
        ];
        double slope = seen.Length < LeastYears
            ? 0
            : SimpleRegression.Fit([.. seen.Select(pair => (pair.Year, pair.Log))]).B;
        double change = slope * (asked.Year - last.Year);
        return Prediction.Point(quantity == Quantity.Strength ? last.Value + change : last.Value * Math.Exp(change));
    }
}
