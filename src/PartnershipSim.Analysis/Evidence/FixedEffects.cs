namespace PartnershipSim.Analysis.Evidence;

/// <summary>What a regression absorbs before it compares.</summary>
[Flags]
public enum FixedEffects
{
    /// <summary>A constant only.</summary>
    None = 0,

    /// <summary>A level for each unit: only changes within units count.</summary>
    Unit = 1,

    /// <summary>A level for each period: what happens to all units alike does not count.</summary>
    Period = 2,
}
