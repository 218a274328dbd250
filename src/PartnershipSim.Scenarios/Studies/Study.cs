using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>How the points of a study lie among its axes.</summary>
public enum StudyDesign
{
    Factorial,
    LatinHypercube,
    Sobol,
    Morris,
    Saltelli,
    List,
}

/// <summary>An outcome of a group of states, as one number per run.</summary>
public sealed record StudyOutcome(Outcome Outcome, string Group)
{
    /// <summary>interop of its own group is interop; of the dialogue cohort interop_dialogue.</summary>
    public string Column => Group == Outcome.Group ? Outcome.Key : $"{Outcome.Key}_{Group}";
}

/// <summary>
/// A question put to many runs at once: a base, the axes along which it is varied, and the design that says at which
/// points.
/// </summary>
public sealed record Study
{
    /// <summary>lower snake_case; names the result folder.</summary>
    public required string Name { get; init; }

    public string? Title { get; init; }

    public string? Question { get; init; }

    /// <summary>The file it was read from, as the user named it.</summary>
    public required string Path { get; init; }

    /// <summary>The scenario that is varied.</summary>
    public required Scenario Base { get; init; }

    public required ImmutableArray<StudyAxis> Axes { get; init; }

    public StudyDesign Design { get; init; } = StudyDesign.Sobol;

    /// <summary>
    /// Points of a plain sample; trajectories of Morris; base points of Saltelli; values per real axis of a
    /// factorial; rows of a list.
    /// </summary>
    public int Points { get; init; } = 64;

    /// <summary>
    /// Whether a saltelli design has the points that indices of pairs of axes need: twice as many but two.
    /// </summary>
    public bool HasSecondOrder { get; init; }

    /// <summary>The rows of a list design, one value per axis; otherwise empty.</summary>
    public ImmutableArray<ImmutableArray<double>> Rows { get; init; } = [];

    /// <summary>Replicates per point.</summary>
    public int Replicates { get; init; } = 8;

    public ulong Seed { get; init; } = 1;

    public required ImmutableArray<StudyOutcome> Outcomes { get; init; }

    /// <summary>The study in a file, or an exception that carries every problem.</summary>
    public static Study Load(string path) => StudyReader.Read(path).Require();

    public override string ToString() => Name;
}
