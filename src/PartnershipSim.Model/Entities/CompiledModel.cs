using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Model.Entities;

/// <summary>
/// A scenario made ready to run: the states and operations, their drivers, and the value of every setting in every year. Plain arrays, no
/// files, no random numbers. Year index 0 is <see cref="Horizon.Start"/>; states are in alphabetical order of iso3.
/// </summary>
public sealed record CompiledModel
{
    public required Horizon Horizon { get; init; }

    public required ImmutableArray<StateCard> States { get; init; }

    /// <summary>The regions in the order in which they are numbered in <see cref="StateCard.Region"/>.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    public required ImmutableArray<OperationCard> Operations { get; init; }

    public required DriverValues Drivers { get; init; }

    /// <summary>One point per year of the horizon; years without a change share the same object.</summary>
    public required ImmutableArray<ParameterPoint> Timetable { get; init; }

    /// <summary>Observations that replace the simulated values up to the forecast origin; null in a free run.</summary>
    public Observations? Nudge { get; init; }

    /// <summary>From what each state's initial attitudes and interoperability are taken.</summary>
    public Priors Priors { get; init; }

    /// <summary>The same model with other settings, as for a point of a design.</summary>
    public CompiledModel With(ImmutableArray<ParameterPoint> timetable) => this with { Timetable = timetable };

    /// <summary>The same model, ending earlier, as for a fit to the years up to then.</summary>
    public CompiledModel Until(int year) => this with
    {
        Horizon = Horizon with { To = year },
        Timetable = Timetable[..(Horizon.IndexOf(year) + 1)],
    };

    /// <summary>The same model nudged by other observations, as for a test of what a fit recovers when the truth is known.</summary>
    public CompiledModel With(Observations nudge) => this with { Nudge = nudge };

    /// <summary>The same model with other initial attitudes, as for an ablation of the data of 1994.</summary>
    public CompiledModel With(Priors priors) => this with { Priors = priors };

    /// <summary>Compared by identity, not by content: what is kept for each model is found by the object.</summary>
    public bool Equals(CompiledModel? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>From what the initial xR, xO (with their anchors) and q of a state are taken.</summary>
public enum Priors
{
    /// <summary>The state's own data.</summary>
    Own,

    /// <summary>The mean of its cohort, as if only its status were known.</summary>
    ByStatus,

    /// <summary>The mean of all states, as if nothing were known.</summary>
    Flat,
}

/// <summary>The years of a run.</summary>
/// <param name="To">The last simulated year.</param>
/// <param name="LastObserved">
/// The year in which history ends, by the data: the last with GDP and spending of most states. Later years are
/// projected.
/// </param>
public sealed record Horizon(int To, int LastObserved)
{
    /// <summary>The year of the initial state; the first simulated year is the next.</summary>
    public const int Start = 1994;

    public const int LastPossible = 2035;

    public int Years => To - Start + 1;

    public static int IndexOf(int year) => year - Start;
}

/// <summary>The relation of a state to the Alliance, by the data; simulated accessions do not change it.</summary>
public enum Cohort
{
    /// <summary>The lead power (USA).</summary>
    Lead,

    /// <summary>The threat source (RUS).</summary>
    Source,

    /// <summary>Members in 1994.</summary>
    Ally1994,

    /// <summary>Acceded after 1994 and up to the last observed year.</summary>
    Entrant,

    /// <summary>Partnership for Peace, not acceded by the last observed year.</summary>
    Pfp,

    /// <summary>Mediterranean Dialogue or Istanbul Cooperation Initiative.</summary>
    Dialogue,

    /// <summary>Global partner or Enhanced Opportunities Partner, none of the former.</summary>
    Global,

    /// <summary>No programme.</summary>
    None,
}

/// <summary>A state: what never changes about it.</summary>
/// <param name="Address">Its address in the dice, <see cref="Kernel.Dice.StateAddress"/>.</param>
/// <param name="Region">Number of its region in <see cref="CompiledModel.Regions"/>.</param>
/// <param name="DistanceToMoscow">Great circle between the capitals, 1000 km.</param>
/// <param name="IsSouthern">In MENA or the Gulf: what <c>partnership.mena_weight</c> favours.</param>
/// <param name="SignedPfp">Has a PfP year at all: only such states desire membership.</param>
/// <param name="UnRate">UN troops 1990-94 per 1000 active, yearly mean.</param>
public sealed record StateCard(
    string Iso3, string Name, uint Address, int Region, Cohort Cohort, double DistanceToMoscow, bool IsSouthern, bool SignedPfp, double UnRate)
{
    /// <summary>Year of accession by the data, also where a scenario changes it; null if there is none.</summary>
    public int? AccessionByData { get; init; }

    /// <summary>Keys of the programmes that the state has joined by the data, whenever that was.</summary>
    public ImmutableArray<string> Programmes { get; init; } = [];

    public bool IsLead => Cohort == Cohort.Lead;

    public bool IsSource => Cohort == Cohort.Source;

    /// <summary>Neither lead power nor threat source: the states whose contributions are simulated.</summary>
    public bool MayContribute => !IsLead && !IsSource;
}

/// <summary>Who leads an operation.</summary>
public enum Lead
{
    Nato,
    Coalition,
    Eu,
}

/// <summary>An operation abroad.</summary>
/// <param name="Address">Its address in the dice, <see cref="Kernel.Dice.OperationAddress"/>.</param>
/// <param name="FirstYear">The year in which it begins; there the contributions of the predecessor count as last year's.</param>
/// <param name="Predecessor">Number of the operation it takes over from, or null.</param>
/// <param name="Legitimacy">1: mandate by the Security Council or consent; 0: contested.</param>
/// <param name="Risk">Deaths per 1000 troop-years.</param>
public sealed record OperationCard(
    string Name, uint Address, int FirstYear, int? Predecessor, Lead Lead, double Legitimacy, double Risk);

/// <summary>
/// Observed values that replace simulated ones up to a forecast origin (nudged mode); <see cref="double.NaN"/> where nothing was observed.
/// </summary>
public sealed class Observations
{
    /// <summary>The last year that is replaced.</summary>
    public required int Origin { get; init; }

    /// <summary>Military spending as a share of GDP, [year][state].</summary>
    public required double[][] SpendingShare { get; init; }

    /// <summary>Active strength, thousands, [year][state].</summary>
    public required double[][] Strength { get; init; }

    /// <summary>
    /// Troops, thousands, [operation][year][state]; 0 only where it is known that the state sent none.
    /// </summary>
    public required double[][][] Troops { get; init; }

    /// <summary>
    /// Is it known whether the state contributed, [operation][year][state]? Elsewhere a number of <see cref="Troops"/>
    /// is that of a state that
    /// happens to be known, and says nothing of how often states stay away.
    /// </summary>
    public required bool[][][] IsCovered { get; init; }

    /// <summary>The same, up to another year.</summary>
    public Observations UpTo(int origin) => new()
    {
        Origin = origin,
        SpendingShare = SpendingShare,
        Strength = Strength,
        Troops = Troops,
        IsCovered = IsCovered,
    };

    /// <summary>The same, with troops only where it is known of the state whether it contributed.</summary>
    public Observations OnlyCovered() => new()
    {
        Origin = Origin,
        SpendingShare = SpendingShare,
        Strength = Strength,
        IsCovered = IsCovered,
        Troops =
        [
            .. Troops.Zip(IsCovered, (years, covered) => years
                .Zip(covered, (row, known) => row.Zip(known, (troops, isKnown) => isKnown ? troops : double.NaN).ToArray())
                .ToArray()),
        ],
    };
}
