using System.CommandLine;
using System.Globalization;
using PartnershipSim.Cli.Scheduling;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Plans;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Cli.Commands;

/// <summary>What is done with a sweep when it is gathered.</summary>
internal enum AfterGathering
{
    Nothing,
    Sensitivity,
    Discover,
    Report,
}

/// <summary>
/// <c>gather DIR</c>: the shards of a plan become one sweep, byte for byte as if one process had run it.
/// </summary>
internal static class GatherCommand
{
    private const int MostNamed = 20;

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> folder = new("dir") { Description = "Folder of the plan" };
        Option<DirectoryInfo?> output = new("--output", "-o")
        {
            Description = "Folder for the whole (default: DIR/whole)",
            HelpName = "DIR",
        };
        Option<bool> resubmit = new("--resubmit")
        {
            Description = "Submit the shards that are missing again, with the scripts that submit wrote",
        };
        Option<AfterGathering> then = new("--then")
        {
            Description = "What to do with the whole",
            HelpName = "sensitivity|discover|report",
        };
        Option<string?> when = new("--when")
        {
            Description = "With --then discover: what is of interest, e.g. \"partner_troop_years > 300\"",
            HelpName = "CONDITION",
        };
        Command command = new(
            "gather",
            """
            Put the shards of a plan together, byte for byte as if one process had run the study. Shards are only read.
            What is missing or damaged is named, and nothing is written. Exit code 0: done; 4: done, and some runs
            failed; 75: shards are missing, gather again later.

            Examples:
              partnersim gather big
              partnersim gather big --resubmit
              partnersim gather big --then sensitivity
            """)
        {
            folder,
            output,
            resubmit,
            then,
            when,
            common.Quiet,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => ExecuteAsync(
                parsed.GetRequiredValue(folder), parsed.GetValue(output), parsed.GetValue(resubmit),
                new(parsed.GetValue(then), parsed.GetValue(when)), parsed.GetValue(common.Quiet), stop), stop));
        return command;
    }

    private static async Task<int> ExecuteAsync(
        string folder, DirectoryInfo? output, bool isResubmitted, Then then, bool isQuiet, CancellationToken stop)
    {
        if (then.What == AfterGathering.Discover && then.When is null)
            throw new UsageException("--then discover: say what is of interest with --when");
        PlanFolder plan = PlanFolder.Open(folder);
        Wanting wanting = PlanGathering.Check(plan, stop);
        if (!wanting.IsNothing)
        {
            Tell(plan, wanting);
            if (isResubmitted)
                Resubmit(plan, wanting);
            return ExitCode.TryAgain;
        }

        string target = output?.ToString() ?? Path.Combine(plan.Path, "whole");
        int failed;
        using (StudyFolder whole = StudyFolder.OfSweep(new(target), plan.Record.Sweep.Study))
            failed = PlanGathering.Write(plan, whole);
        if (!isQuiet)
        {
            string failures = failed > 0 ? $"; {failed:N0} failed (see failures.csv)" : "";
            Screen.Message(
                $"{plan.Record.Sweep.Study}: {plan.Record.Shards:N0} shards, {plan.Record.Runs:N0} runs{failures}. "
                + $"Results in {target}: runs.parquet, sweep.csv, design.csv, sweep.json");
        }

        int after = then.What == AfterGathering.Nothing
            ? ExitCode.Done
            : await CommandLine.Root().Parse(then.Words(plan, target, isQuiet)).InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                stop).ConfigureAwait(false);
        return after != ExitCode.Done ? after : failed > 0 ? ExitCode.Partial : ExitCode.Done;
    }

    private static void Tell(PlanFolder plan, Wanting wanting)
    {
        int missing = wanting.Shards.Length;
        Screen.Message(
            $"{missing:N0} of {plan.Record.Shards:N0} shards {(missing == 1 ? "is" : "are")} not finished; nothing was "
            + "gathered.");
        if (wanting.Missing.Length > 0)
            Screen.Message($"  not begun: {ShardRanges.Of(wanting.Missing, MostNamed)}");
        foreach ((int shard, long runs) in wanting.Unfinished.Take(MostNamed))
            Screen.Message($"  shard {shard}: {runs:N0} runs are missing");
        if (wanting.Unfinished.Length > MostNamed)
            Screen.Message($"  and {wanting.Unfinished.Length - MostNamed:N0} more that are not finished");
        foreach ((int shard, long runs) in wanting.Damaged.Take(MostNamed))
            Screen.Message(
                $"  shard {shard}: {runs:N0} runs in {plan.FolderOf(shard)} were cut short or changed since they were "
                + "written");
        if (wanting.Damaged.Length > MostNamed)
            Screen.Message($"  and {wanting.Damaged.Length - MostNamed:N0} more that were changed");
        string first = wanting.Shards[0].ToString(CultureInfo.InvariantCulture);
        Screen.Message(
            $"'partnersim shard {plan.Path} {first}' does {(missing == 1 ? "it" : "the first of them")}; "
            + $"'partnersim gather {plan.Path} --resubmit' submits {(missing == 1 ? "it" : "them")} to Slurm again.");
    }

    private static void Resubmit(PlanFolder plan, Wanting wanting)
    {
        SubmitFolder submit = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(plan.Path)));
        if (!submit.HasScripts)
            throw new UsageException(
                $"--resubmit: {plan.Path} was never submitted; call 'partnersim submit {plan.Path} --slurm' first");
        (HashSet<int> queued, HashSet<string> before) = submit.Queued();
        int[] again = [.. wanting.Shards.Where(shard => !queued.Contains(shard))];
        if (queued.Count > 0)
            Screen.Message($"Queued or running, so left alone: {ShardRanges.Of(queued, MostNamed)}");
        if (again.Length == 0)
            return;
        IReadOnlyList<string> jobs = submit.Submit(
            again, Slurm.MaxArraySize() ?? Slurm.UsualArraySize, before);
        Screen.Message(
            $"Submitted again: {ShardRanges.Of(again, MostNamed)}, as {string.Join(", ", jobs.SkipLast(1))}, and "
            + $"{jobs[^1]}, which gathers.");
    }

    private sealed record Then(AfterGathering What, string? When)
    {
        /// <summary>The command, which rests on the copy of the study in the plan.</summary>
        public string[] Words(PlanFolder plan, string target, bool isQuiet)
        {
            string[] quiet = isQuiet ? ["--quiet"] : [];
            if (What == AfterGathering.Report)
                return ["report", target, .. quiet];
            string[] study =
            [
                Path.Combine(plan.Path, plan.Record.Study), "-o", target,
                "--seed", plan.Record.Sweep.Seed.ToString(CultureInfo.InvariantCulture),
                .. plan.Record.HasSecondOrder ? (string[])["--second-order"] : [], .. quiet,
            ];
            return What == AfterGathering.Sensitivity
                ? ["sensitivity", .. study]
                : ["discover", .. study, "--when", When!];
        }
    }
}
