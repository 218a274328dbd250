namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// What a state last sent to an operation (or its predecessor), and how the request has changed since.
/// </summary>
/// <param name="Troops">Thousands.</param>
/// <param name="Year">When that was.</param>
/// <param name="RequestRatio">This year's request over that year's; 1 if there was none.</param>
internal readonly record struct Contingent(double Troops, int Year, double RequestRatio)
{
    /// <summary>
    /// What the state of the case sent in the last year whose list was complete, or null if that is not known.
    /// </summary>
    public static Contingent? LastOf(ForecastCase asked, KnownHistory known) =>
        LastOf(asked.Operation, asked.State, asked.Year, known);

    /// <inheritdoc cref="LastOf(ForecastCase, KnownHistory)"/>
    public static Contingent? LastOf(int operation, int state, int year, KnownHistory known)
    {
        if (known.LastList(operation, state) is not { } seen)
            return null;
        double troops = known.TroopsIn(operation, state, seen);
        if (double.IsNaN(troops))
            return null;
        double then = known.RequestedIn(operation, seen);
        return new(troops, seen, then > 0 ? known.RequestedIn(operation, year) / then : 1);
    }
}
