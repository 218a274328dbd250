using System.Runtime.CompilerServices;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Terms;

/// <summary>
/// Keeps the values of a few terms, for every state (and operation), until they are written again: what a reader of the
/// ledger needs that asks for known terms. Nothing is allocated while a run goes on.
/// </summary>
public sealed class TermRecorder
{
    private readonly int _states;
    private readonly Lanes[]?[] _values;

    /// <param name="states">Number of states of the model.</param>
    /// <param name="operations">Number of operations of the model.</param>
    /// <param name="terms">The terms to keep.</param>
    public TermRecorder(int states, int operations, params IReadOnlyCollection<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        _states = states;
        _values = new Lanes[]?[terms.Max(term => term.Number) + 1];
        foreach (Term term in terms)
            _values[term.Number] = new Lanes[term.Decision.IsPerOperation ? states * operations : states];
    }

    /// <summary>The ledger that the run writes into.</summary>
    public Ledger Open => new(this);

    /// <summary>The value last written of a decision that concerns no operation.</summary>
    public Lanes this[Term term, int state] => Values(term)[state];

    /// <summary>The value last written of a decision for an operation.</summary>
    public Lanes this[Term term, int state, int operation] => Values(term)[operation * _states + state];

    private Lanes[] Values(Term term) =>
        (term.Number < _values.Length ? _values[term.Number] : null)
            ?? throw new ArgumentException($"'{term}' is not recorded");

    // copied into the equations that write: of most terms nothing is kept, and their lines are then not even made
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(in LedgerLine line)
    {
        if (line.Term.Number < _values.Length && _values[line.Term.Number] is { } values)
            values[line.Term.Decision.IsPerOperation ? line.Operation * _states + line.State : line.State] = line.Value;
    }

    /// <summary>A ledger that fills a <see cref="TermRecorder"/>.</summary>
    public readonly struct Ledger(TermRecorder recorder) : ILedger
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(in LedgerLine line) => recorder.Write(line);
    }
}
