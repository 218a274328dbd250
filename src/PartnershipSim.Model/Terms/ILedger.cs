namespace PartnershipSim.Model.Terms;

/// <summary>
/// Takes the terms of decisions as the submodels compute them. Submodels are compiled once for each kind of ledger;
/// they write behind <c>typeof(TLedger) != typeof(ClosedLedger)</c>, which the compiler decides before it looks at what
/// follows, so a run without a ledger costs nothing.
/// </summary>
public interface ILedger
{
    /// <summary>One term of a decision of one state.</summary>
    void Write(in LedgerLine line);
}

/// <summary>A ledger that takes nothing: an ordinary run.</summary>
public readonly struct ClosedLedger : ILedger
{
    public void Write(in LedgerLine line)
    {
    }
}
