using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Explorer;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Tests.Fuzz;

/// <summary>
/// Readers of what the program wrote itself and anybody may have changed since: ensembles, records of sweeps that are
/// merged, requests to the explorer, and moves that it saved.
/// </summary>
public static class StoredTargets
{
    /// <param name="scenarios">The folder of the library.</param>
    /// <param name="folder">A folder to write inputs into.</param>
    public static IReadOnlyList<FuzzTarget> All(string scenarios, string folder) =>
        [Ensembles(folder), MergeRecords(scenarios, folder), .. Moves(scenarios)];

    /// <summary>A changed file gets a checksum that is right again, or the reader would look no further.</summary>
    private static FuzzTarget Ensembles(string folder)
    {
        string file = Path.Combine(folder, "fuzzed.parquet");
        Parameter[] parameters = [.. ParameterSpace.Uncertainties.Take(3)];
        Ensemble ensemble = new(
            new()
            {
                Study = "fuzzed",
                Fingerprint = new('a', 64),
                Scenario = "baseline",
                DataHash = "d",
                Seed = 1,
                LastFitYear = 2008,
                Cases = 10,
                Tolerance = 2,
                BestDistance = 1,
                Directions = 1,
                Evaluations = 100,
                Verdicts = ImmutableSortedDictionary<string, Identification>.Empty.Add(
                    parameters[0].Key, Identification.Identified),
            },
            [.. parameters],
            [.. Enumerable.Range(0, 5).Select(_ => parameters.Select(p => p.Default).ToImmutableArray())],
            [1, 2, 3, 4, 5]);
        Ensemble far = ensemble with { Members = [[.. parameters.Select(p => p.Range.High + 1)]], Distances = [1] };
        return new(
            "ensemble",
            [
                Bytes(ensemble), Bytes(far),
                Bytes(ensemble with { Origin = ensemble.Origin with { ModelVersion = "0.1" } }),
                Bytes(ensemble with { Origin = ensemble.Origin with { Study = "../study" } }),
                Bytes(ensemble with { Members = [], Distances = [] }), [.. Bytes(ensemble).Take(400)],
            ],
            [.. parameters.Select(p => p.Key), SelfChecked.Key, EnsembleFile.Key, "study", "null", "member"],
            bytes =>
            {
                File.WriteAllBytes(file, SelfChecked.Sealed(bytes));
                return Asked(() => EnsembleFile.Read(file));
            });
    }

    private static byte[] Bytes(Ensemble ensemble)
    {
        using MemoryStream stream = new();
        EnsembleFile.Write(stream, ensemble);
        return stream.ToArray();
    }

    private static FuzzTarget MergeRecords(string scenarios, string folder)
    {
        string shard = Path.Combine(folder, "shard");
        Study study = Study.Load(Path.Combine(scenarios, "studies", "policy_grid.yaml")) with
        {
            Design = StudyDesign.Sobol,
            Points = 4,
            Replicates = 2,
        };
        new Sweep(SweepPlan.Of(study), shard, Shard.Whole, threads: 1).Run();
        string record = Path.Combine(shard, SweepRecord.FileName);
        return new(
            "merge record", [File.ReadAllBytes(record)],
            ["1/1", "1/2", "2/2", "null", "points", "replicates", "shard", "99999999999", "../..", "true", "[]"],
            bytes =>
            {
                File.WriteAllBytes(record, bytes);
                return Asked(() => Merging.Check([shard]));
            });
    }

    private static IEnumerable<FuzzTarget> Moves(string scenarios)
    {
        ScenarioLibrary library = ScenarioLibrary.Open(Path.Combine(scenarios, "baseline.yaml"));
        const string saved = "scenario: my_what_if\nquestion: \"What if?\"\nextends: baseline.yaml\nparameters:\n"
            + "  partnership.budget: { value: 300, because: \"b\" }\n  partnership.education: 2\nmechanisms:\n"
            + "  teaching: off\n";
        string[] words =
        [
            .. ParameterSpace.Parameters.Select(p => p.Key), .. Mechanisms.All.Select(m => m.Key), "baseline.yaml",
            "off", "on", "value", "because", "extends", "{", "}", "[", "&a", "*a", "? ", "!!str", "1e999", "text",
        ];
        yield return new(
            "saved move", [Encoding.UTF8.GetBytes(saved)], words,
            bytes => Asked(() => SavedMove.Read(Encoding.UTF8.GetString(bytes), library)));
        yield return new(
            "/api/load", [JsonSerializer.SerializeToUtf8Bytes(new { text = saved })], words,
            bytes => Asked(() =>
            {
                AskedMove asked = JsonSerializer.Deserialize<AskedMove>(bytes, Replies.Json)
                    ?? throw new RefusedException("the request is empty");
                return JsonSerializer.Serialize(SavedMove.Read(asked.Text ?? "", library), Replies.Json);
            }));
    }

    // what the commands and the server turn into a sentence
    private static (bool, IEnumerable<string>) Asked(Func<object> read)
    {
        try
        {
            read();
            return (true, []);
        }
        catch (Exception refusal) when (refusal is InvalidDataException or SweepRefusedException
            or FolderRefusedException or RefusedException or JsonException or InvalidScenarioException)
        {
            return (false, [refusal.Message]);
        }
    }
}
