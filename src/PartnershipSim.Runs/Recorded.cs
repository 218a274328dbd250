namespace PartnershipSim.Runs;

/// <summary>What is recorded of a run; each holds what stands before it.</summary>
public enum Recorded
{
    /// <summary>One number per outcome and group.</summary>
    GroupScalars,

    /// <summary>The same of single states.</summary>
    Scalars,

    /// <summary>The outcomes of groups in every year.</summary>
    GroupYears,

    /// <summary>The outcomes of single states in every year.</summary>
    Years,
}
