using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// Attitudes. A state holds on to what it has internalised, answers to rewards, looks at its peers and learns from its teachers.
/// Moving the attitude is compliance; moving the anchor is internalisation.
/// </summary>
public sealed class Persuasion(CompiledModel model) : ISubmodel
{
    public static readonly Parameter AnchorWeight = Parameter.Uncertain(
        "persuasion.anchor_weight", "-", 0.15, 0.05, 0.4, Evidence.Literature,
        "Friedkin-Johnsen stubbornness");

    public static readonly Parameter RationalWeight = Parameter.Uncertain(
        "persuasion.rational_weight", "-", 0.2, 0.05, 0.4, Evidence.Assumed,
        "cost-benefit pull");

    public static readonly Parameter PeerWeight = Parameter.Uncertain(
        "persuasion.peer_weight", "-", 0.15, 0, 0.3, Evidence.Literature,
        "network pull; Odehnal 2021, Gaibulloev 2015");

    public static readonly Parameter TeachingWeight = Parameter.Uncertain(
        "persuasion.teaching_weight", "-", 0.1, 0, 0.2, Evidence.Literature,
        "suasion; Checkel, Gheciu, Atkinson; selection by Scharpf 2020");

    public static readonly Parameter NoveltyDecay = Parameter.Uncertain(
        "persuasion.novelty_decay", "1/y", 0.08, 0, 0.3, Evidence.Assumed,
        "teaching weakens after five years in the programme");

    public static readonly Parameter Internalisation = Parameter.Uncertain(
        "persuasion.internalisation", "1/y", 0.1, 0, 0.3, Evidence.Assumed,
        "anchor follows attitude");

    public static readonly Parameter MaterialReward = Parameter.Uncertain(
        "persuasion.material_reward", "-", 1.5, 0, 3, Evidence.Literature,
        "logit points at full material inducement; Henke 2019");

    public static readonly Parameter ProspectReward = Parameter.Uncertain(
        "persuasion.prospect_reward", "-", 1.5, 0, 4, Evidence.Literature,
        "logit points at full prospect pull; conditionality literature");

    public static readonly Parameter ThreatReward = Parameter.Uncertain(
        "persuasion.threat_reward", "-", 0.8, 0, 2, Evidence.Assumed,
        "threat to reform attitude");

    public static readonly Parameter NormTarget = Parameter.Fixed(
        "persuasion.norm_target", "-", 0.85, 0.7, 1, Evidence.Assumed,
        "attitude taught by the programmes");

    public static ImmutableArray<Parameter> Parameters =>
        [AnchorWeight, RationalWeight, PeerWeight, TeachingWeight, NoveltyDecay, Internalisation, MaterialReward, ProspectReward, ThreatReward, NormTarget];

    public SubmodelCard Card { get; } = new(
        "Persuasion", "7.4", "Attitudes to reform and to operations move by reward, peers and teaching, and are held back by anchors.",
        """
        target   x*_R = Λ(logit(clip(aR,.01,.99)) + material_reward·I + prospect_reward·B + threat_reward·(T - T0) + ln effort)
                 x*_O = the same without threat and effort; effort: what the state's government chooses, 1 unless a scenario says otherwise
        teacher  w4 = teaching_weight·min(1,Ez)·A·exp(-novelty_decay·max(0, years_in - 5))                  0 if teaching is off
        network  X_i = Σ_c ω_c·e_ic·(V_c·x - own)/Σ_c ω_c·e_ic·(V_c - own),  v_j = Y_j(t-1)^¼, x of t-1:
                 c = region ω 1 e 1; all ω .15 e 1; members ω .6 e = member; members ω .5 e = part; operation o (contributors of t-1)
                 ω .3 e = [F_io(t-1) > 0]
                 "V_c·x" = Σ over the group of v·x, "V_c" = Σ over the group of v, own = the state's own term if it is in the group
        x        = w0·a + w1·x* + w2·X + w4·norm_target + (1 - w0 - w1 - w2 - w4)·x(t-1)
                 w0 anchor_weight, w1 rational_weight, w2 peer_weight (0 if peers is off), each of the four divided by max(1, w0+w1+w2+w4)
        alumni   Z = min(1, .95·Z(t-1) + .08·Ez)                                                          no inflow if teaching is off
        anchor   a ← a + internalisation·Z·A·(x - a)                                                      for R and O, with the new x and Z
        """,
        "Weights are non-negative and sum to 1, so x stays in [0,1]; the anchor lies between its last value and x.",
        Parameters);

    /// <summary>How much a state looks at those of its region.</summary>
    public const double RegionSight = 1;

    /// <summary>How much it looks at everybody.</summary>
    public const double WorldSight = 0.15;

    /// <summary>How much a member looks at members.</summary>
    public const double MemberSight = 0.6;

    /// <summary>How much one that takes part in a programme looks at members.</summary>
    public const double PartnerSight = 0.5;

    /// <summary>How much a contributor to an operation looks at its other contributors.</summary>
    public const double ComradeSight = 0.3;

    private readonly Remembered<FourthRoot> _voiceOf = new();
    private readonly Lanes[] _voice = new Lanes[model.States.Length];
    private readonly Circle[] _regions = new Circle[model.Regions.Length];
    private readonly Circle[] _contributors = new Circle[model.Operations.Length];

    /// <summary>Sums over a group: its voice, and its voice times each attitude.</summary>
    private struct Circle
    {
        public Lanes Voice;
        public Lanes Reform;
        public Lanes Willingness;

        public void Hear(Lanes voice, Lanes reform, Lanes willingness)
        {
            Voice += voice;
            Reform += voice * reform;
            Willingness += voice * willingness;
        }
    }

    public IEnumerable<Column> Writes(World world) =>
        [world.Reform, world.Willingness, world.ReformAnchor, world.WillingnessAnchor, world.Alumni];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes anchorWeight = year[AnchorWeight];
        Lanes rationalWeight = year[RationalWeight];
        Lanes peerWeight = year[PeerWeight] * year[Mechanisms.Peers];
        Lanes teachingOn = year[Mechanisms.Teaching];
        Lanes teachingWeight = year[TeachingWeight] * teachingOn;
        Lanes noveltyDecay = year[NoveltyDecay];
        Lanes internalisation = year[Internalisation];
        Lanes materialReward = year[MaterialReward];
        Lanes prospectReward = year[ProspectReward];
        Lanes threatReward = year[ThreatReward];
        Lanes normTarget = year[NormTarget];
        Circle all = Gather(year, world, out Circle members);

        for (int i = 0; i < world.States; i++)
        {
            Lanes affinity = world.Affinity.Next[i];
            Lanes exposure = world.TeachingExposure.Next[i];
            Lanes w4 = 0;
            if ((exposure > 0).Any)
                w4 = teachingWeight * Min(1, exposure) * affinity * Exp(-noveltyDecay * Max(0, world.YearsIn.Next[i] - 5));
            Lanes scale = 1 / Max(1, anchorWeight + rationalWeight + peerWeight + w4);
            Lanes toAnchor = anchorWeight * scale;
            Lanes toTarget = rationalWeight * scale;
            Lanes toPeers = peerWeight * scale;
            Lanes toTeacher = w4 * scale;
            Lanes toSelf = 1 - toAnchor - toTarget - toPeers - toTeacher;

            // x* = Λ(logit(a) + r): the odds of the anchor, times e^r
            Lanes reward = materialReward * world.Inducement.Next[i] + prospectReward * world.Pull.Next[i];
            Lanes alarm = threatReward * (world.Threat.Next[i] - world.InitialThreat[i]);
            Peers(year, world, i, all, members, out Lanes peersReform, out Lanes peersWillingness);
            Lanes alumni = Min(1, 0.95 * world.Alumni.Now[i] + 0.08 * exposure * teachingOn);
            Lanes hold = internalisation * alumni * affinity;

            Lanes anchor = world.ReformAnchor.Now[i];
            Lanes target = Shifted(Clip(anchor, 0.01, 0.99), Exp(reward + alarm) * year.Model.Drivers[Driver.ReformEffort][year.Index][i]);
            Lanes attitude = toAnchor * anchor + toTarget * target + toPeers * peersReform + toTeacher * normTarget + toSelf * world.Reform.Now[i];
            if (typeof(TLedger) != typeof(ClosedLedger))
                WriteDown(ledger, "reform", i, toAnchor, anchor, toTarget, target, toPeers, peersReform, toTeacher, normTarget, toSelf, world.Reform.Now[i], attitude);
            if (year.Imposed is { } path)
                attitude = path.Reform[year.Index][i];
            world.Reform.Next[i] = attitude;
            world.ReformAnchor.Next[i] = anchor + hold * (attitude - anchor);

            anchor = world.WillingnessAnchor.Now[i];
            target = Shifted(Clip(anchor, 0.01, 0.99), Exp(reward));
            attitude = toAnchor * anchor + toTarget * target + toPeers * peersWillingness + toTeacher * normTarget + toSelf * world.Willingness.Now[i];
            if (typeof(TLedger) != typeof(ClosedLedger))
                WriteDown(ledger, "operations", i, toAnchor, anchor, toTarget, target, toPeers, peersWillingness, toTeacher, normTarget, toSelf, world.Willingness.Now[i], attitude);
            if (year.Imposed is { } other)
                attitude = other.Operations[year.Index][i];
            world.Willingness.Next[i] = attitude;
            world.WillingnessAnchor.Next[i] = anchor + hold * (attitude - anchor);

            world.Alumni.Next[i] = alumni;
        }
    }

    /// <summary>The probability whose odds are those of <paramref name="anchor"/> times <paramref name="factor"/>.</summary>
    private static Lanes Shifted(Lanes anchor, Lanes factor) => anchor * factor / (1 - anchor + anchor * factor);

    private static void WriteDown<TLedger>(
        TLedger ledger, string attitude, int i, Lanes toAnchor, Lanes anchor, Lanes toTarget, Lanes target, Lanes toPeers, Lanes peers,
        Lanes toTeacher, Lanes norm, Lanes toSelf, Lanes before, Lanes value)
        where TLedger : struct, ILedger
    {
        string decision = "attitude to " + attitude;
        ledger.Write(new(decision, LineKind.Input, i, -1, "internalised anchor", "0-1", anchor));
        ledger.Write(new(decision, LineKind.Input, i, -1, "what reward and threat suggest", "0-1", target));
        ledger.Write(new(decision, LineKind.Input, i, -1, "what peers think", "0-1", peers));
        ledger.Write(new(decision, LineKind.Term, i, -1, "anchor", "0-1", toAnchor * anchor));
        ledger.Write(new(decision, LineKind.Term, i, -1, "reward and threat", "0-1", toTarget * target));
        ledger.Write(new(decision, LineKind.Term, i, -1, "peers", "0-1", toPeers * peers));
        ledger.Write(new(decision, LineKind.Term, i, -1, "teaching", "0-1", toTeacher * norm));
        ledger.Write(new(decision, LineKind.Term, i, -1, "own attitude last year", "0-1", toSelf * before));
        ledger.Write(new(decision, LineKind.Sum, i, -1, "attitude", "0-1", value));
    }

    /// <summary>Sums over all states, members, regions and last year's contributors of each operation.</summary>
    private Circle Gather(in Year year, World world, out Circle members)
    {
        Circle all = default;
        members = default;
        Array.Clear(_regions);
        Array.Clear(_contributors);
        for (int i = 0; i < world.States; i++)
        {
            Lanes voice = _voiceOf.Of(year, i, world.Gdp.Now[i]);
            Lanes reform = world.Reform.Now[i];
            Lanes willingness = world.Willingness.Now[i];
            _voice[i] = voice;
            all.Hear(voice, reform, willingness);
            members.Hear(voice * world.Member.Next[i], reform, willingness);
            _regions[year.Model.States[i].Region].Hear(voice, reform, willingness);
            for (int o = 0; o < _contributors.Length; o++)
            {
                Mask isThere = world.DeployedTo[o].Now[i] > 0;
                if (isThere.Any)
                    _contributors[o].Hear(voice * isThere, reform, willingness);
            }
        }

        return all;
    }

    /// <summary>X_i: what the others in the state's circles think, weighted by how much it looks at them and how loud they are.</summary>
    private void Peers(in Year year, World world, int i, in Circle all, in Circle members, out Lanes reform, out Lanes willingness)
    {
        Lanes voice = _voice[i];
        Lanes ownReform = voice * world.Reform.Now[i];
        Lanes ownWillingness = voice * world.Willingness.Now[i];
        Lanes member = world.Member.Next[i];
        Lanes toMembers = MemberSight * member + PartnerSight * world.TakesPart.Next[i];
        ref readonly Circle region = ref _regions[year.Model.States[i].Region];

        Lanes weight = RegionSight * (region.Voice - voice) + WorldSight * (all.Voice - voice) + toMembers * (members.Voice - member * voice);
        reform = RegionSight * (region.Reform - ownReform) + WorldSight * (all.Reform - ownReform)
            + toMembers * (members.Reform - member * ownReform);
        willingness = RegionSight * (region.Willingness - ownWillingness) + WorldSight * (all.Willingness - ownWillingness)
            + toMembers * (members.Willingness - member * ownWillingness);
        for (int o = 0; o < _contributors.Length; o++)
        {
            Mask isThere = world.DeployedTo[o].Now[i] > 0;
            if (!isThere.Any)
                continue;
            Lanes toComrades = ComradeSight * (Lanes)isThere;
            weight += toComrades * (_contributors[o].Voice - voice);
            reform += toComrades * (_contributors[o].Reform - ownReform);
            willingness += toComrades * (_contributors[o].Willingness - ownWillingness);
        }

        reform /= weight;
        willingness /= weight;
    }
}
