using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Model.Submodels;

/// <content>The settings of section 7.8.</content>
public sealed partial class Operations
{
    public static readonly Parameter JoinConst = Parameter.Fixed(
        "operations.join_const", "-", -4.91, -9, -2, Evidence.Calibrated,
        "participation logit: constant");

    public static readonly Parameter JoinAttitude = Parameter.Uncertain(
        "operations.join_attitude", "-", 2.2, 0, 8, Evidence.Assumed,
        "participation: operations attitude; NOT identified (likelihood ratio 1.5 at zero)");

    public static readonly Parameter JoinInterop = Parameter.Uncertain(
        "operations.join_interop", "-", 3.2, 0, 6, Evidence.Calibrated,
        "participation: interoperability; likelihood ratio 5.7 at zero, 17.3 with the years to 2014; se 1.0");

    public static readonly Parameter JoinProspect = Parameter.Uncertain(
        "operations.join_prospect", "-", 1.2, 0, 3, Evidence.Calibrated,
        "participation: prospect pull; se .65");

    public static readonly Parameter JoinPeers = Parameter.Uncertain(
        "operations.join_peers", "-", 0, -1, 3, Evidence.Calibrated,
        "participation: share of region taking part last year; loses to 0 once frailty is in");

    public static readonly Parameter JoinPersistence = Parameter.Uncertain(
        "operations.join_persistence", "-", 4.36, 2, 6, Evidence.Calibrated,
        "participation: present last year; se .40");

    public static readonly Parameter JoinDistance = Parameter.Fixed(
        "operations.join_distance", "-", 0, 0, 1.5, Evidence.Calibrated,
        "participation: log(1+distance in 1000 km)");

    public static readonly Parameter JoinMember = Parameter.Uncertain(
        "operations.join_member", "-", 2.2, 0, 4, Evidence.Calibrated,
        "participation: member (NATO-led operations); se .56");

    public static readonly Parameter JoinCapacity = Parameter.Fixed(
        "operations.join_capacity", "-", 0.27, 0, 1, Evidence.Calibrated,
        "participation: log of active strength over 30k");

    public static readonly Parameter JoinLaunch = Parameter.Fixed(
        "operations.join_launch", "-", 1.2, 0, 4, Evidence.Calibrated,
        "participation: first year of an operation without predecessor");

    public static readonly Parameter JoinDemand = Parameter.Fixed(
        "operations.join_demand", "-", 0.55, 0, 1, Evidence.Calibrated,
        "participation: log of requested troops over 20k");

    public static readonly Parameter JoinContested = Parameter.Fixed(
        "operations.join_contested", "-", -0.74, -2, 0, Evidence.Calibrated,
        "participation: contested mandate");

    public static readonly Parameter JoinInsurance = Parameter.Uncertain(
        "operations.join_insurance", "-", 4, 0, 7, Evidence.Calibrated,
        "participation: affinity x proximity to the threat source; se 1.45; added after a look at a held-out failure");

    public static readonly Parameter JoinConflict = Parameter.Fixed(
        "operations.join_conflict", "-", 0, 0, 2, Evidence.Calibrated,
        "participation: fall in years of own internal conflict");

    public static readonly Parameter JoinOld = Parameter.Uncertain(
        "operations.join_old", "-", -2.4, -4, 0, Evidence.Calibrated,
        "participation: ally of 1994 and a contested mandate; likelihood ratio 15 at zero; se .66");

    public static readonly Parameter JoinFrailty = Parameter.Uncertain(
        "operations.join_frailty", "-", 0.8, 0, 1.5, Evidence.Calibrated,
        "participation: sd of what makes a state lastingly readier than the equations say; likelihood ratio 10.6 at zero");

    public static readonly Parameter JoinWar = Parameter.Fixed(
        "operations.join_war", "-", 60, 0, 60, Evidence.Assumed,
        "participation: fall in years of interstate war at home; at 60 such a state never joins");

    public static readonly Parameter InsuranceWithdrawal = Parameter.Uncertain(
        "operations.insurance_withdrawal", "-", 0, -1, 1, Evidence.Assumed,
        "change of the insurance motive if all troops of the lead power left; theory leaves the sign open: a dearer or a lost insurer");

    public static readonly Parameter SizeConst = Parameter.Fixed(
        "operations.size_const", "-", -4.92, -9, -4, Evidence.Calibrated,
        "log size over fair share: constant");

    public static readonly Parameter SizeAttitude = Parameter.Uncertain(
        "operations.size_attitude", "-", 0, 0, 5, Evidence.Assumed,
        "log size: operations attitude; fits give -.9 (1.2)");

    public static readonly Parameter SizeInterop = Parameter.Uncertain(
        "operations.size_interop", "-", 0.8, 0, 3.5, Evidence.Calibrated,
        "log size: interoperability; a fit with heavy tails gives 2.0 (.6)");

    public static readonly Parameter SizeProspect = Parameter.Fixed(
        "operations.size_prospect", "-", 0.2, 0, 2, Evidence.Calibrated,
        "log size: prospect pull; set by hand between two fits (0.31 and, with state effects, -0.51), neither clear of 0");

    public static readonly Parameter SizeDistance = Parameter.Fixed(
        "operations.size_distance", "-", 0, -1, 1, Evidence.Calibrated,
        "log size: log(1+distance)");

    public static readonly Parameter SizeInertia = Parameter.Uncertain(
        "operations.size_inertia", "-", 0.9, 0, 0.95, Evidence.Calibrated,
        "weight of last year's contribution in log size");

    public static readonly Parameter SizeNoise = Parameter.Fixed(
        "operations.size_noise", "ln", 0.5, 0, 1, Evidence.Calibrated,
        "scale of the log size shock of a contingent of a hundred; its sd where size_tails is 0 and size_steady 0");

    public static readonly Parameter SizeResponse = Parameter.Uncertain(
        "operations.size_response", "-", 0.7, 0.2, 1.2, Evidence.Calibrated,
        "elasticity of a contingent to a change of the request");

    public static readonly Parameter SizeSteady = Parameter.Fixed(
        "operations.size_steady", "-", 0.18, 0, 0.4, Evidence.Calibrated,
        "larger contingents change less: fall of the shock's scale per ln size above a hundred");

    public static readonly Parameter SizeTails = Parameter.Fixed(
        "operations.size_tails", "0/1", 1, 0, 1, Evidence.Calibrated,
        "1: shocks are Student's t with four degrees of freedom; 0: normal");

    public static readonly Parameter LeastContingent = Parameter.Fixed(
        "operations.least_contingent", "k", 0.001, 0, 0.001, Evidence.Measured,
        "smallest contingent: one soldier");

    public static readonly Parameter SizeGdp = Parameter.Fixed(
        "operations.size_gdp", "-", 0.35, 0, 1, Evidence.Calibrated,
        "exponent of GDP in the fair share");

    public static readonly Parameter SizeStrength = Parameter.Fixed(
        "operations.size_strength", "-", 0.45, 0, 1, Evidence.Calibrated,
        "exponent of active strength in the fair share");

    public static readonly Parameter SizeEntryNoise = Parameter.Fixed(
        "operations.size_entry_noise", "ln", 0.96, 0, 1.5, Evidence.Calibrated,
        "scale of the log size shock of a newcomer; its sd where size_tails is 0");

    public static readonly Parameter SizeContested = Parameter.Fixed(
        "operations.size_contested", "-", 0.6, -1, 2, Evidence.Calibrated,
        "log size: contested mandate; those who join a coalition of the willing are willing");

    public static readonly Parameter SizeCaution = Parameter.Fixed(
        "operations.size_caution", "-", 0.9, 0, 2, Evidence.Calibrated,
        "log size: fall with log(1+risk) for outsiders, who neither are members nor court membership");

    public static readonly Parameter SizeRecord = Parameter.Fixed(
        "operations.size_record", "-", 0.9, 0, 1, Evidence.Calibrated,
        "log size: weight of what the state customarily sent beyond its fair share");

    public static readonly Parameter RecordSpeed = Parameter.Fixed(
        "operations.record_speed", "1/y", 0.2, 0, 1, Evidence.Calibrated,
        "speed at which the record follows what is sent");

    public static readonly Parameter FillReference = Parameter.Fixed(
        "operations.fill_reference", "-", 0.9, 0.7, 1, Evidence.Assumed,
        "share of requested troops that history delivered");

    public static readonly Parameter BackfillRate = Parameter.Uncertain(
        "operations.backfill", "-", 0.5, 0, 1, Evidence.Assumed,
        "share of a shortfall that participants make up");

    public static readonly Parameter DemandScale = Parameter.Lever(
        "operations.demand_scale", "x", 1, 0, 3, Evidence.Lever,
        "multiplies requested troops");

    public static readonly Parameter SidePayment = Parameter.Lever(
        "operations.side_payment", "0-1", 0, 0, 1, Evidence.Lever,
        "reward for taking part offered to non-members");

    public static readonly Parameter OpinionWeight = Parameter.Uncertain(
        "operations.opinion_weight", "-", 1, 0, 3, Evidence.Literature,
        "pull of low public support; Kreps 2010 small");

    public static ImmutableArray<Parameter> Parameters =>
    [
        JoinConst, JoinAttitude, JoinInterop, JoinProspect, JoinPeers, JoinPersistence, JoinDistance, JoinMember, JoinCapacity,
        JoinLaunch, JoinDemand, JoinContested, JoinOld, JoinInsurance, InsuranceWithdrawal, JoinConflict, JoinWar, JoinFrailty,
        SizeConst, SizeAttitude, SizeInterop, SizeProspect, SizeDistance, SizeInertia, SizeResponse, SizeNoise, SizeSteady,
        SizeTails, LeastContingent, SizeGdp, SizeStrength, SizeEntryNoise, SizeContested, SizeCaution, SizeRecord, RecordSpeed,
        FillReference, BackfillRate, DemandScale, SidePayment, OpinionWeight,
    ];
}
