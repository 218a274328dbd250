using System.CommandLine;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Plans;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>plan STUDY -o DIR</c>: a sweep cut into shards that any scheduler can call.</summary>
internal static class PlanCommand
{
    private const int UsualMinutes = 45, MostMinutes = 30 * 24 * 60, MostCpus = 1024;

    public static Command Create()
    {
        StudyOptions options = new();
        Option<DirectoryInfo> output = new("--output", "-o")
        {
            Description = "Folder for the plan, on a disk that all nodes see",
            HelpName = "DIR",
            Required = true,
        };
        Option<int?> shards = CommonOptions.WithBounds(
            new("--shards") { Description = "How many shards (default: as the pilot suggests)", HelpName = "N" },
            1, PlanRecord.MostShards);
        Option<int?> minutes = CommonOptions.WithBounds(
            new("--task-minutes")
            {
                Description = $"Time of a task (default: {UsualMinutes}); shards are as large as fits",
                HelpName = "N",
            },
            1, MostMinutes);
        Option<int?> cpus = CommonOptions.WithBounds(
            new("--cpus") { Description = "Processors of a task (default: 1)", HelpName = "N" }, 1, MostCpus);
        Option<int?> pilot = CommonOptions.WithBounds(
            new("--pilot") { Description = "Seconds of the pilot (default: 3; 0 for none)", HelpName = "N" }, 0, 3600);
        Command command = new(
            "plan",
            """
            Cut a study into shards for a cluster: a folder with the plan, the points and a copy of all files, from
            which any node can do any shard. A pilot of some seconds suggests shards, time and memory. Then: submit, or
            call 'partnersim shard DIR' yourself.

            Examples:
              partnersim plan scenarios/studies/sobol_eight.yaml --replicates 512 -o big --task-minutes 45 --cpus 8
              partnersim plan scenarios/studies/policy_grid.yaml -o grid --shards 40
            """)
        {
            options.Study,
            output,
            shards,
            minutes,
            cpus,
            pilot,
        };
        options.AddToPlan(command);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, options, new(
                parsed.GetRequiredValue(output), parsed.GetValue(shards), parsed.GetValue(minutes) ?? UsualMinutes,
                parsed.GetValue(cpus) ?? 1, parsed.GetValue(pilot) ?? 3), stop), stop));
        return command;
    }

    private static int Execute(ParseResult parsed, StudyOptions options, Wanted wanted, CancellationToken stop)
    {
        if (wanted.Shards is null && wanted.PilotSeconds == 0)
            throw new UsageException("--pilot 0: without a pilot, name the number of shards with --shards");
        string study = parsed.GetRequiredValue(options.Study);
        (SweepPlan sweep, IReadOnlyList<string> files) = FilesRead.During(() => options.Load(parsed));
        Advice? advice = wanted.PilotSeconds == 0
            ? null
            : Pilot.AdviceFor(
                Pilot.RunsPerSecond(sweep, TimeSpan.FromSeconds(wanted.PilotSeconds), stop), wanted.Minutes,
                wanted.Cpus, sweep.Points.Length, sweep.Axes.Length);
        int shards = wanted.Shards ?? Pilot.ShardsFor(sweep.Runs, advice!);
        if (shards > sweep.Runs)
            throw new UsageException($"--shards {shards}: the study has only {sweep.Runs:N0} runs");
        PlanFolder plan = PlanFolder.Create(wanted.Folder.ToString(), sweep, study, files, shards, advice);
        if (!parsed.GetValue(options.Quiet))
            Say(plan);
        return ExitCode.Done;
    }

    private static void Say(PlanFolder plan)
    {
        PlanRecord record = plan.Record;
        Screen.Message(
            $"{record.Sweep.Study}: {record.Runs:N0} runs ({record.Sweep.Points:N0} points x "
            + $"{record.Sweep.Replicates:N0} replicates) in {record.Shards:N0} shards of about "
            + $"{record.Runs / record.Shards:N0} runs.");
        if (record.Advice is { } advice)
        {
            double minutes = (double)record.Runs / record.Shards / advice.RunsPerSecond / advice.Cpus / 60;
            Screen.Message(
                $"The pilot did {advice.RunsPerSecond:N0} runs a second on one processor: "
                + $"{advice.CoreHoursOf(record.Runs):0.##} core-hours in all, {minutes:0.#} minutes a shard on "
                + $"{advice.Cpus} {(advice.Cpus == 1 ? "processor" : "processors")}. "
                + $"Ask for {advice.MemoryMb:N0} MB and "
                + $"{Math.Max(advice.Minutes, (int)Math.Ceiling(minutes / Pilot.Filled))} minutes a task.");
        }

        Screen.Message(
            $"Plan in {plan.Path}. Next: partnersim submit {plan.Path} --slurm, "
            + $"or 'partnersim shard {plan.Path} I' for I = 1 to {record.Shards}; then partnersim gather {plan.Path}");
    }

    private sealed record Wanted(DirectoryInfo Folder, int? Shards, int Minutes, int Cpus, int PilotSeconds);
}
