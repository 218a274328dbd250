using System.CommandLine;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>explain SCENARIO --state GEO --year 2008</c>: why did it decide so?</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario") { Description = "Scenario file" };
        Option<string> state = new("--state")
        {
            Description = "The state, by iso3 code",
            HelpName = "ISO3",
            Required = true,
        };
        Option<int> year = new("--year")
        {
            Description = "The year of the decisions",
            HelpName = "YEAR",
            Required = true,
        };
        Option<string?> operation = new("--operation")
        {
            Description = "Only this operation, e.g. ISAF",
            HelpName = "NAME",
        };
        Option<int?> replicate = CommonOptions.WithBounds(
            new("--replicate")
            {
                Description = "Explain this replicate (default 0); with --replicates: mean and range over that many",
                HelpName = "N",
            },
            0, CommonOptions.MostReplicates - 1);
        Option<string?> versus = new("--versus")
        {
            Description = "The same decision in another scenario under common random numbers, side by side",
            HelpName = "SCENARIO",
        };
        Command command = new(
            "explain",
            """
            Every decision of one state in one year, term by term, from the ledger that the model keeps while it computes.

            Examples:
              partnersim explain scenarios/baseline.yaml --state GEO --year 2008 --operation ISAF
              partnersim explain scenarios/baseline.yaml --state GEO --year 2008 --replicates 100 --versus scenarios/no_programmes.yaml
            """)
        {
            scenario,
            state,
            year,
            operation,
            replicate,
            versus,
        };
        common.AddTo(command);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed, common, parsed.GetRequiredValue(scenario), parsed.GetRequiredValue(state),
                parsed.GetRequiredValue(year), parsed.GetValue(operation),
                parsed.GetValue(replicate), parsed.GetValue(versus), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string path, string state, int year, string? operation,
        int? replicate, string? versus, CancellationToken stop)
    {
        int? many = parsed.GetValue(common.Replicates);
        if (replicate is not null && many is not null)
            throw new UsageException("--replicate explains one replicate, --replicates the mean over many: choose one");
        common.RefuseWorkbook(parsed, "a ledger is no table");
        if (parsed.GetValue(common.Format) == OutputFormat.Csv)
            throw new UsageException("--format csv: a ledger is no table; choose table or json");
        int? single = many is null ? replicate ?? 0 : null;

        DateTimeOffset started = DateTimeOffset.UtcNow;
        Scenario first = common.Load(parsed, path);
        Explanation own = Explain(first);
        Explanation? twin = null;
        Scenario? second = null;
        if (versus is not null)
        {
            second = common.Load(parsed, versus) with { Seed = first.Seed };
            twin = Explain(second);
        }

        if (second?.Name == first.Name)
            throw new UsageException($"{first.Name} is named twice: --versus names another scenario");
        Scenario[] scenarios = second is null ? [first] : [first, second];
        string hash = ResultFolder.HashOf(scenarios);
        string about = operation is null ? own.State : $"{own.State}-{operation.ToUpperInvariant()}";
        string name = $"{first.Name}-{about}-{year}-{(single is { } one ? $"r{one}" : $"n{many}")}-{hash}";
        using ResultFolder folder = ResultFolder.Open(parsed.GetValue(common.Output), name, Screen.Message);
        ExplanationFiles files = new(first.Name, own, second?.Name, twin);
        folder.Write(files.Files);
        if (twin is not null && !parsed.GetValue(common.NoFigures))
        {
            FigureContext context = new(first.Name, own.Replicates, first.Seed, hash);
            new FigureFolder(parsed.GetValue(common.Quiet), stop)
                .Write(EffectFigures.ForTwins(own, twin, first.Name, second!.Name, context), folder);
        }

        RunPlan plan = new(first.Seed, own.Replicates);
        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        folder.Write(
            Provenance.FileName, Provenance.Of(
                ResultKind.Explanation, scenarios, Compiler.Compile(first).Fills, plan, new(year, year), hash, asked)
                .Write);
        folder.Complete();

        switch (parsed.GetValue(common.Format))
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(files.Json());
                break;
            default:
                ExplanationSummary.Print(first.Name, own, second?.Name, twin);
                break;
        }

        if (operation is not null && own.Decisions.All(decision => decision.Operation is null))
            Screen.Message(Undecided(Compiler.Compile(first).Model, own.State, operation, year));
        if (!parsed.GetValue(common.Quiet))
            Screen.Messages.MarkupLineInterpolated(
                $"[grey]The same as files:[/] [bold]{folder.Shown}[/]/explain.json, explain.md");
        return ExitCode.Done;

        Explanation Explain(Scenario scenario)
        {
            try
            {
                CompiledModel model = Compiler.Compile(scenario).Model;
                Know(
                    "--state", state, model.States.Select(known => known.Iso3),
                    "write its iso3 code, for instance GEO");
                if (operation is not null)
                    Know(
                        "--operation", operation, model.Operations.Select(known => known.Name),
                        $"there are {string.Join(", ", model.Operations.Select(known => known.Name))}");
                return Explanation.Of(
                    model, state.ToUpperInvariant(), year, operation, scenario.Seed, single, many ?? 1, stop);
            }
            catch (ArgumentException wrong)
            {
                throw new UsageException(wrong.Message.Split(" (Parameter", 2)[0]);
            }
        }
    }

    /// <summary>Why a state decided nothing about an operation in a year.</summary>
    private static string Undecided(CompiledModel model, string state, string operation, int year)
    {
        StateCard card = model.States.Single(each => each.Iso3 == state);
        OperationCard asked = model.Operations.Single(
            each => string.Equals(each.Name, operation, StringComparison.OrdinalIgnoreCase));
        string why = card switch
        {
            { IsLead: true } => $"{state} is the lead power, whose contingents are given and not decided in this model",
            { IsSource: true } => $"{state} is the source of the threat and sends no troops in this model",
            _ when !(model.Drivers.Requested[model.Operations.IndexOf(asked)][Horizon.IndexOf(year)] > 0) =>
                $"{asked.Name} requested no troops in {year}",
            _ => $"{state} could not contribute to {asked.Name} in {year}",
        };
        return $"{why}: nothing was decided about it, and the terms above concern all operations";
    }

    private static void Know(string option, string typed, IEnumerable<string> known, string otherwise)
    {
        if (known.Contains(typed, StringComparer.OrdinalIgnoreCase))
            return;
        string hint = Suggestion.For(typed, known);
        throw new UsageException(
            $"{option} {typed}: there is no such {option[2..]}{(hint.Length > 0 ? hint : $"; {otherwise}")}");
    }
}
