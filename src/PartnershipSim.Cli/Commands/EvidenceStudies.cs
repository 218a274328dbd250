using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// What <c>evidence</c> prints in place of its page if one question is asked: whether contributions prefer the path of
/// a latent variable. A table, kept in no folder.
/// </summary>
internal sealed class EvidenceStudies
{
    private const int Permutations = 999;

    private readonly Option<string?> _permute = new("--permute")
    {
        Description = "Instead: permute the simulated path of a latent variable within cohorts, and ask whether "
            + $"contributions prefer the true one: {string.Join(", ", LatentPath.All.Select(path => path.Key))}",
        HelpName = "PATH",
    };

    public void AddTo(Command command)
    {
        command.Add(_permute);
    }

    /// <summary>Which study is asked for; null: the page. Refuses options that a study has no use for.</summary>
    public Func<EvidenceData, RunPlan, CancellationToken, int>? Asked(ParseResult parsed, CommonOptions common)
    {
        if (parsed.GetValue(_permute) is not { } key)
            return null;
        if (parsed.GetResult(common.Output) is { Implicit: false })
            throw new UsageException(
                "--permute prints its table: write --format csv and send it to a file, instead of --output");
        LatentPath path = LatentPath.All.FirstOrDefault(each => each.Key == key) ?? throw new UsageException(
            $"--permute {key}: choose one of {string.Join(", ", LatentPath.All.Select(each => each.Key))}");
        return (data, plan, stop) => Permute(parsed, common, path, data, plan, stop);
    }

    private static int Permute(
        ParseResult parsed, CommonOptions common, LatentPath path, EvidenceData data, RunPlan plan,
        CancellationToken stop)
    {
        ImmutableArray<PermutationRow> rows;
        using (ProgressLine progress = new("simulated histories", parsed.GetValue(common.Quiet)))
            rows = PermutationStudy.Of(data, path, plan, Permutations, progress, stop);
        PermutationTable.Table.Print(parsed.GetValue(common.Format), rows, () => Print(path, rows));
        return ExitCode.Done;
    }

    private static void Print(LatentPath path, ImmutableArray<PermutationRow> rows)
    {
        Screen.Data.WriteLine(
            $"Do contributions prefer the path of {path.Key} that the model gives to each state?");
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("among"));
        table.AddColumn(Screen.Left("explains"));
        table.AddColumn(Screen.Left("path"));
        foreach (string heading in new[] { "rows", "states", "z", "p", "z with PARP", "p with PARP" })
            table.AddColumn(Screen.Right(heading));
        foreach (PermutationRow row in rows.Where(row => !row.HasParp))
        {
            PermutationRow held = rows.Single(other => other.HasParp && other.Among == row.Among
                && other.Outcome == row.Outcome && other.Part == row.Part);
            table.AddRow(
                row.Among, row.Outcome, row.Part, Words.Fixed(row.Rows, 0), Words.Fixed(row.States, 0), Z(row.Z),
                P(row.PValue), Z(held.Z), P(held.PValue));
        }

        Screen.Data.Write(table);
        foreach (string refusal in rows.Select(row => row.Refusal).Where(text => text.Length > 0).Distinct())
            Screen.Data.WriteLine(refusal);
        Screen.Data.WriteLine(
            $"z: score test of the path as it is. p: share of {Permutations} assignments of whole paths within "
            + "cohorts, and the true one, with as large a z. Held fixed: operation, request, trend, income and "
            + "population.");
        Screen.Data.WriteLine(
            "A small p says that the order of states within cohorts is the right one. It does not say that the path "
            + "is the cause: whatever makes states join programmes may also make them contribute.");
    }

    private static string Z(double z) => double.IsFinite(z) ? Words.WithSign(z, 1) : "";

    private static string P(double p) => double.IsFinite(p) ? Words.Fixed(p, 3) : "";
}
