using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// Attitudes to defence reform and to operations abroad, each between 0 and 1. An attitude is a weighted mean of what
/// the state has internalised, what rewards and threat suggest, what its peers think and what it is taught. A change of
/// the attitude is compliance; a change of the anchor is internalisation.
/// </summary>
public sealed partial class Persuasion(CompiledModel model) : ISubmodel
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
    [
        AnchorWeight, RationalWeight, PeerWeight, TeachingWeight, NoveltyDecay, Internalisation, MaterialReward,
        ProspectReward, ThreatReward, NormTarget,
    ];

    public SubmodelCard Card { get; } = new(
        "Persuasion", "7.4",
        "Attitudes to reform and to operations move by reward, peers and teaching, and are held back by anchors.", """
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
        Parameters)
    {
        Decisions = [ReformTerms.Decision, OperationsTerms.Decision],
    };

    private readonly Memo<Exponential> _reformOdds = new();
    private readonly Memo<Exponential> _willingnessOdds = new();
    private readonly Memo<Exponential> _novelty = new();

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
        GroupTotal all = Gather(year, world, out GroupTotal members);

        ReadOnlySpan<Lanes> affinityOf = world.Affinity.Next;
        ReadOnlySpan<Lanes> exposureOf = world.TeachingExposure.Next;
        ReadOnlySpan<Lanes> reformBefore = world.Reform.Now;
        ReadOnlySpan<Lanes> willingnessBefore = world.Willingness.Now;
        Span<Lanes> novelty = world.Scratch(0);
        Span<Lanes> reformOdds = world.Scratch(1);
        Span<Lanes> willingnessOdds = world.Scratch(2);

        // x* = Λ(logit(a) + r): the odds of the anchor, times e^r
        for (int i = 0; i < novelty.Length; i++)
        {
            Lanes reward = materialReward * world.Inducement.Next[i] + prospectReward * world.Pull.Next[i];
            Lanes alarm = threatReward * (world.Threat.Next[i] - world.InitialThreat[i]);
            reformOdds[i] = _reformOdds.Of(year, i, reward + alarm);
            willingnessOdds[i] = _willingnessOdds.Of(year, i, reward);
            novelty[i] = _novelty.Of(year, i, -noveltyDecay * Max(0, world.YearsIn.Next[i] - 5));
        }

        for (int i = 0; i < novelty.Length; i++)
        {
            Lanes affinity = affinityOf[i];
            Lanes exposure = exposureOf[i];
            Lanes w4 = teachingWeight * Min(1, exposure) * affinity * novelty[i];
            Lanes scale = 1 / Max(1, anchorWeight + rationalWeight + peerWeight + w4);
            Lanes toAnchor = anchorWeight * scale;
            Lanes toTarget = rationalWeight * scale;
            Lanes toPeers = peerWeight * scale;
            Lanes toTeacher = w4 * scale;
            Lanes toSelf = 1 - toAnchor - toTarget - toPeers - toTeacher;

            Peers(year, world, i, all, members, out Lanes peersReform, out Lanes peersWillingness);
            Lanes alumni = Min(1, 0.95 * world.Alumni.Now[i] + 0.08 * exposure * teachingOn);
            Lanes hold = internalisation * alumni * affinity;

            Lanes anchor = world.ReformAnchor.Now[i];
            double effort = year.Model.Drivers[Driver.ReformEffort][year.Index][i];
            Lanes target = Shifted(Clip(anchor, 0.01, 0.99), reformOdds[i] * effort);
            Lanes attitude = toAnchor * anchor + toTarget * target + toPeers * peersReform + toTeacher * normTarget
                + toSelf * reformBefore[i];
            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                Sources weights = new(toAnchor, toTarget, toPeers, toTeacher, toSelf);
                Write(
                    ledger, ReformTerms, i, weights, new(anchor, target, peersReform, normTarget, world.Reform.Now[i]),
                    attitude);
            }

            if (year.Imposed is { } path)
                attitude = path.Reform[year.Index][i];
            world.Reform.Next[i] = attitude;
            world.ReformAnchor.Next[i] = anchor + hold * (attitude - anchor);

            anchor = world.WillingnessAnchor.Now[i];
            target = Shifted(Clip(anchor, 0.01, 0.99), willingnessOdds[i]);
            attitude = toAnchor * anchor + toTarget * target + toPeers * peersWillingness + toTeacher * normTarget
                + toSelf * willingnessBefore[i];
            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                Sources weights = new(toAnchor, toTarget, toPeers, toTeacher, toSelf);
                Sources values = new(anchor, target, peersWillingness, normTarget, world.Willingness.Now[i]);
                Write(ledger, OperationsTerms, i, weights, values, attitude);
            }

            if (year.Imposed is { } other)
                attitude = other.Operations[year.Index][i];
            world.Willingness.Next[i] = attitude;
            world.WillingnessAnchor.Next[i] = anchor + hold * (attitude - anchor);

            world.Alumni.Next[i] = alumni;
        }
    }

    /// <summary>
    /// The probability whose odds are those of <paramref name="anchor"/> times <paramref name="factor"/>.
    /// </summary>
    private static Lanes Shifted(Lanes anchor, Lanes factor) => anchor * factor / (1 - anchor + anchor * factor);
}
