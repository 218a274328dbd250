using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Analysis.Decisions;

/// <summary>
/// What would have changed a decision to join: how far the inclination is from the draw, and the one term that would
/// have to change least, in proportion to its size, to close the gap.
/// </summary>
/// <param name="Joined">What the state did.</param>
/// <param name="Gap">How much the inclination would have to change, in logits.</param>
/// <param name="Term">The term that would have to change least; null if no term is different from 0.</param>
/// <param name="From">Its value.</param>
/// <param name="To">The value at which the decision changes.</param>
public sealed record Flip(bool Joined, double Gap, Term? Term, double From, double To)
{
    /// <summary>The flip of a joining decision of a single replicate; null for other decisions.</summary>
    public static Flip? Of(ExplainedDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Find(Operations.Joining.Draw) is not { Replicates: 1 } draw
            || decision.Find(Operations.Joining.Inclination) is not { } inclination)
            return null;
        double needed = LaneMath.Logit(draw.Mean)[0];
        double gap = needed - inclination.Mean;
        ExplainedLine? nearest = decision.Terms
            .Where(line => line.Mean != 0 && !line.Term.IsGiven)
            .MinBy(line => Math.Abs(gap / line.Mean));
        bool joined = decision.Find(Operations.Joining.Joins)?.Mean > 0;
        return new(joined, gap, nearest?.Term, nearest?.Mean ?? 0, (nearest?.Mean ?? 0) + gap);
    }
}
