using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Scenarios.Language;

/// <summary>
/// The years over which outcomes are taken. The run itself begins in 1994 and reaches at least the last observed year.
/// </summary>
public sealed record Years(int From, int To);

/// <summary>A question, resolved: every base laid under it, every value checked. Immutable.</summary>
public sealed record Scenario
{
    /// <summary>lower snake_case; names the result folder.</summary>
    public required string Name { get; init; }

    public string? Title { get; init; }

    public string? Question { get; init; }

    /// <summary>The file it was read from, as the user named it; null if it was made in code.</summary>
    public string? Path { get; init; }

    /// <summary>The data it stands on.</summary>
    public required CountryData Data { get; init; }

    /// <summary>The files it builds on, from the first base to the file itself, as they can be loaded.</summary>
    public ImmutableArray<string> Chain { get; init; } = [];

    /// <summary>
    /// iso3 codes of the states whose outcomes are reported; empty: all. The others are simulated too.
    /// </summary>
    public ImmutableArray<string> ReportedStates { get; init; } = [];

    /// <summary>Keys of the outcomes that are reported; empty: all.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>What it claims about itself. Not inherited from its base.</summary>
    public ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>What it claims of evidence. Not inherited from its base.</summary>
    public ImmutableArray<EvidenceClaim> Evidence { get; init; } = [];

    public Years Years { get; init; } = new(
        Model.Measurement.Outcomes.DefaultFrom, Model.Measurement.Outcomes.DefaultTo);

    /// <summary>
    /// The years of the run: up to the last observed year, or further if outcomes are requested for later years.
    /// </summary>
    public Horizon Horizon => new(Math.Max(Data.LastObserved, Years.To), Data.LastObserved);

    /// <summary>In place of a year: no observation replaces a simulated value.</summary>
    public const int Never = 0;

    /// <summary>
    /// The last year in which observations replace simulated values; <see cref="Never"/>: a free run. Null: a run
    /// beyond
    /// the data starts from the last observation before the scenario changes history.
    /// </summary>
    public int? NudgedTo { get; init; }

    public int Replicates { get; init; } = 100;

    public ulong Seed { get; init; } = 1;

    /// <summary>Values of parameters that differ from their defaults, by key.</summary>
    public ImmutableSortedDictionary<string, double> Parameters { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>Why a parameter was set, by key, where the author says so.</summary>
    public ImmutableSortedDictionary<string, string> Reasons { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Mechanisms switched off (or, in code, on again), by key.</summary>
    public ImmutableSortedDictionary<string, bool> Mechanisms { get; init; } =
        ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal);

    /// <summary>Every programme: the built-in ones, changed or not, and new ones.</summary>
    public ImmutableArray<Programme> Programmes { get; init; } = Programme.BuiltIn;

    /// <summary>Changes of operations and new ones, by name.</summary>
    public ImmutableArray<OperationChange> Operations { get; init; } = [];

    /// <summary>Dates of programmes as they were coded first; null: those of the data, with suspensions.</summary>
    public CodedDates? Dates { get; init; }

    public DriverSettings Drivers { get; init; } = DriverSettings.None;

    /// <summary>In the order in which they act: those of the base first.</summary>
    public ImmutableArray<Intervention> Interventions { get; init; } = [];

    /// <summary>The same scenario with one mechanism on or off.</summary>
    public Scenario With(Mechanism mechanism, bool isOn)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        return this with
        {
            Mechanisms = isOn ? Mechanisms.Remove(mechanism.Key) : Mechanisms.SetItem(mechanism.Key, false),
        };
    }

    /// <summary>The same scenario under another name.</summary>
    public Scenario Named(string name) => this with { Name = name };

    public override string ToString() => Name;
}
