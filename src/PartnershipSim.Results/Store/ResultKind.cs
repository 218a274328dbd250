namespace PartnershipSim.Results.Store;

/// <summary>Which command made a result.</summary>
public enum ResultKind
{
    Run,
    Comparison,
    Attribution,
    Explanation,
    Hindcast,
    Evidence,
    Seeking,
}
