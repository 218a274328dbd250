using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>list WHAT</c>: the states, groups, drivers, operations, programmes, scenarios and tables that can be named, each
/// with its meaning.
/// </summary>
internal static class ListCommand
{
    private const string Usual = "scenarios/baseline.yaml";

    private static readonly ImmutableArray<(string Name, Func<Scenario, PrintedTable> Table)> Lists =
    [
        ("states", States), ("groups", Groups), ("drivers", _ => Drivers()), ("operations", Operations),
        ("programmes", Programmes), ("scenarios", Library), ("tables", Tables),
    ];

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string?> what = new("what")
        {
            Description = string.Join(", ", Lists.Select(list => list.Name)),
            Arity = ArgumentArity.ZeroOrOne,
        };
        Argument<string?> containing = new("containing")
        {
            Description = "Only rows that contain this word",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string> from = new("--from")
        {
            Description = "The scenario whose states, groups, operations and programmes are listed",
            HelpName = "SCENARIO",
            DefaultValueFactory = _ => Usual,
        };
        what.AcceptOnlyFromAmong([.. Lists.Select(list => list.Name)]);
        Command command = new(
            "list",
            """
            List what a scenario or an option can name, each with its meaning: states, groups, drivers, operations, programmes,
            scenarios, tables of results. A letter after a date of a state says how well it is known: A to C by its source,
            D where no source names the year.

            Examples:
              partnersim list states
              partnersim list groups mediterranean
              partnersim list programmes --from scenarios/mena_focus.yaml --format csv
            """)
        {
            what,
            containing,
            from,
            common.Format,
        };
        command.SetAction(parsed =>
        {
            common.RefuseWorkbook(parsed, "a list is printed and leaves no folder");
            string name = parsed.GetValue(what)
                ?? throw new UsageException(
                    $"list what? Name one of {string.Join(", ", Lists.Select(list => list.Name))}, for instance "
                    + "'partnersim list states'");
            PrintedTable table = Lists.First(list => list.Name == name).Table(Load(parsed.GetRequiredValue(from)));
            PrintCommands.Show(table, parsed.GetValue(containing), name, parsed.GetValue(common.Format));
            return ExitCode.Done;
        });
        return command;
    }

    private static Scenario Load(string path) => File.Exists(path) || path != Usual
        ? Scenario.Load(path)
        : throw new UsageException($"there is no {Usual} here; name a scenario with --from, "
            + "or write the library into this folder with 'partnersim library'");

    private static PrintedTable States(Scenario scenario) => new(
        ["state", "name", "region", "cohort", "member_since", "programmes"],
        [
            .. scenario.Data.States.Select(state => Row(
                state.Iso3, state.Name, Group.KeyOf(state.Region), Group.KeyOf(scenario.Data.CohortOf(state)),
                state.AccessionYear is { } year ? $"{year}" : "",
                string.Join(", ", Country.ProgrammeKeys.Select(key => Joined(scenario, state, key)).OfType<string>()))),
        ]);

    /// <summary>A programme with the year and its confidence; null: never joined.</summary>
    private static string? Joined(Scenario scenario, Country state, string programme)
    {
        if (scenario.Dates is { } coded)
            return coded.YearOf(state, programme) is { } first ? $"{programme} {first}" : null;
        string confidence = state.ConfidenceOf(programme) is { Length: > 0 } letter ? $" ({letter})" : "";
        return state.YearOf(programme) is { } year ? $"{programme} {year}{confidence}" : null;
    }

    private static PrintedTable Groups(Scenario scenario)
    {
        CompiledModel model = Compiler.Compile(scenario).Model;
        return new(
            ["group", "kind", "name", "states", "meaning"],
            [
                .. Group.Of(model).Select(group => Row(
                    group.Key, group.Kind, Words.Group(group.Key), group.IsCurrent ? "" : $"{group.States.Length}",
                    Meaning(group, model))),
            ]);
    }

    private static string Meaning(Group group, CompiledModel model)
    {
        string codes = string.Join(" ", group.States.Select(state => model.States[state].Iso3));
        string what = Words.GroupMeaning(group.Key) ?? "states of the region";
        return group.States.Length <= 12 && !group.IsCurrent ? $"{what}: {codes}" : what;
    }

    private static PrintedTable Drivers() => new(
        ["driver", "of", "unit", "range", "meaning"],
        [
            .. Driver.All.Select(driver => Row(
                driver.Key,
                driver switch
                {
                    SeriesDriver { IsOfLead: true } => "USA, by year",
                    CalendarDriver => "state",
                    WorldDriver => "all states, by year",
                    _ => "state, by year",
                },
                driver.Unit, $"{Words.Setting(driver.Range.Low)} to {Words.Setting(driver.Range.High)}",
                driver.Meaning)),
        ]);

    private static PrintedTable Operations(Scenario scenario) => new(
        ["operation", "first_year", "last_year", "lead", "most_troops_requested", "legitimacy", "deaths_per_1000"],
        [
            .. scenario.Data.Operations.Select(operation => Row(
                operation.Name, $"{operation.FirstYear}", $"{operation.LastYear}", $"{operation.Lead}",
                $"{operation.Years.Select(year => year.OtherTroops).DefaultIfEmpty(0).Max():0}",
                Words.Setting(operation.Legitimacy), Words.Setting(operation.Risk))),
            .. scenario.Operations.Where(change => scenario.Data.Operations.All(known => known.Name != change.Name))
                .Select(change => Row(
                    change.Name, $"{change.From}", $"{change.Until}", $"{change.Lead}",
                    $"{1000 * change.Requested.Values.DefaultIfEmpty(0).Max():0}",
                    change.Legitimacy is { } legitimacy ? Words.Setting(legitimacy) : "",
                    change.Risk is { } risk ? Words.Setting(risk) : "")),
            .. NotModelled(scenario.Data),
        ]);

    /// <summary>What is observed without being an operation of the model.</summary>
    private static IEnumerable<ImmutableArray<string>> NotModelled(CountryData data)
    {
        int[] years =
        [
            .. data.Deployments.Where(row => row.Operation == Deployment.UnTotal).Select(row => row.Year),
        ];
        if (years.Length > 0)
            yield return Row(
                Deployment.UnTotal, $"{years.Min()}", $"{years.Max()}", "United Nations: observed, not modelled",
                "", "", "");
    }

    private static PrintedTable Programmes(Scenario scenario) => new(
        ["programme", "name", "interoperability", "teaching", "material", "states", "from", "until"],
        [
            .. scenario.Programmes.Select(programme =>
            {
                int[] years =
                [
                    .. scenario.Data.States.Select(state => state)
                        .Select(state => programme.IsBuiltIn
                            ? state.YearOf(programme.Key)
                            : Selection.Matches(programme.Eligible, state, scenario) ? programme.From : null)
                        .OfType<int>(),
                ];
                return Row(
                    programme.Key, programme.Title, Words.Setting(programme.Interoperability),
                    Words.Setting(programme.Teaching), Words.Setting(programme.Material), $"{years.Length}",
                    years.Length == 0 ? "" : $"{years.Min()}", $"{programme.Until}");
            }),
        ]);

    private static PrintedTable Library(Scenario scenario)
    {
        string folder = Path.GetDirectoryName(scenario.Path ?? "") is { Length: > 0 } named ? named : ".";
        return new(
            ["scenario", "title", "question"],
            [
                .. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file =>
                {
                    ReadResult<Scenario> read = ScenarioReader.Read(file);
                    return read.Value is { } found
                        ? Row(
                            Path.GetFileNameWithoutExtension(file), found.Title ?? "",
                            found.Question ?? "")
                        : Row(Path.GetFileNameWithoutExtension(file), "", "cannot be read; see partnersim check");
                }),
            ]);
    }

    private static PrintedTable Tables(Scenario scenario) => new(
        ["table", "a_row", "columns"],
        [
            .. DataDescription.TablesOf(Compiler.Compile(scenario).Model).Select(table => Row(
                table.FileName, table.Meaning, $"{table.Described.Count()}")),
        ]);

    private static ImmutableArray<string> Row(params ImmutableArray<string> cells) => cells;
}
