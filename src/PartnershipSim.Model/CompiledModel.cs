using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Model;

/// <summary>
/// A scenario made ready to run: who there is, what happens around them, and how every setting stands in every year. Plain arrays, no files,
/// no chance. Year index 0 is <see cref="Horizon.Start"/>; states are in alphabetical order of iso3.
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

    /// <summary>The same world with other settings: how a study moves through its design.</summary>
    public CompiledModel With(ImmutableArray<ParameterPoint> timetable) => this with { Timetable = timetable };

    /// <summary>The same world, ending earlier: what a fit to the years up to then needs.</summary>
    public CompiledModel Until(int year) => this with { Horizon = new(year), Timetable = Timetable[..(Horizon.IndexOf(year) + 1)] };

    /// <summary>The same world held to other observations: how one asks what could be recovered if the truth were known.</summary>
    public CompiledModel With(Observations nudge) => this with { Nudge = nudge };

    /// <summary>The same world with other initial minds: how an ablation asks what the data of 1994 are worth.</summary>
    public CompiledModel With(Priors priors) => this with { Priors = priors };

    /// <summary>One world is one object: whoever keeps something per model finds it by identity, not by content.</summary>
    public bool Equals(CompiledModel? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>From what the initial xR, xO (with their anchors) and q of a state are taken.</summary>
public enum Priors
{
    /// <summary>The state's own data.</summary>
    Own,

    /// <summary>The mean of its cohort: what is known of a state is its status.</summary>
    ByStatus,

    /// <summary>The mean of all states: nothing is known.</summary>
    Flat,
}

/// <summary>The years of a run. History ends in 2020, the last year with GDP and spending data; later years are projected.</summary>
public sealed record Horizon(int To)
{
    /// <summary>The year of the initial state; the first simulated year is the next.</summary>
    public const int Start = 1994;

    public const int LastObserved = 2020;

    public const int LastPossible = 2035;

    public int Years => To - Start + 1;

    public static int IndexOf(int year) => year - Start;
}

/// <summary>Which side of the story a state stands on. Frozen from data, never from simulated status.</summary>
public enum Cohort
{
    /// <summary>The lead power (USA).</summary>
    Lead,

    /// <summary>The threat source (RUS).</summary>
    Source,

    /// <summary>Members in 1994.</summary>
    Ally1994,

    /// <summary>Acceded 1995-2020.</summary>
    Entrant,

    /// <summary>Partnership for Peace, not acceded by 2020.</summary>
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
    /// <summary>Year of accession by the data, whatever a scenario makes of it; null if the data know none.</summary>
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

    /// <summary>Troops, thousands, [operation][year][state]; a number only in years whose list of contributors is complete.</summary>
    public required double[][][] Troops { get; init; }
}
