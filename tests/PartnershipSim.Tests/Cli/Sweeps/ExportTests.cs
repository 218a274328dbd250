using System.Globalization;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>
/// Whoever takes the exported files elsewhere finds the same numbers: they are computed again, by other code in another
/// language.
/// </summary>
public sealed class ExportTests
{
    private const string Study =
        """
        study: exported
        base: ../baseline.yaml
        axes:
          capability.interop_learning:
          persuasion.anchor_weight:
          door_closes: { intervention: { from: 1999, set: { alliance.door: 0 } } }
          prospect.steepness:
        design: DESIGN
        points: 16
        replicates: 2
        outcomes: [interop, partner_troop_years]
        seed: 3
        """;

    [SlowTheory]
    [InlineData("saltelli", "salib", "--second-order", 2 * (2 * 4 + 6))]
    [InlineData("saltelli", "ema", "--second-order", 2 * (2 * 4 + 6))]
    [InlineData("saltelli", "salib", "", 2 * 2 * 4)]
    [InlineData("morris", "salib", "", 2 * 3 * 4)]
    [InlineData("morris", "ema", "", 2 * 3 * 4)]
    public void Indices_are_found_again_from_the_exported_files(string design, string format, string more, int count)
    {
        Assert.SkipUnless(Tool.Exists("python3"), "python3 is not installed: the exports were not recomputed");
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/exported.yaml", Study.Replace("DESIGN", design));
        Ended ended = place.Workplace.Run(
            $"sensitivity scenarios/studies/exported.yaml -o out --quiet --plain --export {format} {more}");
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));

        Ended recomputed = place.Workplace.RunTool(
            "python3", Path.Combine(Repository.Tests, "Cli", "Sweeps", "recompute.py"), place["out"]);

        Assert.Equal((0, ""), (recomputed.ExitCode, recomputed.Errors));
        string[] lines = recomputed.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(count, lines.Length);
        string[][] table = [.. File.ReadAllLines(place["out/sensitivity.csv"]).Select(line => line.Split(','))];
        Assert.All(lines, line => AssertSame(line.Split(','), table));
    }

    /// <summary>outcome, parameter, with, name, value against the cell of sensitivity.csv.</summary>
    private static void AssertSame(string[] words, string[][] table)
    {
        int place = Array.IndexOf(table[0], words[3]);
        int with = Array.IndexOf(table[0], "with");
        string[] row = Assert.Single(table, row =>
            row[0] == words[0] && row[1].Replace('.', '_') == words[1]
                && (with < 0 || row[with].Replace('.', '_') == words[2]));
        double theirs = double.Parse(words[4], CultureInfo.InvariantCulture);
        double ours = double.Parse(row[place], CultureInfo.InvariantCulture);
        Assert.InRange(
            ours, theirs - 1e-9 * Math.Max(1, Math.Abs(theirs)), theirs + 1e-9 * Math.Max(1, Math.Abs(theirs)));
    }
}
