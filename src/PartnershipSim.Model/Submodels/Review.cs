using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// The yearly review: how far a state meets the partnership goals, and the credibility of the promise of membership.
/// </summary>
public sealed class Review : ISubmodel
{
    public static readonly Parameter CredibilityLoss = Parameter.Uncertain(
        "prospect.credibility_loss", "1/y", 0.05, 0, 0.2, Evidence.Assumed,
        "credibility lost per year of being passed over");

    public static ImmutableArray<Parameter> Parameters =>
        [CredibilityLoss];

    public SubmodelCard Card { get; } = new(
        "Review", "7.10", "Compliance with the goals, and credibility of the promise.",
        """
        goals = mean of min(1,u/.4), min(1,.5M/pay), min(1,E/M/.2), min(1,q/.6), min(1,F_i/N/.03)
        g  = ½g(t-1) + ½·goals
        cr = clip(cr(t-1) - prospect.credibility_loss·cr(t-1)·π·(1 - member)(1 - invited)·des, 0, 1)
        """,
        "g and cr lie in [0,1]; cr never rises.",
        Parameters);

    public IEnumerable<Column> Writes(World world) => [world.Compliance, world.Credibility];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes loss = year[CredibilityLoss];
        for (int i = 0; i < world.States; i++)
        {
            Lanes goals = Goals(
                world.Usable.Next[i], world.Milex.Next[i], world.Pay.Next[i], world.EquipmentOutlay.Next[i],
                world.Interop.Next[i], world.Deployed.Next[i] / world.Active.Next[i]);
            Lanes credibility = world.Credibility.Now[i];
            Lanes isWaiting = (1 - world.Member.Next[i]) * (1 - world.Invited.Next[i]);

            world.Compliance.Next[i] = 0.5 * world.Compliance.Now[i] + 0.5 * goals;
            world.Credibility.Next[i] =
                Clip(
                    credibility - loss * credibility * world.Prospect.Next[i] * isWaiting * world.Desire.Next[i], 0, 1);
        }
    }

    /// <summary>The five goals: usable forces, lean pay, modern equipment, interoperability, troops abroad.</summary>
    internal static Lanes Goals(
        Lanes usable, Lanes milex, Lanes pay, Lanes equipmentOutlay, Lanes interop, Lanes deployedShare) =>
        (Min(1, usable / 0.4)
            + Min(1, 0.5 * milex / pay)
            + Min(1, equipmentOutlay / milex / 0.2)
            + Min(1, interop / 0.6)
            + Min(1, deployedShare / 0.03))
        / 5;
}
