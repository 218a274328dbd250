using System.CommandLine;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Cli;

/// <summary>The options that every command understands that runs a study, and what they make of it.</summary>
internal sealed class StudyOptions
{
    private readonly CommonOptions _common = new();

    public Argument<string> Study { get; } = new("study")
    {
        Description = "Study file, e.g. scenarios/studies/policy_grid.yaml",
    };

    public Option<int?> Points { get; } = Positive(
        "--points", "Points, trajectories or base points, as the design counts them", 1_000_000);

    public Option<bool> SecondOrder { get; } = new("--second-order")
    {
        Description = "Saltelli designs: also the points that indices of pairs (S2) need",
    };

    public Option<int?> Chunk { get; } = Positive(
        "--chunk", "Runs that are written at once (default: 2048)", 1_000_000);

    public Option<DirectoryInfo?> Output { get; } = new("--output", "-o")
    {
        Description = "Folder for the results (default: results/<study>-<hash>)",
        HelpName = "DIR",
    };

    public Option<int?> Replicates => _common.Replicates;

    public Option<int?> Threads => _common.Threads;

    public Option<bool> Quiet => _common.Quiet;

    /// <param name="isSweep">False if the points are not laid by a design.</param>
    public void AddTo(Command command, bool isSweep = true)
    {
        command.Add(Output);
        command.Add(_common.Seed);
        command.Add(Points);
        if (isSweep)
        {
            command.Add(SecondOrder);
            command.Add(_common.Replicates);
        }

        command.Add(Threads);
        if (isSweep)
            command.Add(Chunk);
        command.Add(Quiet);
    }

    /// <summary>The options that decide which runs there are, for a command that runs none of them.</summary>
    public void AddToPlan(Command command)
    {
        command.Add(_common.Seed);
        command.Add(Points);
        command.Add(SecondOrder);
        command.Add(_common.Replicates);
        command.Add(Quiet);
    }

    /// <summary>The study with the command line's settings on top, its points laid.</summary>
    public SweepPlan Load(ParseResult parsed) => SweepPlan.Of(LoadStudy(parsed));

    /// <summary>The study with the command line's settings on top.</summary>
    public Study LoadStudy(ParseResult parsed)
    {
        Study study = Scenarios.Studies.Study.Load(parsed.GetRequiredValue(Study));
        if (parsed.GetValue(_common.Seed) is { } seed)
            study = study with { Seed = seed };
        if (parsed.GetValue(_common.Replicates) is { } replicates)
            study = study with { Replicates = replicates };
        if (parsed.GetValue(Points) is { } points)
        {
            if (study.Design == StudyDesign.List)
                throw new UsageException("--points: this study lists its points in a file");
            study = study with { Points = points };
        }

        if (parsed.GetValue(SecondOrder))
        {
            if (study.Design != StudyDesign.Saltelli)
                throw new UsageException("--second-order: this study's design is not saltelli");
            study = study with { HasSecondOrder = true };
        }

        return study;
    }

    private static Option<int?> Positive(string name, string description, int most)
    {
        Option<int?> option = new(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value)
                && (value < 1 || value > most))
                result.AddError($"{name} {value}: choose a number from 1 to {most}");
        });
        return option;
    }
}
