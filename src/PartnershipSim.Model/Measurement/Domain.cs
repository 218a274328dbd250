namespace PartnershipSim.Model.Measurement;

/// <summary>Of which groups an outcome can be taken.</summary>
public enum Domain
{
    /// <summary>Of every group and every state.</summary>
    Any,

    /// <summary>Of groups that contain partner states.</summary>
    Partners,

    /// <summary>Of all states together only.</summary>
    All,
}
