using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Plotting.Answers;

/// <summary>How well the model meets history where a number comes from, in sentences.</summary>
public static class HistoryWords
{
    /// <summary>
    /// "Model against history: partners' troops, 15.9 modelled and 13.4 observed (thousand), on average over ...",
    /// after a warning where they are far apart.
    /// </summary>
    /// <param name="name">Of the state; null for a group.</param>
    public static string Sentence(Credibility row, string? name)
    {
        ArgumentNullException.ThrowIfNull(row);
        string subject = Words.Subject(
            row.Outcome == Outcomes.PartnerTroopYears.Key ? Outcomes.Troops.Key : row.Outcome, row.Group, name);
        string years = row.FirstYear == row.LastYear
            ? $"in {row.FirstYear}"
            : $"on average over the {row.Years} years of {row.FirstYear}-{row.LastYear} that are fully observed";
        return $"{(row.Misses ? "Warning: the model misses history by more than a factor of two. " : "")}"
            + $"Model against history: {Words.Lower(subject)}, "
            + $"{Words.Number(row.Modelled)} modelled and {Words.Number(row.Observed)} observed "
            + $"({Words.Unit(row.Unit)}), {years}.";
    }

    /// <summary>What is said of outcome years after the data.</summary>
    public static string Projection(int lastObserved) =>
        $"Projection: the years after {lastObserved} rest on assumptions; no observation stands behind them.";
}
