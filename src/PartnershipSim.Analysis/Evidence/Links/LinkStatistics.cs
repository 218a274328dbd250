using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// The estimator of a link, applied to simulated histories through the cells in which history was observed. Years
/// before the model begins are as they were.
/// </summary>
public static class LinkStatistics
{
    /// <summary>The effect itself, under the best single dates.</summary>
    public static HistoryStatistic Effect(LinkDesign design, EvidenceData data)
    {
        ArgumentNullException.ThrowIfNull(design);
        return Of(design.Link.Key, design, data, design.Statistic(design.BestDates));
    }

    /// <summary>One for each event time of the plot.</summary>
    public static ImmutableArray<(int EventTime, HistoryStatistic Statistic)> EventTimes(
        LinkDesign design, EvidenceData data)
    {
        ArgumentNullException.ThrowIfNull(design);
        CompiledSeries series =
            design.CompiledSeries(design.BestDates, LinkDesign.FirstShown, LinkDesign.LastShown);
        return
        [
            .. series.Keys.Zip(series.Series, (key, one) => (key, Of($"{design.Link.Key}@{key}", design, data, one))),
        ];
    }

    private static HistoryStatistic Of(string key, LinkDesign design, EvidenceData data, LinearStatistic statistic)
    {
        double constant = 0;
        List<(int State, int Year, double Coefficient)> cells = [];
        for (int i = 0; i < statistic.Places.Length; i++)
        {
            (int state, int year) = design.CellAt(statistic.Places[i]);
            if (year < Horizon.Start)
                constant += statistic.Coefficients[i] * data.At(design.Link.Outcome, state, year);
            else
                cells.Add((state, year, statistic.Coefficients[i]));
        }

        EvidenceOutcome outcome = design.Link.Outcome;
        return new(key, history =>
        {
            double sum = constant;
            foreach ((int state, int year, double coefficient) in cells)
                sum += coefficient * history.At(outcome, state, year);
            return sum;
        });
    }
}
