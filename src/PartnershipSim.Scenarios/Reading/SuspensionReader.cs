using System.Collections.Immutable;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>suspended: the years in which states get nothing of a programme.</summary>
internal static class SuspensionReader
{
    /// <summary>What can be said of a suspension, one row a key.</summary>
    public static ImmutableArray<Field<Suspension>> Fields { get; } =
    [
        new(
            "from", () => ScenarioShapes.Year("First year without the programme."),
            (pause, given) => pause with { From = given.Year() ?? pause.From }),
        new(
            "to", () => ScenarioShapes.Year("Last year without it; if left out, it stays suspended."),
            (pause, given) => pause with { To = given.Year() }),
        new(
            "where", ScenarioShapes.ReferenceToWhere,
            (pause, given) => pause with
            {
                Where = WhereReader.Read(given.Reader, given.Value, given.Path, given.Scenario),
            }),
        new("because", () => Shape.Text("Why."), (pause, given) => pause with { Because = given.Text() }),
    ];

    /// <summary>The suspensions in a list.</summary>
    public static ImmutableArray<Suspension> Read(FieldValue given)
    {
        ValueReader reader = given.Reader;
        if (given.Value is not Items list)
        {
            reader.Error(
                given.Value,
                $"{given.Path} contains {given.Value.Kind}; it should be a list: "
                + "'- { from: 2008, to: 2012, where: { state: [EGY] } }'");
            return [];
        }

        ImmutableArray<Suspension>.Builder pauses = ImmutableArray.CreateBuilder<Suspension>();
        foreach (Node item in list.Values)
        {
            if (reader.Block(item, given.Path) is not { } block)
                continue;
            Suspension pause = new(0, null, null, null);
            foreach ((Field<Suspension> field, Word word, Node value) in FileKeys.Given(
                reader, block, Fields, given.Path))
                pause = field.Read(pause, new(reader, $"{given.Path}.{field.Name}", word, value, given.Scenario));
            if (!block.Entries.Any(entry => entry.Key.Text == "from"))
                reader.Error(item, $"{given.Path} needs its first year: from");
            else if (pause.To < pause.From)
                reader.Error(item, $"{given.Path}: to = {pause.To} comes before from = {pause.From}");
            pauses.Add(pause);
        }

        return pauses.ToImmutable();
    }
}
