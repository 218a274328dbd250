namespace PartnershipSim.Model.Terms;

/// <summary>
/// Something that a submodel computes for a state in a year as a sum of terms: its spending, its wish to join an
/// operation. A submodel declares its decisions and their terms beside its equations and lists them on its card.
/// </summary>
/// <param name="name">As shown in tables, figures and sentences.</param>
/// <param name="unit">Unit of its value and of the terms that add up to it.</param>
public sealed class Decision(string name, string unit)
{
    private readonly List<Term> _terms = [];

    public string Name { get; } = name;

    /// <summary>Unit of its value and of the terms that add up to it.</summary>
    public string Unit { get; } = unit;

    /// <summary>Taken for every operation, not once a year.</summary>
    public bool IsPerOperation { get; init; }

    /// <summary>
    /// The outcome that must be 1 in a lane for the decision to mean anything there; null if it is taken in every lane.
    /// A contingent has a size only where the state joins.
    /// </summary>
    public Term? OnlyWhere { get; init; }

    /// <summary>Its terms in the order in which they are declared.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>A number that the decision depends on; not summed.</summary>
    internal Term Input(string label, string unit) => Declare(new(this, LineKind.Input, label, unit));

    /// <summary>A summand.</summary>
    internal Term Term(string label) => Declare(new(this, LineKind.Term, label, Unit));

    /// <summary>A summand that neither the state nor a policy changes within the year.</summary>
    internal Term Given(string label) => Declare(new(this, LineKind.Term, label, Unit) { IsGiven = true });

    /// <summary>A summand that is what is left of the year before.</summary>
    internal Term Memory(string label) => Declare(new(this, LineKind.Term, label, Unit) { IsMemory = true });

    /// <summary>A summand that is the same for all states and years.</summary>
    internal Term Constant(string label) =>
        Declare(new(this, LineKind.Term, label, Unit) { IsGiven = true, IsConstant = true });

    /// <summary>The summand that a government adds by its own choice; written only where a scenario sets one.</summary>
    internal Term Choice(string label) => Declare(new(this, LineKind.Term, label, Unit) { IsChoice = true });

    /// <summary>The decision's value.</summary>
    internal Term Sum(string label) => Declare(new(this, LineKind.Sum, label, Unit));

    internal Term Draw(string label, string unit) => Declare(new(this, LineKind.Draw, label, unit));

    internal Term Threshold(string label, string unit) => Declare(new(this, LineKind.Threshold, label, unit));

    internal Term Outcome(string label, string unit) => Declare(new(this, LineKind.Outcome, label, unit));

    public override string ToString() => Name;

    private Term Declare(Term term)
    {
        _terms.Add(term);
        return term;
    }
}
