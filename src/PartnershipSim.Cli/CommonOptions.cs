using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using PartnershipSim.Model;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Cli;

/// <summary>How results are printed to standard output.</summary>
internal enum OutputFormat
{
    Table,
    Csv,
    Json,

    /// <summary>The screen, and all tables in a workbook in the folder of the result.</summary>
    Xlsx,
}

/// <summary>The options that every running command understands, and what they make of a scenario.</summary>
internal sealed class CommonOptions
{
    public const int MostReplicates = 1_000_000;
    private const int MostThreads = 1024;

    public Option<DirectoryInfo?> Output { get; } = new("--output", "-o")
    {
        Description = "Folder for the results (default: results/<scenario>-<hash>)",
        HelpName = "DIR",
    };

    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "Seed; replicate r of the same seed meets the same draws in every scenario",
        HelpName = "N",
    };

    public Option<int?> Replicates { get; } = WithBounds(
        new("--replicates") { Description = "How many runs (default: as the scenario says)", HelpName = "N" },
        1, MostReplicates);

    public Option<int?> Threads { get; } = WithBounds(
        new("--threads")
        {
            Description = "How many threads; never changes a result (default: one per processor)",
            HelpName = "N",
        },
        1, MostThreads);

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "One more setting, e.g. --set partnership.budget=300; repeatable",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    public Option<OutputFormat> Format { get; } = new("--format")
    {
        Description =
            "What is printed to standard output; xlsx prints the table and writes all tables into tables.xlsx",
        HelpName = "table|csv|json|xlsx",
    };

    public Option<bool> Quiet { get; } = new("--quiet")
    {
        Description = "Print results, but neither progress nor advice",
    };

    public Option<bool> NoFigures { get; } = new("--no-figures") { Description = "Write tables only" };

    public Option<FileInfo?> Ensemble { get; } = new("--ensemble")
    {
        Description = "Run under the parameter sets of this file, which calibrate wrote: "
            + "intervals are then over parameters and chance together",
        HelpName = "FILE",
    };

    /// <summary>The options of a command that can run under an ensemble.</summary>
    public void AddWithEnsembleTo(Command command)
    {
        AddTo(command);
        command.Add(Ensemble);
    }

    public void AddTo(Command command)
    {
        command.Add(Output);
        command.Add(Seed);
        command.Add(Replicates);
        command.Add(Threads);
        command.Add(Set);
        command.Add(Format);
        command.Add(Quiet);
        command.Add(NoFigures);
    }

    /// <summary>The scenario in a file with the command line's settings on top.</summary>
    /// <exception cref="InvalidScenarioException">The file or a setting is wrong.</exception>
    public Scenario Load(ParseResult parsed, string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new UsageException("a scenario is named by its file, for instance scenarios/baseline.yaml");
        Scenario scenario = Scenario.Load(path);
        foreach (string setting in parsed.GetValue(Set) ?? [])
            scenario = scenario.WithSetting(setting).Require();
        if (parsed.GetValue(Seed) is { } seed)
            scenario = scenario with { Seed = seed };
        if (parsed.GetValue(Replicates) is { } replicates)
            scenario = scenario with { Replicates = replicates };
        return scenario;
    }

    public RunPlan PlanOf(ParseResult parsed, Scenario scenario) =>
        new(scenario.Seed, scenario.Replicates, parsed.GetValue(Threads) ?? 0);

    /// <summary>
    /// The plan under the ensemble that was named, if one was: eight replicates for each of its members, or of
    /// the first so many.
    /// </summary>
    /// <param name="scenarios">What is run; the first gives seed and replicates.</param>
    /// <exception cref="UsageException">
    /// A scenario sets what the ensemble varies, or there are too few replicates.
    /// </exception>
    public RunPlan PlanOf(ParseResult parsed, ImmutableArray<Scenario> scenarios, ImmutableArray<CompiledModel> models)
    {
        RunPlan plan = PlanOf(parsed, scenarios[0]);
        if (EnsembleOf(parsed, scenarios, models) is not { } ensemble)
            return plan;
        int replicates = parsed.GetValue(Replicates)
            ?? RunPlan.ReplicatesPerMember * Math.Min(ensemble.Members.Length, UsualMembers);
        if (replicates < RunPlan.ReplicatesPerMember * FewestMembers)
            throw new UsageException(
                $"--ensemble with --replicates {replicates}: "
                + $"every parameter set needs {RunPlan.ReplicatesPerMember} replicates, "
                + $"and an interval {FewestMembers} sets: write {RunPlan.ReplicatesPerMember * FewestMembers} or more");
        return plan with { Replicates = replicates, Ensemble = ensemble };
    }

    /// <summary>The ensemble that was named, or null.</summary>
    /// <exception cref="UsageException">A scenario sets what the ensemble varies.</exception>
    public Ensemble? EnsembleOf(
        ParseResult parsed, ImmutableArray<Scenario> scenarios, ImmutableArray<CompiledModel> models)
    {
        if (parsed.GetValue(Ensemble) is not { } file)
            return null;
        Ensemble ensemble = EnsembleFile.Read(file.ToString());
        foreach ((Scenario scenario, CompiledModel model) in scenarios.Zip(models))
        {
            if (ensemble.Conflict(model.Timetable) is { } parameter)
                throw new UsageException(
                    $"--ensemble: {scenario.Name} sets {parameter.Key}, which the ensemble varies; "
                    + "leave one of the two out");
        }

        return ensemble;
    }

    /// <summary>
    /// Members that are run unless more replicates are asked for, and without which there is no interval.
    /// </summary>
    private const int UsualMembers = 100, FewestMembers = 20;

    /// <summary>Writes the workbook if one is asked for; to be called when all tables are written.</summary>
    public void Finish(ParseResult parsed, ResultFolder folder)
    {
        if (parsed.GetValue(Format) == OutputFormat.Xlsx)
            folder.WriteWorkbook();
        folder.Complete();
    }

    /// <summary>Refuses a workbook where a command leaves no folder of tables.</summary>
    /// <exception cref="UsageException">It is asked for.</exception>
    public void RefuseWorkbook(ParseResult parsed, string why)
    {
        if (parsed.GetValue(Format) == OutputFormat.Xlsx)
            throw new UsageException($"--format xlsx: {why}; choose table, csv or json");
    }

    /// <summary>The years over which a scenario's outcomes are taken.</summary>
    public static OutcomeYears YearsOf(Scenario scenario) => new(scenario.Years.From, scenario.Years.To);

    /// <summary>The option, which takes whole numbers from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Option<int?> WithBounds(Option<int?> option, int low, int high)
    {
        option.Validators.Add(Check);
        return option;

        void Check(OptionResult result)
        {
            if (result.Tokens is [{ Value: string typed }]
                && !(int.TryParse(typed, out int value) && value >= low && value <= high))
                result.AddError($"{option.Name} {typed}: choose a whole number from {low} to {high}");
        }
    }
}
