using PartnershipSim.Model.Drivers;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What a partner government hands in for a round.</summary>
/// <param name="Budget">Yearly change of the military's share of GDP, on top of what the model says.</param>
/// <param name="Reform">Factor on the odds of reform.</param>
/// <param name="Offer">Factor on offers to operations; 0: nobody goes.</param>
internal sealed record GovernmentDecision(double Budget, double Reform, double Offer)
{
    /// <summary>What the model would decide.</summary>
    public static GovernmentDecision Default { get; } = new(0, 1, 1);

    private const double LargestStance = 0.1;

    /// <exception cref="RefusedException">A choice lies outside its range.</exception>
    public void Check()
    {
        if (!(Math.Abs(Budget) <= LargestStance))
            throw new RefusedException("the budget can move by at most 10 % a year");
        if (!Driver.ReformEffort.Range.Contains(Reform))
            throw new RefusedException($"reform effort lies in {Driver.ReformEffort.Range}");
        if (!Driver.OperationsOffer.Range.Contains(Offer))
            throw new RefusedException($"the offer to operations lies in {Driver.OperationsOffer.Range}");
    }
}
