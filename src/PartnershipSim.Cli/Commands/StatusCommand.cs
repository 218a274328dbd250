using System.CommandLine;
using System.Globalization;
using PartnershipSim.Cli.Scheduling;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Plans;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>status DIR</c>: how far a plan has come, from its files alone.</summary>
internal static class StatusCommand
{
    private const int MostNamed = 5, MostReasons = 5;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "Folder of the plan" };
        Option<bool> watch = new("--watch")
        {
            Description = "Look again every ten seconds until all shards are finished",
        };
        Option<StatusFormat> format = new("--format")
        {
            Description = "What is printed to standard output",
            HelpName = "text|json",
        };
        Command command = new(
            "status",
            """
            Say how far a plan has come: finished, running, stopped and missing shards, runs that failed and why, and how
            long the rest takes. It reads files only, locks and writes nothing: call it at any time.

            Examples:
              partnersim status big
              partnersim status big --format json
            """)
        {
            folder,
            watch,
            format,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed.GetRequiredValue(folder), parsed.GetValue(watch), parsed.GetValue(format), stop), stop));
        return command;
    }

    private static int Execute(string folder, bool isWatched, StatusFormat format, CancellationToken stop)
    {
        PlanFolder plan = PlanFolder.Open(folder);
        while (true)
        {
            PlanStatus status = PlanStatus.Of(plan);
            Console.Out.WriteLine(format == StatusFormat.Json ? status.Json() : Text(plan, status));
            if (!isWatched || status.IsFinished)
                return ExitCode.Done;
            if (stop.WaitHandle.WaitOne(BetweenLooks))
                throw new OperationCanceledException(stop);
        }
    }

    private static string Text(PlanFolder plan, PlanStatus status)
    {
        double share = status.Runs == 0 ? 1 : (double)status.Done / status.Runs;
        List<string> lines =
        [
            Line($"{status.Study}: {status.Done:N0} of {status.Runs:N0} runs done ({share:P1}), ")
                + Line($"{status.CoreHours:0.##} core-hours so far."),
            Line($"Shards: {status.Shards:N0}; {status.Finished:N0} finished, {status.Running.Length:N0} running, ")
                + Line($"{status.Stopped.Length:N0} stopped, {status.Broken.Length:N0} ended with an error, ")
                + Line($"{status.NotBegun.Length:N0} not begun."),
        ];
        if (status.Silent.Length > 0)
            lines.Add(Line($"Nothing new for five minutes: {Ranges(status.Silent)}; their nodes may be gone."));
        foreach (BrokenShard broken in status.Broken.Take(MostNamed))
            lines.Add(Line($"Shard {broken.Shard} ({broken.Owner}): {broken.Error}"));
        if (status.Broken.Length > MostNamed)
            lines.Add(Line($"All that ended with an error: {Ranges(status.Broken.Select(each => each.Shard))}"));
        if (status.Failed > 0)
            lines.Add(Line($"Runs that failed: {status.Failed:N0}"));
        foreach (FailureReason reason in status.Reasons.Take(MostReasons))
            lines.Add(Line($"  {reason.Runs:N0}  {reason.Message}"));
        if (status.SecondsLeft is { } seconds)
            lines.Add(Line($"About {Duration(seconds)} left at {status.RunsPerSecond:N0} runs a second."));
        if (status.IsFinished)
            lines.Add($"All shards are finished. Next: partnersim gather {plan.Path}");
        else if (status.Running.Length == 0)
            lines.Add($"No shard is running. Next: partnersim gather {plan.Path} --resubmit");
        return string.Join('\n', lines);
    }

    private static string Ranges(IEnumerable<int> shards) => ShardRanges.Of(shards, MostNamed);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Duration(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(seconds);
        return time.TotalDays >= 2 ? Line($"{time.TotalDays:0.0} days")
            : time.TotalHours >= 2 ? Line($"{time.TotalHours:0.0} hours")
            : time.TotalMinutes >= 2 ? Line($"{time.TotalMinutes:0} minutes")
            : Line($"{time.TotalSeconds:0} seconds");
    }
}

/// <summary>How a status is printed.</summary>
internal enum StatusFormat
{
    Text,
    Json,
}
