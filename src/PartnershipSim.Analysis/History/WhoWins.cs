using System.Collections.Immutable;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// A question that is asked from one origin after the other, and the score that answers it: a line of the table "who
/// wins where".
/// </summary>
/// <param name="Asks">Short, for a table.</param>
/// <param name="Rival">Key of the reference forecast.</param>
/// <param name="Windows">
/// Keys of the windows, in the order of <see cref="OriginsOf"/>; empty where nothing can be asked.
/// </param>
public sealed record WhoWins(
    string Asks, string Rival, string RivalName, string Task, Score Score, ImmutableArray<string> Windows)
{
    /// <summary>The years at whose ends the forecasts are made.</summary>
    private static readonly ImmutableArray<int> Origins = [2002, 2008, 2014, 2020];

    /// <param name="lastObserved">
    /// Where it lies after <see cref="Window.LastSeenYear"/>, that year is an origin too.
    /// </param>
    public static ImmutableArray<int> OriginsOf(int lastObserved) =>
        [.. Origins.Append(Window.LastSeenYear).Where(origin => origin < lastObserved)];

    private static readonly ImmutableArray<string> Spending =
    [
        "spending_2003_2008", "spending_2009_2014", "spending_2015_2020", "spending_2021_2024", "spending_after_2024",
    ];

    private static readonly ImmutableArray<string> NextSpending =
    [
        "spending_next_year_2003_2008", "spending_next_year_2009_2014", "spending_next_year_2015_2020",
        "spending_next_year_2021_2024", "spending_next_year_after_2024",
    ];

    private static readonly ImmutableArray<string> Strength =
    [
        "strength_2003_2008", "strength_2009_2014", "strength_2015_2020", "strength_2021_2022", "strength_after_2024",
    ];

    private static readonly ImmutableArray<string> Troops =
        ["troops_2003_2008", "troops_2010_2014", "troops_2015_2020", "troops_2021", "troops_after_2024"];

    private static readonly ImmutableArray<string> NextTroops =
    [
        "troops_next_year_2003_2008", "troops_next_year", "troops_next_year_2015_2020", "",
        "troops_next_year_after_2024",
    ];

    /// <summary>The ten lines.</summary>
    public static ImmutableArray<WhoWins> All { get; } =
    [
        new("spending", "no_change", "persistence", "level", Scores.Mae, Spending),
        new("  its distribution", "dressed", "band", "level", Scores.Crps, Spending),
        new("  one year ahead", "no_change", "persistence", "level", Scores.Mae, NextSpending),
        new("strength", "no_change", "persistence", "level", Scores.Mae, Strength),
        new("who takes part", "no_change", "persistence", "participation", Scores.Brier, Troops),
        new("  one year ahead", "no_change", "persistence", "participation", Scores.Brier, NextTroops),
        new("troops, distribution", "scaled", "scaled", "troops", Scores.Crps, Troops),
        new("  one year ahead", "scaled", "scaled", "troops", Scores.Crps, NextTroops),
        new("sizes of those who do", "scaled", "scaled", "size", Scores.LogSize, Troops),
        new("  one year ahead", "scaled", "scaled", "size", Scores.LogSize, NextTroops),
    ];

    /// <summary>The model against the rival, all states, by origin; null where they cannot be compared.</summary>
    public ImmutableArray<SkillRow?> In(HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. Windows.Select(window => RowOf(record, window, Task, Score, Rival))];
    }

    /// <summary>The row of one window against one reference over all states.</summary>
    internal static SkillRow? RowOf(
        HindcastRecord record, string window, string task, Score score, string rival, string group = "all") =>
        record.Skills.FirstOrDefault(row => row.Window == window && row.Task == task && row.Score == score.Key
            && row.Group == group && row.Against == rival);
}
