using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Tests.Model;

/// <summary>An open ledger: every line of every decision, in the order of writing.</summary>
internal readonly struct Book(List<LedgerLine> lines) : ILedger
{
    public void Write(in LedgerLine line) => lines.Add(line);
}
