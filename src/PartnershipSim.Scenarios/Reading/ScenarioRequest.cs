using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>Changes of a scenario that another program sends as JSON: the keys and checks are those of files.</summary>
public static class ScenarioRequest
{
    /// <summary>Keys that name other files, or that concern what is said of a scenario and not its numbers.</summary>
    private static readonly ImmutableArray<string> OfFilesOnly =
        ["title", "question", "extends", "data", "states", "outcomes", "expect"];

    /// <summary>
    /// The keys that may stand in changes: parameters, mechanisms, drivers, interventions, years, ...
    /// </summary>
    public static ImmutableArray<string> Keys { get; } =
        [.. ScenarioKeys.All.Select(key => key.Name).Except(OfFilesOnly)];

    extension(Scenario scenario)
    {
        /// <summary>
        /// The scenario with changes on top, or what is wrong with them; a problem's place is a JSON pointer.
        /// </summary>
        /// <param name="changes">An object with the keys of a scenario file.</param>
        /// <param name="place">Where it stands in the request: <c>/changes</c>.</param>
        public ReadResult<Scenario> WithChanges(JsonElement changes, string place)
        {
            ArgumentNullException.ThrowIfNull(place);
            Problems problems = new();
            JsonText text = new();
            ValueReader reader = new(JsonText.File, problems);
            Scenario changed = scenario;
            if (reader.Block(text.Read(changes, place), place) is { } content)
            {
                FolderTree none = new(scenario.Path ?? "scenario.yaml");
                ImmutableArray<ScenarioKey> known = [.. ScenarioKeys.All.Where(key => Keys.Contains(key.Name))];
                foreach ((ScenarioKey key, _, Node value) in FileKeys.Given(reader, content, known, "changes"))
                    changed = key.Read(reader, value, changed, none);
            }

            if (!problems.HasErrors)
                ScenarioReader.Check(changed, problems);
            Problems placed = new();
            placed.AddRange(problems.Sorted().Select(text.Placed));
            return new(
                changed with
                {
                    Interventions =
                    [
                        .. changed.Interventions.Select(change => change with { Origin = text.Placed(change.Origin) }),
                    ],
                },
                placed);
        }
    }
}
