using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// The keys of a study file, one row each: the reader, the JSON Schema and the lists in messages are made of it. In
/// the order in which they are read, whatever their order in a file.
/// </summary>
internal static class StudyKeys
{
    public static readonly StudyKey Study = new("study", StudyShapes.Name, StudyHead.Name);

    /// <summary>Read before the other keys: they are checked against it.</summary>
    public static readonly StudyKey Base = new("base", StudyShapes.Base, (_, _, study, _) => study);

    public static readonly StudyKey Points = new("points", StudyShapes.Points, StudyHead.Points);

    public static ImmutableArray<StudyKey> All { get; } =
    [
        Study,
        new("title", StudyShapes.Title, StudyHead.Title),
        new("question", StudyShapes.Question, StudyHead.Question),
        Base,
        new("axes", StudyShapes.Axes, AxesSection.Read),
        new("design", StudyShapes.Design, StudyHead.Design),
        Points,
        new("second_order", StudyShapes.SecondOrder, StudyHead.SecondOrder),
        new("replicates", StudyShapes.Replicates, StudyHead.Replicates),
        new("outcomes", StudyShapes.OutcomesShape, OutcomesSection.Read),
        new("seed", StudyShapes.Seed, StudyHead.Seed),
    ];
}
