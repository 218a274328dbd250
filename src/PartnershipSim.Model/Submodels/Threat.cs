using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>Perceived threat: it follows the objective one with delay.</summary>
public sealed class Threat : ISubmodel
{
    public static readonly Parameter AdjustRate = Parameter.Fixed(
        "threat.adjust_rate", "1/y", 0.3, 0.1, 0.6, Evidence.Assumed,
        "speed at which perception follows the objective threat");

    public static readonly Parameter DistanceDecay = Parameter.Uncertain(
        "threat.distance_decay", "1000 km", 1.5, 0.8, 3, Evidence.Assumed,
        "e-folding distance from Moscow");

    public static readonly Parameter EventWeight = Parameter.Uncertain(
        "threat.event_weight", "-", 0.5, 0, 1, Evidence.Assumed,
        "multiplies the event series of threat source R");

    public static readonly Parameter LocalConflict = Parameter.Fixed(
        "threat.local_conflict", "-", 0.27, 0, 0.6, Evidence.Assumed,
        "threat added by own UCDP conflict year");

    public static readonly Parameter Background = Parameter.Fixed(
        "threat.background", "-", 0.06, 0, 0.2, Evidence.Assumed,
        "floor");

    public static readonly Parameter TerrorWeight = Parameter.Fixed(
        "threat.terror_weight", "-", 0.25, 0, 0.6, Evidence.Assumed,
        "weight of the terrorism series");

    public static readonly Parameter UsWithdrawal = Parameter.Uncertain(
        "threat.us_withdrawal", "-", 0, 0, 1, Evidence.Assumed,
        "rise of felt threat and alarm if all troops of the lead power left; sign by theory (abandonment, Snyder 1984), no estimate");

    public static ImmutableArray<Parameter> Parameters =>
        [AdjustRate, DistanceDecay, EventWeight, LocalConflict, Background, TerrorWeight, UsWithdrawal];

    public SubmodelCard Card { get; } = new(
        "Threat", "7.2", "Perceived threat follows the objective threat with delay.",
        """
        prox = exp(-d_moscow/threat.distance_decay)
        w  = max(0, 1 - us_troops(t)/most), most = largest us_troops of the ten years before, from 1994 on; 0 if most < 1000
        T* = clip( 2·threat.event_weight·ev(t)·prox·(1 + threat.us_withdrawal·w)·[i is not the threat source]
                  + threat.terror_weight·τ(t) + threat.local_conflict·max(conflict, war) + threat.background, 0, 1)
        T  = T(t-1) + threat.adjust_rate·(T* - T(t-1))
        """,
        "T lies between 0 and 1.",
        Parameters);

    private readonly Proximity _proximity = new();

    public IEnumerable<Column> Writes(World world) => [world.Threat];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes adjustRate = year[AdjustRate];
        ReadOnlySpan<Lanes> proximity = _proximity.For(year);
        for (int i = 0; i < world.States; i++)
        {
            Lanes before = world.Threat.Now[i];
            world.Threat.Next[i] = before + adjustRate * (Objective(year, i, proximity[i]) - before);
        }
    }

    /// <summary>T*: the threat as an observer without memory would see it.</summary>
    internal static Lanes Objective(in Year year, int i) =>
        Objective(year, i, Exp(-year.Model.States[i].DistanceToMoscow / year[DistanceDecay]));

    /// <inheritdoc cref="Objective(in Year, int)"/>
    /// <param name="proximity">exp(-d_moscow/threat.distance_decay).</param>
    internal static Lanes Objective(in Year year, int i, Lanes proximity)
    {
        DriverValues drivers = year.Model.Drivers;
        StateCard state = year.Model.States[i];
        Lanes fromTheSource = state.IsSource
            ? 0
            : 2 * year[EventWeight] * drivers[Driver.ThreatEvents][year.Index] * proximity * Withdrawal.Factor(year, i, year[UsWithdrawal]);
        Lanes terror = year[TerrorWeight] * drivers[Driver.Terrorism][year.Index];
        double war = drivers[Driver.InterstateWar][year.Index][i];
        Lanes atHome = year[LocalConflict] * Math.Max(drivers.Conflict[year.Index][i], war);
        return Clip(fromTheSource + terror + atHome + year[Background], 0, 1);
    }
}
