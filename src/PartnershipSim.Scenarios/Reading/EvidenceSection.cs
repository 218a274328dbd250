using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>evidence: claims about what history shows of a link, and what that says of the model.</summary>
internal static class EvidenceSection
{
    private static readonly Interval AnyNumber = new(-1e9, 1e9);

    /// <summary>What can be said in a claim, one row a key; those marked claim something.</summary>
    public static ImmutableArray<Field<EvidenceClaim>> Fields { get; } =
    [
        new(
            "link",
            () => Shape.Text("Programme and outcome, such as map_spending; evidence.csv has all of them."),
            (claim, given) => claim with { Link = given.Text() ?? "" }),
        new(
            "history",
            () => Shape.OneOrMore(
                () => Shape.OneOf(EvidenceClaim.HistoryWords, "What history alone shows."), "One of these."),
            (claim, given) => claim with { History = Words(given, EvidenceClaim.HistoryWords) })
        { IsMarked = true },
        new(
            "verdict",
            () => Shape.OneOrMore(
                () => Shape.OneOf(EvidenceClaim.VerdictWords, "What history says of the model."), "One of these."),
            (claim, given) => claim with { Verdict = Words(given, EvidenceClaim.VerdictWords) })
        { IsMarked = true },
        new("between", BetweenShape, (claim, given) => claim with { Between = Between(given) }) { IsMarked = true },
        new("because", () => Shape.Text("Why."), (claim, given) => claim with { Because = given.Text() }),
    ];

    public static Scenario Read(ValueReader reader, Node value, Scenario scenario)
    {
        if (value is not Items list)
        {
            reader.Error(
                value,
                $"evidence contains {value.Kind}; it should be a list: '- {{ link: map_spending, history: shown }}'");
            return scenario;
        }

        ImmutableArray<EvidenceClaim>.Builder claims = ImmutableArray.CreateBuilder<EvidenceClaim>();
        foreach (Node item in list.Values)
        {
            if (reader.Block(item, "a claim about evidence") is not { } block)
                continue;
            EvidenceClaim claim = new("") { Origin = reader.OriginOf(block) };
            ImmutableArray<Given<Field<EvidenceClaim>>> given =
                FileKeys.Given(reader, block, Fields, "a claim about evidence");
            foreach ((Field<EvidenceClaim> field, Word word, Node under) in given)
                claim = field.Read(claim, new(reader, field.Name, word, under, scenario));
            if (!given.Any(row => row.Key.Name == "link"))
                reader.Error(block, "a claim about evidence needs its link, such as map_spending");
            if (!given.Any(row => row.Key.IsMarked))
                reader.Error(block, "a claim about evidence claims nothing; give it history, verdict or between");
            claims.Add(claim);
        }

        return scenario with { Evidence = claims.ToImmutable() };
    }

    private static ImmutableArray<string> Words(FieldValue given, ImmutableArray<string> known) =>
    [
        .. given.Reader.Words(given.Value, given.Path)
            .Select(word => given.Reader.Choice(word, given.Path, known)).OfType<string>(),
    ];

    private static JsonObject BetweenShape()
    {
        JsonObject pair = Shape.List(Shape.Number(AnyNumber, "Bound."), "Lower and upper bound of the estimate.");
        pair["minItems"] = 2;
        pair["maxItems"] = 2;
        return pair;
    }

    private static Interval? Between(FieldValue given)
    {
        if (given.Value is not Items { Values: [Word low, Word high] })
        {
            given.Reader.Error(given.Value, "between needs two numbers, [a, b]");
            return null;
        }

        double? from = given.Reader.Number(low, "between", AnyNumber, "-");
        double? to = given.Reader.Number(high, "between", AnyNumber, "-");
        if (from > to)
            given.Reader.Error(given.Value, $"between = [{low.Text}, {high.Text}] has its larger bound first");
        return from is { } a && to is { } b && a <= b ? new(a, b) : null;
    }
}
