using System.Collections.Immutable;

namespace PartnershipSim.Analysis.History;

/// <summary>One question of a hindcast that people ask first, and the score that answers it.</summary>
/// <param name="Label">Short, for a table.</param>
/// <param name="Asks">In a sentence: "the model wins at ...".</param>
public sealed record Headline(string Label, string Asks, string Window, string Task, Score Score)
{
    /// <summary>The held-out years, in the order in which they are read.</summary>
    public static ImmutableArray<Headline> All { get; } =
    [
        new("who takes part next year", "who takes part next year", "troops_next_year", "participation", Scores.Auc),
        new(
            "  how likely (Brier)", "how likely it is that a state takes part next year", "troops_next_year",
            "participation", Scores.Brier),
        new(
            "  how many, distribution", "the distribution of next year's troops", "troops_next_year",
            "troops", Scores.Crps),
        new(
            "  size of those who do", "the size of next year's contingents", "troops_next_year",
            "size", Scores.LogSize),
        new("who takes part 2010-14", "who takes part 2010-14", "troops_2010_2014", "participation", Scores.Auc),
        new(
            "  how likely (Brier)", "how likely it is that a state takes part 2010-14", "troops_2010_2014",
            "participation", Scores.Brier),
        new(
            "  how many, distribution", "the distribution of troops 2010-14", "troops_2010_2014",
            "troops", Scores.Crps),
        new("  size of those who do", "the size of contingents 2010-14", "troops_2010_2014", "size", Scores.LogSize),
        new("who takes part 2015-20", "who takes part 2015-20", "troops_2015_2020", "participation", Scores.Auc),
        new(
            "  how many, distribution", "the distribution of troops 2015-20", "troops_2015_2020",
            "troops", Scores.Crps),
        new("  size of those who do", "the size of contingents 2015-20", "troops_2015_2020", "size", Scores.LogSize),
        new("spending 2009-14", "spending 2009-14", "spending_2009_2014", "level", Scores.Mae),
        new("  its distribution", "the distribution of spending 2009-14", "spending_2009_2014", "level", Scores.Crps),
        new("spending 2015-20", "spending 2015-20", "spending_2015_2020", "level", Scores.Mae),
        new("  its distribution", "the distribution of spending 2015-20", "spending_2015_2020", "level", Scores.Crps),
        new("strength 2009-14", "strength 2009-14", "strength_2009_2014", "level", Scores.Mae),
        new("  its distribution", "the distribution of strength 2009-14", "strength_2009_2014", "level", Scores.Crps),
        new("strength 2015-20", "strength 2015-20", "strength_2015_2020", "level", Scores.Mae),
        new("  its distribution", "the distribution of strength 2015-20", "strength_2015_2020", "level", Scores.Crps),
    ];

    /// <summary>
    /// The model against one benchmark, or the whole model against itself without a part; null where they cannot be
    /// compared.
    /// </summary>
    /// <param name="rival">Key of the benchmark or of the part.</param>
    public SkillRow? Against(string rival, string group, HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Skills.FirstOrDefault(row => row.Window == Window && row.Task == Task && row.Score == Score.Key
            && row.Group == group && row.Against == rival);
    }
}
