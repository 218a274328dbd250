namespace PartnershipSim.Model.Measurement;

/// <summary>
/// Where an outcome is shown. A list of outcomes is a filter over these tags, in the order of declaration.
/// </summary>
[Flags]
public enum Tags
{
    None = 0,

    /// <summary>One of the two headline effects.</summary>
    Headline = 1,

    /// <summary>A row of the main tables of reports and summaries.</summary>
    Reported = 2,

    /// <summary>Offered year by year in the explorer of a report.</summary>
    Explored = 4,

    /// <summary>Drawn as a map of states.</summary>
    Mapped = 8,

    /// <summary>An effect on it may outlast a policy: followed after the policy ends.</summary>
    Durable = 16,

    /// <summary>A candidate for observation: how much would knowing it narrow a forecast?</summary>
    Observable = 32,

    /// <summary>Known from no public statistics: its observation takes a survey or an inspection.</summary>
    Surveyed = 64,

    /// <summary>Shown to a team of the classroom about its own state.</summary>
    OwnState = 128,

    /// <summary>Shown to all teams of the classroom about the partners together.</summary>
    AllTeams = 256,

    /// <summary>Left out of a study that names no outcomes: in most of them it does not vary.</summary>
    OnRequest = 512,
}
