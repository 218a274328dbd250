using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Decisions;

/// <summary>
/// What would have turned a decision to join: how far the inclination is from where the draw lies, and the one term that would have to move
/// least, in proportion to its size, to carry it there.
/// </summary>
/// <param name="Joined">What the state did.</param>
/// <param name="Gap">How much the inclination would have to change, in logits.</param>
/// <param name="Term">The term that would have to move least; null if no term is different from 0.</param>
/// <param name="From">Its value.</param>
/// <param name="To">The value at which the decision turns.</param>
public sealed record Flip(bool Joined, double Gap, string? Term, double From, double To)
{
    // what is not up to anybody this year
    private static readonly HashSet<string> Given =
        ["constant", "distance", "launch of the operation", "contested mandate", "size of the force", "was there last year"];

    /// <summary>The flip of a joining decision of a single replicate; null for other decisions.</summary>
    public static Flip? Of(ExplainedDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Decision != "joining" || decision.Find(LineKind.Draw) is not { Replicates: 1 } draw || decision.Sum is not { } inclination)
            return null;
        double needed = LaneMath.Logit(draw.Mean)[0];
        double gap = needed - inclination.Mean;
        ExplainedLine? term = decision.Terms
            .Where(line => line.Mean != 0 && !Given.Contains(line.Name))
            .MinBy(line => Math.Abs(gap / line.Mean));
        return new(decision.Find(LineKind.Outcome)?.Mean > 0, gap, term?.Name, term?.Mean ?? 0, (term?.Mean ?? 0) + gap);
    }
}
