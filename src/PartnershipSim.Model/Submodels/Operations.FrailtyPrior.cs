namespace PartnershipSim.Model.Submodels;

/// <content>The frailty of a state before anything is observed, for those who estimate it.</content>
public sealed partial class Operations
{
    /// <summary>The values that a state's frailty may have, and how likely each is.</summary>
    public static IEnumerable<(double Value, double Chance)> FrailtyBeforehand => Nodes.Zip(Prior);
}
