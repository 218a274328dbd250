using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PartnershipSim.Model;
using PartnershipSim.Model.Measurement;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>expect: claims about paired differences and levels.</summary>
internal static class ExpectationSection
{
    private const string Percentage = "^-?[0-9.]+%$";
    private static readonly Interval Confidences = new(0.5, 0.999);
    private static readonly Interval AnyNumber = new(-1e9, 1e9);
    private static readonly string[] Changes = [.. Enum.GetNames<Change>().Select(name => name.ToLowerInvariant())];

    /// <summary>What can be said in an expectation, one row a key; those marked are claims.</summary>
    public static ImmutableArray<Field<Expectation>> Fields { get; } =
    [
        new(
            "outcome",
            () => Shape.OneOf(Outcomes.All.Select(o => o.Key), "Outcome."),
            (claim, given) => claim with { Outcome = Outcome(given) ?? "" }),
        new(
            "group",
            () => Shape.Text("States over which it is taken; the outcome's own if none is named."),
            (claim, given) => claim with
            {
                Group = given.Reader.Choice(given.Value, given.Path, Groups(given.Scenario)),
            }),
        new(
            "years",
            () => ScenarioShapes.Years("Years; those of the scenario if none are given."),
            (claim, given) => claim with { Years = YearsOf(given.Reader, given.Value, given.Scenario) }),
        new(
            "versus",
            () => Shape.Text("The scenario it is compared with; the one it extends if none is named."),
            (claim, given) => claim with { Versus = given.File() }),
        new(
            "change",
            () => Shape.OneOf(Changes, "The interval of the mean difference lies on this side of 0."),
            (claim, given) => claim with { Change = ChangeOf(given.Reader.Choice(given.Value, given.Path, Changes)) })
        { IsMarked = true },
        new(
            "confidence",
            () => Shape.Number(Confidences, "Level of that interval.", Expectation.DefaultConfidence),
            (claim, given) => claim with { Confidence = Confidence(given) ?? claim.Confidence }),
        new(
            "within",
            () => Shape.Pattern(Percentage, "The interval lies within this share of the base mean, such as 1%."),
            (claim, given) => claim with { Within = Within(given.Reader, given.Value) })
        { IsMarked = true },
        new("between", BetweenShape, (claim, given) => Between(given.Reader, given.Value, claim)) { IsMarked = true },
        new(
            "less_than",
            () => Shape.Block(
                "The effect is smaller in size than that of another scenario.", [("scenario", Shape.Text("Path."))],
                "scenario"),
            (claim, given) => claim with { LessThan = LessThan(given) })
        { IsMarked = true },
        new(
            Displacement,
            () => Shape.Switch("Other states offset part of the change of partners' contributions."),
            (claim, given) => claim with { HasDisplacement = given.Switch() ?? false })
        { IsMarked = true, OldNames = ["net_less_than_gross"] },
        new(
            "because",
            () => Shape.Text("Why, or why the honest result differs."),
            (claim, given) => claim with { Because = given.Text() }),
    ];

    private const string Displacement = "displacement";

    /// <summary>Reads the list; files that it names are found by <paramref name="tree"/>.</summary>
    public static Scenario Read(ValueReader reader, Node value, Scenario scenario, FolderTree tree)
    {
        if (value is not Items list)
        {
            reader.Error(
                value,
                $"expect contains {value.Kind}; "
                + $"it should be a list: '- {{ outcome: rme, versus: baseline.yaml, change: increases }}'");
            return scenario;
        }

        ImmutableArray<Expectation>.Builder expectations = ImmutableArray.CreateBuilder<Expectation>();
        foreach (Node item in list.Values)
        {
            if (reader.Block(item, "an expectation") is { } block
                && One(reader, block, scenario, tree) is { } expectation)
                expectations.Add(expectation);
        }

        return scenario with { Expectations = expectations.ToImmutable() };
    }

    /// <summary>The key of an outcome, or null and a problem.</summary>
    public static string? OutcomeKey(ValueReader reader, Word word)
    {
        if (Outcomes.Find(word.Text) is { } outcome)
            return outcome.Key;
        reader.Error(
            word, $"{word.Text} is not an outcome{Suggestion.For(word.Text, Outcomes.All.Select(o => o.Key))}");
        return null;
    }

    /// <summary>Is the outcome one that the group can have? A problem if not.</summary>
    public static bool IsDefined(ValueReader reader, Node place, Outcome outcome, string group)
    {
        if (Outcomes.IsDefinedFor(outcome, group))
            return true;
        reader.Error(
            place,
            outcome.Group == "all"
                ? $"{outcome.Key} is an outcome of all states together; leave the group out"
                : $"{outcome.Key} counts partner states; no state of '{group}' is one");
        return false;
    }

    /// <summary>Every group of states over which an outcome can be taken.</summary>
    public static ImmutableArray<string> Groups(Scenario scenario) =>

        [
            "all", "partners", "members", .. Group.Cohorts.Select(Group.KeyOf), .. WhereReader.RegionsOf(scenario.Data),
            .. Country.ProgrammeKeys.Select(Group.KeyOfProgramme), Group.MembersNow, Group.PartnersNow,
        ];

    private static Expectation? One(ValueReader reader, Map block, Scenario scenario, FolderTree tree)
    {
        Expectation claim = new("")
        {
            Origin = reader.OriginOf(block),
            Versus = scenario.Chain.Length > 1 ? scenario.Chain[^2] : null,
        };
        ImmutableArray<Given<Field<Expectation>>> given = FileKeys.Given(reader, block, Fields, "an expectation");
        foreach ((Field<Expectation> field, Word word, Node value) in given)
            claim = field.Read(claim, new(reader, field.Name, word, value, scenario, tree));

        bool HasOf(string name) => given.Any(row => row.Key.Name == name);
        if (!HasOf("outcome"))
            reader.Error(block, "an expectation needs its outcome");
        if (claim.Group is { } group && Outcomes.Find(claim.Outcome) is { } measured)
            IsDefined(reader, block, measured, group);
        if (claim.HasDisplacement && Outcomes.Find(claim.Outcome) is { } counted && !CanBeDisplaced(counted))
        {
            reader.Error(
                block,
                $"{Displacement} compares troop-years of partners with those of all; {counted.Key} is neither: "
                + $"write it with {Outcomes.PartnerTroopYears.Key}");
        }

        if (!given.Any(row => row.Key.IsMarked))
        {
            IEnumerable<string> claims = Fields.Where(field => field.IsMarked).Select(field => field.Name);
            reader.Error(block, $"an expectation claims nothing; give it one of {string.Join(", ", claims)}");
        }

        bool isComparison = claim.Change is not null || claim.Within is not null || claim.LessThan is not null
            || claim.HasDisplacement
            || claim.IsRelative;
        if (!isComparison && !HasOf("versus"))
            claim = claim with { Versus = null };
        if (isComparison && claim.Versus is null && !HasOf("versus"))
            reader.Error(block, "an expectation about a difference needs versus: the scenario it is compared with");
        return claim.Outcome.Length > 0 ? claim : null;
    }

    private static bool CanBeDisplaced(Outcome outcome) =>
        outcome == Outcomes.PartnerTroopYears || outcome == Outcomes.PartnerTroopYearsBeforeEntry;

    private static string? Outcome(FieldValue given) =>
        given.Value is Word word ? OutcomeKey(given.Reader, word) : given.Text();

    private static double? Confidence(FieldValue given) =>
        given.Reader.Number(given.Value, given.Path, Confidences, "level of the interval");

    private static JsonObject BetweenShape() => Shape.Any(
        "Bounds of the level, or in percent of the relative change.",
        Pair(Shape.Number(AnyNumber, "Bound.")),
        Pair(Shape.Pattern(Percentage, "Percent of the base.")));

    private static JsonObject Pair(JsonNode bound)
    {
        JsonObject pair = Shape.List(bound, "Lower and upper bound.");
        pair["minItems"] = 2;
        pair["maxItems"] = 2;
        return pair;
    }

    private static Years? YearsOf(ValueReader reader, Node value, Scenario scenario)
    {
        if (reader.Block(value, "years") is not { } block)
            return null;
        int from = scenario.Years.From;
        int to = scenario.Years.To;
        foreach ((Word key, Node year) in reader.Known(block, "years", "from", "to"))
        {
            int? read = reader.Year(year, $"years.{key.Text}", scenario.Horizon);
            if (key.Text == "from")
                from = read ?? from;
            else
                to = read ?? to;
        }

        if (from > to)
            reader.Error(value, $"years.from = {from} comes after years.to = {to}");
        return new(from, to);
    }

    private static Change? ChangeOf(string? text) => text switch
    {
        "increases" => Change.Increases,
        "decreases" => Change.Decreases,
        "unchanged" => Change.Unchanged,
        _ => null,
    };

    private static string? LessThan(FieldValue given)
    {
        if (given.Reader.Block(given.Value, given.Path) is not { } block)
            return null;
        foreach ((Word key, Node path) in given.Reader.Known(block, given.Path, "scenario"))
            return (given with { Path = $"{given.Path}.{key.Text}", Value = path }).File();
        given.Reader.Error(given.Value, "less_than needs its scenario: { scenario: other.yaml }");
        return null;
    }

    private static Expectation Between(ValueReader reader, Node value, Expectation claim)
    {
        if (value is not Items { Values: [Word low, Word high] })
        {
            reader.Error(value, "between needs two numbers, [a, b], or two percentages of the base, [5%, 10%]");
            return claim;
        }

        bool isRelative = low.Text.EndsWith('%') && high.Text.EndsWith('%');
        double? from = isRelative ? Percent(reader, low, "between") : reader.Number(low, "between", AnyNumber, "-");
        double? to = isRelative ? Percent(reader, high, "between") : reader.Number(high, "between", AnyNumber, "-");
        if (from > to)
            reader.Error(value, $"between = [{low.Text}, {high.Text}] has its larger bound first");
        return from is { } a && to is { } b ? claim with { Between = new(a, b), IsRelative = isRelative } : claim;
    }

    private static double? Within(ValueReader reader, Node value)
    {
        if (Percent(reader, value, "within") is not { } share)
            return null;
        if (share >= 0)
            return share;
        reader.Error(value, "within is a distance to either side; write it without a sign");
        return null;
    }

    /// <summary>A percentage as a share: 1% is 0.01.</summary>
    private static double? Percent(ValueReader reader, Node value, string key)
    {
        if (value is Word word && word.Text.EndsWith('%')
            && double.TryParse(word.Text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double percent)
            && double.IsFinite(percent))
            return percent / 100;
        reader.Error(value, $"{key} = {value.Kind.Trim('\'')} is not a percentage, such as 1%");
        return null;
    }
}
