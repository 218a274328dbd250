namespace PartnershipSim.Model.Terms;

/// <summary>What a line of the ledger is.</summary>
public enum LineKind
{
    /// <summary>A number that the decision depends on; it is not summed.</summary>
    Input,

    /// <summary>A summand of the decision's value.</summary>
    Term,

    /// <summary>The decision's value: the sum of its terms.</summary>
    Sum,

    /// <summary>The random number that was drawn.</summary>
    Draw,

    /// <summary>The number that the draw is compared with.</summary>
    Threshold,

    /// <summary>What the decision leads to.</summary>
    Outcome,
}
