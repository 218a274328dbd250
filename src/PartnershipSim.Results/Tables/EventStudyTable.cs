using PartnershipSim.Analysis.Evidence.Links;

namespace PartnershipSim.Results.Tables;

/// <summary>event_study.csv.</summary>
public static class EventStudyTable
{
    public static Table<EventTimeRow> Table { get; } = new(
        "event_study.csv", "the effect of a headline link so many years after joining, or before it", columns =>
        {
            const string unit = "of the link";
            var link = columns.Name("link", "key of the link", row => row.Link);
            var time = columns.Whole("event_time", "years", "since joining; the base is -1", row => row.EventTime);
            var estimate = columns.Number("estimate", unit, "effect in history", row => row.Estimate);
            var error = columns.Number("se", unit, "its standard error", row => row.StandardError);
            var low = columns.Number("lo95", unit, "low end of the 95 % interval", row => row.Low);
            var high = columns.Number("hi95", unit, "its high end", row => row.High);
            var bandLow = columns.Number(
                "band_lo95", unit, "low end of the band that holds for all event times together", row => row.BandLow);
            var bandHigh = columns.Number("band_hi95", unit, "its high end", row => row.BandHigh);
            var all = Arm("model", "simulated histories", row => row.All);
            var none = Arm("without", "simulated histories without programmes", row => row.Without);
            return cells => new(
                cells.Of(link), cells.Of(time), cells.Of(estimate), cells.Of(error), cells.Of(low), cells.Of(high),
                cells.Of(bandLow), cells.Of(bandHigh), all(cells), none(cells));

            Func<Cells<EventTimeRow>, SimulatedSpread> Arm(
                string name, string histories, Func<EventTimeRow, SimulatedSpread> value)
            {
                var mean = columns.Number($"{name}_mean", unit, $"mean over {histories}", row => value(row).Mean);
                var from = columns.Number(
                    $"{name}_lo95", unit, "low end of their central 95 %", row => value(row).Low);
                var to = columns.Number($"{name}_hi95", unit, "its high end", row => value(row).High);
                return cells => new(cells.Of(mean), cells.Of(from), cells.Of(to));
            }
        });
}
