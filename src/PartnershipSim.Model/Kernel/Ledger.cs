namespace PartnershipSim.Model.Kernel;

/// <summary>
/// The book in which decisions are written down, term by term, by the submodels that take them. Submodels are compiled once for each kind of
/// ledger; they write behind <c>typeof(TLedger) != typeof(ClosedLedger)</c>, which the compiler decides before it looks at what follows, so
/// explaining costs nothing to those who do not ask.
/// </summary>
public interface ILedger
{
    /// <summary>One line of a decision of one state.</summary>
    void Write(in LedgerLine line);
}

/// <summary>What a line of the ledger is.</summary>
public enum LineKind
{
    /// <summary>Something the decision looks at; it is not summed.</summary>
    Input,

    /// <summary>A summand of the decision's value.</summary>
    Term,

    /// <summary>The decision's value: the sum of its terms.</summary>
    Sum,

    /// <summary>The luck of the draw.</summary>
    Draw,

    /// <summary>What the draw is held against.</summary>
    Threshold,

    /// <summary>What came of it.</summary>
    Outcome,
}

/// <summary>One line: which decision of which state (and operation, -1 if none), what it is called, its unit and its value in each lane.</summary>
public readonly record struct LedgerLine(
    string Decision, LineKind Kind, int State, int Operation, string Name, string Unit, Lanes Value);

/// <summary>Nobody asked.</summary>
public readonly struct ClosedLedger : ILedger
{
    public void Write(in LedgerLine line)
    {
    }
}
