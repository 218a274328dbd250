namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>A row of event_study.csv: the effect at one event time, in history and in simulated histories.</summary>
/// <param name="BandLow">Of the simultaneous 95 % band.</param>
/// <param name="All">Mean and central 95 % of histories of the full model.</param>
/// <param name="Without">The same without programmes.</param>
public sealed record EventTimeRow(
    string Link, int EventTime, double Estimate, double StandardError, double Low, double High, double BandLow,
    double BandHigh, SimulatedSpread All, SimulatedSpread Without);

/// <summary>Not numbers where the model has no such outcome.</summary>
public sealed record SimulatedSpread(double Mean, double Low, double High)
{
    public static SimulatedSpread None { get; } = new(double.NaN, double.NaN, double.NaN);

    public static SimulatedSpread Of(ReadOnlySpan<double> values) => ArmSummary.Of(values) is { } arm
        ? new(arm.Mean, arm.Central95.Low, arm.Central95.High)
        : None;
}
