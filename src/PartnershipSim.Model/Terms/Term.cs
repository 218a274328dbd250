namespace PartnershipSim.Model.Terms;

/// <summary>
/// One line of a decision: a summand of its value, or an input, sum, draw, threshold or outcome. It is declared beside
/// the equation that computes it, written into the ledger as this object, and read as this object; its label is only
/// shown.
/// </summary>
public sealed class Term
{
    private static int _count;

    internal Term(Decision decision, LineKind kind, string label, string unit)
    {
        Decision = decision;
        Kind = kind;
        Label = label;
        Unit = unit;
        Number = Interlocked.Increment(ref _count) - 1;
    }

    public Decision Decision { get; }

    public LineKind Kind { get; }

    /// <summary>As shown in tables, figures and sentences.</summary>
    public string Label { get; }

    /// <summary>Unit as printed; "-" for a pure number.</summary>
    public string Unit { get; }

    /// <summary>A fact of the year that neither the state nor a policy changes within it, such as distance.</summary>
    public bool IsGiven { get; internal init; }

    /// <summary>The same for all states and years, such as the constant of a logit.</summary>
    public bool IsConstant { get; internal init; }

    /// <summary>What is left of the year before: it carries a change on, but brings none.</summary>
    public bool IsMemory { get; internal init; }

    /// <summary>
    /// Written only where a scenario sets the choice of a government; every other term is written whenever its decision
    /// is.
    /// </summary>
    public bool IsChoice { get; internal init; }

    /// <summary>
    /// Place in the table of a <see cref="TermRecorder"/>; differs from process to process, so it is never shown or
    /// stored.
    /// </summary>
    internal int Number { get; }

    public override string ToString() => Label;
}
