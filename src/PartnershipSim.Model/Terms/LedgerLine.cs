using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Terms;

/// <summary>A term as it was computed in a year: of which state (and operation), and its value in each lane.</summary>
/// <param name="State">Number of the state.</param>
/// <param name="Operation">Number of the operation, or <see cref="NoOperation"/>.</param>
public readonly record struct LedgerLine(Term Term, int State, int Operation, Lanes Value)
{
    /// <summary>In place of an operation's number where the decision concerns none.</summary>
    public const int NoOperation = -1;

    public LedgerLine(Term term, int state, Lanes value)
        : this(term, state, NoOperation, value)
    {
    }

    public Decision Decision => Term.Decision;

    public LineKind Kind => Term.Kind;
}
