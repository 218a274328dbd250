using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Measurement;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Model;

/// <summary>
/// The model document (ODD protocol, second update). Its prose is written by hand in <c>ODD.md</c>; whatever code declares is printed here,
/// into that file, between <c>&lt;!-- printed: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.
/// </summary>
public static class Odd
{
    private const string Begin = "<!-- printed: ";
    private const string BeginEnds = " -->";
    private const string End = "<!-- end -->";

    /// <summary>ODD.md as it was when this assembly was built.</summary>
    public static string Document { get; } = Read();

    /// <summary>What can be printed, by the name that stands in the marker.</summary>
    public static ImmutableSortedDictionary<string, Func<string>> Sections { get; } = new Dictionary<string, Func<string>>
    {
        ["element 2"] = Entities,
        ["element 3"] = Process,
        ["mechanisms"] = () => MechanismTable().ToMarkdown(),
        ["draws"] = () => DrawTable().ToMarkdown(),
        ["element 5"] = Start,
        ["element 7"] = Submodels,
        ["outcomes"] = () => OutcomeTable().ToMarkdown(),
        ["parameter count"] = ParameterCount,
    }.ToImmutableSortedDictionary();

    /// <summary>The same document with every printed section printed again.</summary>
    /// <exception cref="FormatException">A marker names no section, or a section has no end.</exception>
    public static string Reprint(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        StringBuilder text = new();
        int place = 0;
        while (document.IndexOf(Begin, place, StringComparison.Ordinal) is >= 0 and int begin)
        {
            int nameEnds = document.IndexOf(BeginEnds, begin, StringComparison.Ordinal);
            int end = document.IndexOf(End, begin, StringComparison.Ordinal);
            if (nameEnds < 0 || end < nameEnds)
                throw new FormatException($"the section that begins at character {begin} has no '{End}'");
            string name = document[(begin + Begin.Length)..nameEnds];
            if (!Sections.TryGetValue(name, out Func<string>? print))
                throw new FormatException($"'{name}' is not a printed section; there are: {string.Join(", ", Sections.Keys)}");
            text.Append(document, place, nameEnds + BeginEnds.Length - place).Append("\n\n").Append(print()).Append('\n').Append(End);
            place = end + End.Length;
        }

        return text.Append(document, place, document.Length - place).ToString();
    }

    /// <summary>Every parameter: the answer to <c>partnersim parameters</c>.</summary>
    public static PrintedTable ParameterTable() => Table(ParameterSpace.Parameters);

    /// <summary>Every outcome: the answer to <c>partnersim outcomes</c>.</summary>
    public static PrintedTable OutcomeTable() => new(
        ["outcome", "unit", "meaning", "formula", "per_run", "default_group"],
        [.. Outcomes.All.Select(o => Row(o.Key, o.Unit, o.Meaning, o.Formula, o.Span == Span.Sum ? "sum over the years" : "last year", o.Group))]);

    /// <summary>Every mechanism switch.</summary>
    public static PrintedTable MechanismTable() => new(
        ["mechanism", "meaning", "off_means", "in_attribution"],
        [.. Mechanisms.All.Select(m => Row(m.Key, m.Meaning, m.WhenOff, Mechanisms.Attributed.Contains(m) ? "yes" : "no"))]);

    /// <summary>Every purpose of a draw and the submodel that draws for it.</summary>
    public static PrintedTable DrawTable() => new(
        ["purpose", "number", "drawn_by"],
        [
            .. Enum.GetValues<Purpose>().Select(purpose => Row(
                NameOf(purpose), Text((int)purpose),
                string.Join(", ", Schedule.Of(Sample()).Where(s => s.Card.Draws.Contains(purpose)).Select(s => s.Card.Name)))),
        ]);

    private static PrintedTable Table(IEnumerable<Parameter> parameters) => new(
        ["parameter", "default", "low", "high", "unit", "role", "evidence", "meaning"],
        [
            .. parameters.Select(p => Row(
                p.Key, Text(p.Default), Text(p.Range.Low), Text(p.Range.High), p.Unit,
                p.Role.ToString().ToLowerInvariant(), p.Evidence.ToString().ToLowerInvariant(),
                PlainName.Introduction(p) + p.Meaning)),
        ]);

    /// <summary>Element 2: every column of the world, under the submodel that fills it.</summary>
    private static string Entities()
    {
        CompiledModel model = Sample();
        World world = new(model);
        HashSet<Column> perBoth = [.. world.DeployedTo, .. world.DeathsIn, .. world.SupportFor];
        return new PrintedTable(
            ["variable", "symbol", "per", "unit", "meaning", "filled_by"],
            [
                .. Schedule.Of(model).SelectMany(submodel => submodel.Writes(world).Select(column => Row(
                    column.Name, column.Symbol,
                    perBoth.Contains(column) ? "state and operation" : column.Now.Length == world.States ? "state" : "operation",
                    column.Unit, column.Meaning, $"{submodel.Card.Section} {submodel.Card.Name}"))),
            ]).ToMarkdown();
    }

    /// <summary>Element 3: the schedule.</summary>
    private static string Process() => new PrintedTable(
        ["order", "submodel", "section", "purpose", "draws"],
        [
            .. Schedule.Of(Sample()).Select((submodel, place) => Row(
                Text(place + 1), submodel.Card.Name, submodel.Card.Section, submodel.Card.Purpose,
                submodel.Card.Draws.IsEmpty ? "none" : string.Join(", ", submodel.Card.Draws.Select(NameOf)))),
        ]).ToMarkdown();

    /// <summary>Element 5: the equations of the initial state and the parameters declared beside them.</summary>
    private static string Start() => Fence(Initialisation.Equations) + "\n" + Table(Initialisation.Parameters).ToMarkdown();

    /// <summary>Element 7: one section per submodel.</summary>
    private static string Submodels() => string.Join("\n", Schedule.Of(Sample()).Select(submodel => Section(submodel.Card)));

    private static string Section(SubmodelCard card) =>
        $"### {card.Section} {card.Name}\n\n{card.Purpose}\n\n{Fence(card.Equations)}\nInvariants: {card.Invariants}\n"
        + (card.Parameters.IsEmpty ? "" : "\n" + Table(card.Parameters).ToMarkdown());

    private static string ParameterCount()
    {
        ImmutableArray<Parameter> all = ParameterSpace.Parameters;
        return $"{all.Length} parameters. By role: {Count(all, p => p.Role)}. By evidence for the default: {Count(all, p => p.Evidence)}.\n"
            + $"Of the {ParameterSpace.Uncertainties.Length} uncertainties that a study sweeps: {Count(ParameterSpace.Uncertainties, p => p.Evidence)}.\n";
    }

    private static string Count<TKey>(ImmutableArray<Parameter> parameters, Func<Parameter, TKey> by)
        where TKey : struct, Enum =>
        string.Join(", ", parameters.CountBy(by).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}"));

    private static string Fence(string equations) => $"```text\n{equations}\n```\n";

    private static ImmutableArray<string> Row(params ReadOnlySpan<string> cells) => [.. cells];

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>BudgetShock is budget_shock.</summary>
    private static string NameOf(Purpose purpose) =>
        string.Concat(purpose.ToString().Select((letter, place) =>
            place > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>A world of two states and one operation called o: enough to ask every submodel what it is.</summary>
    private static CompiledModel Sample() => new()
    {
        Horizon = new(Horizon.Start, Horizon.Start),
        States = [State("AAA"), State("BBB")],
        Regions = ["region"],
        Operations = [new("o", Dice.OperationAddress("o"), Horizon.Start, Predecessor: null, Lead.Nato, Legitimacy: 1, Risk: 0)],
        Drivers = new(_ => [], _ => [])
        {
            Gdp = [],
            GrowthMean = [],
            GrowthSpread = [],
            Population = [],
            SpendingShare = [],
            InitialStrength = [],
            CanContribute = [],
            RelativeDistance = [],
            Conflict = [],
            AccessionYear = [],
            TakesPart = [],
            InteroperabilityWeight = [],
            TeachingWeight = [],
            MaterialWeight = [],
            Requested = [],
            DistanceToOperation = [[1, 1]],
        },
        Timetable = [ParameterSpace.Default],
    };

    private static StateCard State(string iso3) =>
        new(iso3, iso3, Dice.StateAddress(iso3), Region: 0, Cohort.None, DistanceToMoscow: 1, IsSouthern: false, SignedPfp: false, UnRate: 0);

    private static string Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ODD.md")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
