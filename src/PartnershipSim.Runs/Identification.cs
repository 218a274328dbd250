namespace PartnershipSim.Runs;

/// <summary>What history says of a parameter.</summary>
public enum Identification
{
    /// <summary>Both ends of its range fit clearly worse than the best value.</summary>
    Identified,

    /// <summary>One end does, the other fits as well as anything.</summary>
    OneSided,

    /// <summary>The whole range fits as well as the best value, if the others give way.</summary>
    NotIdentified,
}
