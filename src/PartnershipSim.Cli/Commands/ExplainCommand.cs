using System.CommandLine;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Experiments.Comparing;
using PartnershipSim.Model;
using PartnershipSim.Plotting;
using PartnershipSim.Scenarios;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Reading;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>explain SCENARIO --state GEO --year 2008</c>: why did it decide so?</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario") { Description = "Scenario file" };
        Option<string> state = new("--state") { Description = "The state, by iso3 code", HelpName = "ISO3", Required = true };
        Option<int> year = new("--year") { Description = "The year of the decisions", HelpName = "YEAR", Required = true };
        Option<string?> operation = new("--operation") { Description = "Only this operation, e.g. ISAF", HelpName = "NAME" };
        Option<int?> replicate = new("--replicate") { Description = "Explain this replicate (default 0); with --replicates: mean and range over that many", HelpName = "N" };
        Option<string?> versus = new("--versus") { Description = "The twin in another scenario under the same luck, side by side", HelpName = "SCENARIO" };
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
        command.SetAction(parsed => Execute(
            parsed, common, parsed.GetRequiredValue(scenario), parsed.GetRequiredValue(state), parsed.GetRequiredValue(year), parsed.GetValue(operation),
            parsed.GetValue(replicate), parsed.GetValue(versus)));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string path, string state, int year, string? operation, int? replicate, string? versus)
    {
        int? many = parsed.GetValue(common.Replicates);
        if (replicate is < 0)
            throw new UsageException($"--replicate {replicate}: replicates are counted from 0");
        if (replicate is not null && many is not null)
            throw new UsageException("--replicate explains one replicate, --replicates the mean over many: choose one");
        if (parsed.GetValue(common.Format) == OutputFormat.Csv)
            throw new UsageException("--format csv: a ledger is no table; choose table or json");
        int? single = many is null ? replicate ?? 0 : null;

        Scenario first = common.Load(parsed, path);
        Explanation own = Explain(first);
        Explanation? twin = null;
        Scenario? second = null;
        if (versus is not null)
        {
            second = common.Load(parsed, versus) with { Seed = first.Seed };
            twin = Explain(second);
        }

        string name = $"{first.Name}-{own.State}-{year}-{ResultFolder.HashOf(second is null ? [first] : [first, second])}";
        using ResultFolder folder = ResultFolder.Open(parsed.GetValue(common.Output), name);
        folder.Write("explain.json", stream => ExplanationFiles.WriteJson(stream, first.Name, own, second?.Name, twin));
        folder.Write("explain.md", stream => ExplanationFiles.WriteMarkdown(stream, first.Name, own, second?.Name, twin));
        if (twin is not null && !parsed.GetValue(common.NoFigures))
            FigureFolder.Write(
                EffectFigureSet.ForTwins(own, twin, first.Name, second!.Name, new(first.Name, own.Replicates, first.Seed, ResultFolder.HashOf(first))),
                folder, parsed.GetValue(common.Quiet));
        folder.Complete();

        switch (parsed.GetValue(common.Format))
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(ExplanationFiles.Json(first.Name, own, second?.Name, twin));
                break;
            default:
                ExplanationSummary.Print(first.Name, own, second?.Name, twin);
                break;
        }

        if (!parsed.GetValue(common.Quiet))
            Screen.Messages.MarkupLineInterpolated($"[grey]The same as files:[/] [bold]{folder.Shown}[/]/explain.json, explain.md");
        return ExitCode.Done;

        Explanation Explain(Scenario scenario)
        {
            try
            {
                CompiledModel model = Compiler.Compile(scenario).Model;
                Know("--state", state, model.States.Select(known => known.Iso3), "write its iso3 code, for instance GEO");
                if (operation is not null)
                    Know("--operation", operation, model.Operations.Select(known => known.Name), $"there are {string.Join(", ", model.Operations.Select(known => known.Name))}");
                return Explanation.Of(model, state.ToUpperInvariant(), year, operation, scenario.Seed, single, many ?? 1);
            }
            catch (ArgumentException wrong)
            {
                throw new UsageException(wrong.Message.Split(" (Parameter", 2)[0]);
            }
        }
    }
    private static void Know(string option, string typed, IEnumerable<string> known, string otherwise)
    {
        if (known.Contains(typed, StringComparer.OrdinalIgnoreCase))
            return;
        string hint = Suggestion.For(typed, known);
        throw new UsageException($"{option} {typed}: there is no such {option[2..]}{(hint.Length > 0 ? hint : $"; {otherwise}")}");
    }
}
