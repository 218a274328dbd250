namespace PartnershipSim.Model.Drivers;

/// <summary>A driver that is one calendar year per state, fixed for the run.</summary>
public sealed class CalendarDriver : Driver
{
    /// <summary>The year of what never happens.</summary>
    public const int Never = 9999;

    /// <summary>The last year that can be named: that of the longest run.</summary>
    internal const int Last = 2035;
}
