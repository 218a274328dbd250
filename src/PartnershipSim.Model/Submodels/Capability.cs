using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// Equipment stock, the share of the force that can be used abroad, and the ability to work with the Alliance.
/// </summary>
public sealed partial class Capability : ISubmodel
{
    public static readonly Parameter Depreciation = Parameter.Fixed(
        "capability.depreciation", "1/y", 0.08, 0.04, 0.12, Evidence.Assumed,
        "equipment stock");

    public static readonly Parameter UsableCeiling = Parameter.Fixed(
        "capability.usable_ceiling", "-", 0.75, 0.5, 0.9, Evidence.Literature,
        "best usable share; NATO 40/8 target");

    public static readonly Parameter UsableFloor = Parameter.Uncertain(
        "capability.usable_floor", "-", 0.15, 0, 0.4, Evidence.Assumed,
        "usable share factor without reform");

    public static readonly Parameter UsableSpeed = Parameter.Fixed(
        "capability.usable_speed", "1/y", 0.2, 0.05, 0.4, Evidence.Assumed,
        "adjustment");

    public static readonly Parameter Rotation = Parameter.Uncertain(
        "capability.rotation", "-", 4, 3, 6, Evidence.Literature,
        "soldiers needed per soldier sustained abroad");

    public static readonly Parameter InteropLearning = Parameter.Uncertain(
        "capability.interop_learning", "1/y", 0.18, 0.05, 0.35, Evidence.Literature,
        "OCC E&F four-year cycle");

    public static readonly Parameter Bilateral = Parameter.Fixed(
        "capability.bilateral", "-", 0.3, 0, 0.6, Evidence.Assumed,
        "interoperability exposure from ties outside the programmes, per unit of affinity");

    public static readonly Parameter InteropLoss = Parameter.Uncertain(
        "capability.interop_loss", "1/y", 0.06, 0.02, 0.15, Evidence.Assumed,
        "decay of interoperability");

    public static ImmutableArray<Parameter> Parameters =>
        [Depreciation, UsableCeiling, UsableFloor, UsableSpeed, Rotation, InteropLearning, Bilateral, InteropLoss];

    public SubmodelCard Card { get; } = new(
        "Capability", "7.7", "Equipment stock, usable share and interoperability.",
        """
        K  = (1 - depreciation)K(t-1) + E·eff
        u* = usable_ceiling·min(1, k^.4·o^.6)·(usable_floor + (1 - usable_floor)xR),  k = K/pay/4,  o = max(.01, (O - ½·opcost(t-1))·eff/pay)/.8
        u  = u(t-1) + usable_speed(u* - u(t-1)) ;  sus = u·N/rotation
        ex = Eq (0 if interoperability is off) + .8·member + .5·min(1, F_i(t-1)/max(sus,.001)) + bilateral·A·(1 - member)
        q  = clip(q(t-1) + interop_learning(1 - q(t-1))·min(1.5,ex) - interop_loss·q(t-1), 0, 1)
        """,
        "u, q in [0,1]; K ≥ 0.",
        Parameters)
    {
        Decisions = [Usability.Decision, Exposure.Decision, Interoperability.Decision],
    };

    public IEnumerable<Column> Writes(World world) => [world.Equipment, world.Usable, world.Sustainable, world.Interop];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes survives = 1 - year[Depreciation];
        Lanes usableSpeed = year[UsableSpeed];
        Lanes rotation = year[Rotation];
        Lanes learning = year[InteropLearning];
        Lanes loss = year[InteropLoss];
        Lanes bilateral = year[Bilateral];
        Lanes programmes = year[Mechanisms.Interoperability];

        ReadOnlySpan<Lanes> pay = world.Pay.Next;
        ReadOnlySpan<Lanes> efficiency = world.Efficiency.Next;
        ReadOnlySpan<Lanes> reform = world.Reform.Next;
        Span<Lanes> equipment = world.Equipment.Next;
        Span<Lanes> kit = world.Scratch(0);
        Span<Lanes> upkeep = world.Scratch(1);
        for (int i = 0; i < kit.Length; i++)
        {
            equipment[i] = survives * world.Equipment.Now[i] + world.EquipmentOutlay.Next[i] * efficiency[i];
            kit[i] = Kit(equipment[i], pay[i]);
            upkeep[i] = Upkeep(world.RunningCosts.Next[i], world.OperatingCost.Now[i], efficiency[i], pay[i]);
        }

        // k^.4·o^.6
        Span<Lanes> readiness = world.Scratch(2);
        Log(kit);
        Log(upkeep);
        for (int i = 0; i < readiness.Length; i++)
            readiness[i] = LogReadiness(kit[i], upkeep[i]);
        Exp(readiness);

        for (int i = 0; i < kit.Length; i++)
        {
            Lanes ideal = UsableIdeal(year, readiness[i], reform[i]);
            Lanes usable = world.Usable.Now[i] + usableSpeed * (ideal - world.Usable.Now[i]);
            Lanes sustainable = usable * world.Active.Next[i] / rotation;

            Lanes member = world.Member.Next[i];
            Lanes fromProgrammes = world.ExerciseExposure.Next[i] * programmes;
            Lanes fromMembership = 0.8 * member;
            Lanes fromOperations = 0.5 * Min(1, world.Deployed.Now[i] / Max(sustainable, 0.001));
            Lanes fromTies = bilateral * world.Affinity.Next[i] * (1 - member);
            Lanes exposure = fromProgrammes + fromMembership + fromOperations + fromTies;
            Lanes before = world.Interop.Now[i];
            Lanes gained = learning * (1 - before) * Min(1.5, exposure);
            Lanes interop = Clip(before + gained - loss * before, 0, 1);

            world.Usable.Next[i] = usable;
            world.Sustainable.Next[i] = sustainable;
            world.Interop.Next[i] = interop;

            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                ledger.Write(new(Usability.Ideal, i, ideal));
                ledger.Write(new(Usability.LastYear, i, world.Usable.Now[i]));
                ledger.Write(new(Usability.Step, i, usable - world.Usable.Now[i]));
                ledger.Write(new(Usability.Usable, i, usable));
                ledger.Write(new(Usability.Sustainable, i, sustainable));
                ledger.Write(new(Exposure.Programmes, i, fromProgrammes));
                ledger.Write(new(Exposure.Membership, i, fromMembership));
                ledger.Write(new(Exposure.Operations, i, fromOperations));
                ledger.Write(new(Exposure.Ties, i, fromTies));
                ledger.Write(new(Exposure.Value, i, exposure));
                ledger.Write(new(Interoperability.LastYear, i, before));
                ledger.Write(new(Interoperability.Learnt, i, gained));
                ledger.Write(new(Interoperability.Forgotten, i, -loss * before));
                ledger.Write(new(Interoperability.Limited, i, interop - (before + gained - loss * before)));
                ledger.Write(new(Interoperability.Value, i, interop));
            }
        }
    }

    /// <summary>u*: the usable share that equipment, running costs and reform allow.</summary>
    internal static Lanes UsableIdeal(
        in Year year, Lanes equipment, Lanes pay, Lanes running, Lanes operatingCost, Lanes efficiency, Lanes reform)
    {
        Lanes kit = Kit(equipment, pay);
        Lanes upkeep = Upkeep(running, operatingCost, efficiency, pay);
        return UsableIdeal(year, Exp(LogReadiness(Log(kit), Log(upkeep))), reform);
    }

    /// <summary>k: equipment for each unit of pay, 1 where it is four years' pay.</summary>
    private static Lanes Kit(Lanes equipment, Lanes pay) => equipment / pay / 4;

    /// <summary>o: what running the force is left of its costs, for each unit of pay, 1 where it is .8.</summary>
    private static Lanes Upkeep(Lanes running, Lanes operatingCost, Lanes efficiency, Lanes pay) =>
        Max(0.01, (running - 0.5 * operatingCost) * efficiency / pay) / 0.8;

    private static Lanes LogReadiness(Lanes logKit, Lanes logUpkeep) => 0.4 * logKit + 0.6 * logUpkeep;

    /// <param name="readiness">k^.4·o^.6.</param>
    private static Lanes UsableIdeal(in Year year, Lanes readiness, Lanes reform)
    {
        Lanes floor = year[UsableFloor];
        return year[UsableCeiling] * Min(1, readiness) * (floor + (1 - floor) * reform);
    }
}
