using System.CommandLine;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>discover STUDY --when "outcome > x"</c>: under which conditions does it happen?</summary>
internal static class DiscoverCommand
{
    public static Command Create()
    {
        StudyOptions options = new();
        CommonOptions common = new();
        Option<string> when = new("--when")
        {
            Description = "What is of interest, e.g. \"partner_troop_years > 300\"",
            HelpName = "CONDITION",
            Required = true,
        };
        Command command = new(
            "discover",
            """
            Find the conditions under which an outcome of a study lies on one side of a number (PRIM): the box in words, with
            coverage, density and how stable it is when half of the points are drawn again. A sweep that is stored is taken
            as it is; if there is none, it is run first.

            Example:
              partnersim discover scenarios/studies/discovery.yaml --when "partner_troop_years > 300"
            """)
        {
            options.Study,
            when,
        };
        options.AddTo(command);
        command.Add(common.NoFigures);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, options, parsed.GetRequiredValue(when), !parsed.GetValue(common.NoFigures), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, StudyOptions options, string when, bool isShown, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        SweepPlan plan = StoredStudy.Plan(parsed, options);
        Interest interest = Interest.Parse(when, plan.Study, out string problem)
            ?? throw new UsageException($"--when {when}: {problem}");
        using SweptStudy swept = StoredStudy.Open(plan, parsed, options, stop);
        (double[][] cases, long count, long known) = interest.Of(
            SweepColumns.Of(swept.Folder, plan.Points.Length, plan.Replicates, interest.Outcome));
        double share = known == 0 ? 0 : (double)count / known;
        bool isQuiet = parsed.GetValue(options.Quiet);
        if (share is 0 or 1)
        {
            swept.Place.ForgetDiscovery();
            Screen.Data.WriteLine(known == 0
                ? $"{interest} cannot be asked: {(swept.Outcome.Failed == plan.Runs ? "every run failed" : $"{interest.Outcome} is not defined in any run")}."
                : $"{interest} holds in {(share == 0 ? "no run" : "every run")}; there is nothing to find.");
            if (!isQuiet)
                swept.Say(Shard.Whole);
            return swept.Outcome.Failed > 0 ? ExitCode.Partial : ExitCode.Done;
        }

        PrimSearch found = PrimSearch.Find(
            plan.Axes, plan.Points, cases, plan.Study.Seed, cancellation: stop);
        swept.Place.ForgetDiscovery();
        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        swept.Place.Write(DiscoveryRow.Of(found), TrajectoryRow.Of(found), DiscoveryAnswer.Of(
            asked, interest.ToString(), share, found));
        int? figures = isShown ? new FigureFolder(isQuiet, stop).Redraw(swept.Place) : null;
        Print(interest, share, found);
        if (!isQuiet)
        {
            swept.Say(Shard.Whole);
            if (figures is not null)
                Screen.Message(
                    $"All of it on one page: {Path.Combine(swept.Folder, ReportPage.FileName)}, and {figures} figures");
            Screen.Message($"The box in {swept.Folder}: discovery.csv, and the way to it: trajectory.csv");
        }

        return swept.Outcome.Failed > 0 ? ExitCode.Partial : ExitCode.Done;
    }

    private static void Print(Interest interest, double share, PrimSearch found)
    {
        BoxStep box = found.Found;
        Screen.Data.WriteLine($"{interest} holds in {share:0%} of all runs.");
        if (found.Stability.IsEmpty)
        {
            Screen.Data.WriteLine("No conditions make it clearly more frequent.");
            return;
        }

        Screen.Data.WriteLine($"It holds in {box.Density:0%} of the runs where {box.Box}.");
        Screen.Data.WriteLine($"That is {box.Mass:0%} of the points and {box.Coverage:0%} of all such runs.");
        foreach (Stability side in found.Stability)
        {
            double p = found.QuasiP.First(pair => pair.Axis == side.Axis).P;
            Screen.Data.WriteLine(
                $"  {side.Axis.Key}: restricted in {side.Share:0%} of the halves drawn again; "
                + $"by chance alone with probability {(p < 0.0001 ? "below 0.0001" : p.ToString("0.0000"))}.");
        }
    }
}
