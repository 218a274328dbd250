using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>expect: claims about paired differences and levels.</summary>
internal static class ExpectationSection
{
    private static readonly string[] Keys =
        ["outcome", "group", "years", "versus", "change", "confidence", "within", "between", "less_than", "net_less_than_gross", "because"];

    private static readonly string[] Changes = [.. Enum.GetNames<Change>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Claims = ["change", "within", "between", "less_than", "net_less_than_gross"];

    /// <summary>Reads the list; files that it names are found by <paramref name="tree"/>.</summary>
    public static Scenario Read(Page page, Node value, Scenario scenario, FolderTree tree)
    {
        if (value is not Items list)
        {
            page.Error(value, $"expect holds {value.Kind}; it should be a list: '- {{ outcome: rme, versus: baseline.yaml, change: increases }}'");
            return scenario;
        }

        ImmutableArray<Expectation>.Builder expectations = ImmutableArray.CreateBuilder<Expectation>();
        foreach (Node item in list.Values)
        {
            if (page.Block(item, "an expectation") is { } block && One(page, block, scenario, tree) is { } expectation)
                expectations.Add(expectation);
        }

        return scenario with { Expectations = expectations.ToImmutable() };
    }

    /// <summary>The key of an outcome, or null and a problem.</summary>
    public static string? OutcomeKey(Page page, Word word)
    {
        if (Model.Measurement.Outcomes.Find(word.Text) is { } outcome)
            return outcome.Key;
        page.Error(word, $"{word.Text} is not an outcome{Suggestion.For(word.Text, Model.Measurement.Outcomes.All.Select(o => o.Key))}");
        return null;
    }

    /// <summary>Is the outcome one that the group can have? A problem if not.</summary>
    public static bool IsDefined(Page page, Node place, Outcome outcome, string group)
    {
        if (Model.Measurement.Outcomes.IsDefinedFor(outcome, group))
            return true;
        page.Error(place, outcome.Group == "all" ? $"{outcome.Key} is an outcome of the world as a whole; leave the group out" : $"{outcome.Key} counts partner states; no state of '{group}' is one");
        return false;
    }

    /// <summary>Every group of states over which an outcome can be taken.</summary>
    public static ImmutableArray<string> Groups(Scenario scenario) =>

        [
            "all", "partners", "members", .. Group.Cohorts.Select(Group.KeyOf), .. WhereReader.RegionsOf(scenario.Data),
            .. Country.ProgrammeKeys.Select(Group.KeyOfProgramme),
        ];

    private static Expectation? One(Page page, Map block, Scenario scenario, FolderTree tree)
    {
        Expectation claim = new("") { Origin = page.OriginOf(block), Versus = scenario.Chain.Length > 1 ? scenario.Chain[^2] : null };
        foreach ((Word key, Node value) in page.Known(block, "an expectation", Keys))
        {
            claim = key.Text switch
            {
                "outcome" => claim with { Outcome = value is Word word ? OutcomeKey(page, word) ?? "" : page.Text(value, "outcome") ?? "" },
                "group" => claim with { Group = page.Choice(value, "group", Groups(scenario)) },
                "years" => claim with { Years = YearsOf(page, value, scenario) },
                "versus" => claim with { Versus = File(page, value, "versus", tree) },
                "change" => claim with { Change = ChangeOf(page.Choice(value, "change", Changes)) },
                "confidence" => claim with { Confidence = page.Number(value, "confidence", new(0.5, 0.999), "level of the interval") ?? claim.Confidence },
                "within" => claim with { Within = Within(page, value) },
                "between" => Between(page, value, claim),
                "less_than" => claim with { LessThan = LessThan(page, value, tree) },
                "net_less_than_gross" => claim with { NetLessThanGross = page.Switch(value, key.Text) ?? false },
                _ => claim with { Because = page.Text(value, "because") },
            };
        }

        if (block.Entries.All(entry => entry.Key.Text != "outcome"))
            page.Error(block, "an expectation needs its outcome");
        if (claim.Group is { } asked && Model.Measurement.Outcomes.Find(claim.Outcome) is { } measured)
            IsDefined(page, block, measured, asked);
        if (claim.NetLessThanGross && Model.Measurement.Outcomes.Find(claim.Outcome) is { } gross && gross != Model.Measurement.Outcomes.PartnerTroopYears && gross != Model.Measurement.Outcomes.PartnerTroopYearsBeforeEntry)
            page.Error(block, $"net_less_than_gross compares troop-years of partners with those of all; {gross.Key} is neither: write it with {Model.Measurement.Outcomes.PartnerTroopYears.Key}");
        if (!block.Entries.Any(entry => Claims.Contains(entry.Key.Text)))
            page.Error(block, $"an expectation claims nothing; give it one of {string.Join(", ", Claims)}");
        bool isComparison = claim.Change is not null || claim.Within is not null || claim.LessThan is not null || claim.NetLessThanGross || claim.IsRelative;
        if (!isComparison && block.Entries.All(entry => entry.Key.Text != "versus"))
            claim = claim with { Versus = null };
        if (isComparison && claim.Versus is null && block.Entries.All(entry => entry.Key.Text != "versus"))
            page.Error(block, "an expectation about a difference needs versus: the scenario it is compared with");
        return claim.Outcome.Length > 0 ? claim : null;
    }

    private static Years? YearsOf(Page page, Node value, Scenario scenario)
    {
        if (page.Block(value, "years") is not { } block)
            return null;
        int from = scenario.Years.From;
        int to = scenario.Years.To;
        foreach ((Word key, Node year) in page.Known(block, "years", "from", "to"))
        {
            int? read = page.Year(year, $"years.{key.Text}", scenario);
            if (key.Text == "from")
                from = read ?? from;
            else
                to = read ?? to;
        }

        if (from > to)
            page.Error(value, $"years.from = {from} comes after years.to = {to}");
        return new(from, to);
    }

    private static Change? ChangeOf(string? text) => text switch
    {
        "increases" => Change.Increases,
        "decreases" => Change.Decreases,
        "unchanged" => Change.Unchanged,
        _ => null,
    };

    private static string? File(Page page, Node value, string key, FolderTree tree) =>
        page.Text(value, key) is { } text ? tree.Existing(page, value, key, text) : null;

    private static string? LessThan(Page page, Node value, FolderTree tree)
    {
        if (page.Block(value, "less_than") is not { } block)
            return null;
        foreach ((Word _, Node path) in page.Known(block, "less_than", "scenario"))
            return File(page, path, "less_than.scenario", tree);
        page.Error(value, "less_than needs its scenario: { scenario: other.yaml }");
        return null;
    }

    private static Expectation Between(Page page, Node value, Expectation claim)
    {
        if (value is not Items { Values: [Word low, Word high] })
        {
            page.Error(value, "between needs two numbers, [a, b], or two percentages of the base, [5%, 10%]");
            return claim;
        }

        bool isRelative = low.Text.EndsWith('%') && high.Text.EndsWith('%');
        double? from = isRelative ? Percent(page, low, "between") : page.Number(low, "between", new(-1e9, 1e9), "-");
        double? to = isRelative ? Percent(page, high, "between") : page.Number(high, "between", new(-1e9, 1e9), "-");
        if (from > to)
            page.Error(value, $"between = [{low.Text}, {high.Text}] has its larger bound first");
        return from is { } a && to is { } b ? claim with { Between = new(a, b), IsRelative = isRelative } : claim;
    }

    private static double? Within(Page page, Node value)
    {
        if (Percent(page, value, "within") is not { } share)
            return null;
        if (share >= 0)
            return share;
        page.Error(value, "within is a distance to either side; write it without a sign");
        return null;
    }

    /// <summary>A percentage as a share: 1% is 0.01.</summary>
    private static double? Percent(Page page, Node value, string key)
    {
        if (value is Word word && word.Text.EndsWith('%')
            && double.TryParse(word.Text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double percent) && double.IsFinite(percent))
            return percent / 100;
        page.Error(value, $"{key} = {value.Kind.Trim('\'')} is not a percentage, such as 1%");
        return null;
    }
}
