using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// The foremost indices of an outcome as tables that fit a screen of 80 columns; sensitivity.csv holds all of them with
/// all digits.
/// </summary>
internal static class SensitivitySummary
{
    /// <summary>The axes that matter most, with 95 % intervals.</summary>
    public static Table Of(OutcomeSensitivity outcome, int most)
    {
        if (outcome.Morris is { } effects)
        {
            return Rows(
                ["mu", "mu_star", "95 %", "sigma", "noise"],
                effects.Axes.OrderByDescending(axis => axis.MuStar.Value).Take(most).Select(axis => (
                    axis.Axis.Key,
                    (string[])
                    [
                        Small(axis.Mu), .. Two(axis.MuStar), Small(axis.Sigma), Small(axis.NoiseFloor ?? double.NaN),
                    ])));
        }

        return outcome.Sobol is { } indices
            ? Rows(
                ["S1", "95 %", "ST", "95 %"],
                indices.Axes.OrderByDescending(axis => axis.ST.Value).Take(most)
                    .Select(axis => (axis.Axis.Key, (string[])[.. Two(axis.S1), .. Two(axis.ST)])))
            : Rows(
                ["median", "95 %", "max", "idle"],
                outcome.Pawn.OrderByDescending(axis => axis.Excess).Take(most).Select(axis => (
                    axis.Axis.Key,
                    (string[])[.. Two(axis.Median), Small(axis.Max), Small(axis.Reference)])));
    }

    /// <summary>The pairs that matter most.</summary>
    public static Table OfPairs(SobolIndices indices, int most)
    {
        Table table = Screen.NewTable();
        table.AddColumns(Screen.Left("pair"), Screen.Left("with"), Screen.Right("S2"), Screen.Right("95 %"));
        foreach (SobolPair pair in indices.Pairs.OrderByDescending(pair => pair.S2.Value).Take(most))
            table.AddRow([Markup.Escape(pair.First.Key), Markup.Escape(pair.Second.Key), .. Two(pair.S2)]);
        return table;
    }

    private static Table Rows(string[] columns, IEnumerable<(string Key, string[] Cells)> rows)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("parameter"));
        foreach (string column in columns)
            table.AddColumn(Screen.Right(column));
        table.AddColumn(Screen.Left("evidence"));
        foreach ((string key, string[] cells) in rows)
            table.AddRow(
            [
                Markup.Escape(key), .. cells,
                Verdict.DeclaredEvidence(key) is { } grade and not Evidence.Lever
                    ? grade.ToString().ToLowerInvariant()
                    : "",
            ]);
        return table;
    }

    private static string[] Two(Estimate estimate) =>
        [Small(estimate.Value), $"{Small(estimate.Interval.Low)} to {Small(estimate.Interval.High)}"];

    // an index below 0.001 is as good as 0
    private static string Small(double value) => double.IsFinite(value) ? Words.Fixed(value, 3) : Words.NoNumber;
}
