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
        [Ensembles(), MergeRecords(scenarios, folder), .. Moves(scenarios)];

    /// <summary>
    /// A changed file gets a checksum that is right again, or the reader would look no further. An input that begins
    /// as JSON is the record of where the ensemble comes from, and is put into a file that is whole otherwise.
    /// </summary>
    private static FuzzTarget Ensembles()
    {
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
        byte[] whole = Bytes(ensemble);
        byte[] origin = ParquetText.ValueOf(whole, EnsembleFile.Key);
        return new(
            "ensemble",
            [
                whole, Bytes(far), origin,
                Bytes(ensemble with { Origin = ensemble.Origin with { ModelVersion = "0.1" } }),
                Bytes(ensemble with { Origin = ensemble.Origin with { Study = "../study" } }),
                Bytes(ensemble with { Members = [], Distances = [] }), [.. whole.Take(400)],
            ],
            [.. parameters.Select(p => p.Key), SelfChecked.Key, EnsembleFile.Key, "study", "null", "member"],
            bytes => Asked(() => EnsembleFile.Of("fuzzed.parquet", SelfChecked.Sealed(
                bytes is [(byte)'{', ..] ? ParquetText.With(whole, EnsembleFile.Key, bytes) : bytes))));
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
            bytes => Asked(() =>
            {
                // as the file is read; what is a record goes the whole way, with the folder that it claims to describe
                if (SweepRecord.Of(record, Encoding.UTF8.GetString(bytes)) is null)
                    throw new InvalidDataException("cannot be read");
                File.WriteAllBytes(record, bytes);
                return Merging.Check([shard]);
            }));
    }

    private static IEnumerable<FuzzTarget> Moves(string scenarios)
    {
        ScenarioLibrary library = ScenarioLibrary.Open(Path.Combine(scenarios, "baseline.yaml"));
        const string saved = "scenario: my_what_if\nquestion: \"What if?\"\nextends: baseline.yaml\nparameters:\n"
            + "  partnership.budget: { value: 300, because: \"b\" }\n  partnership.education: 2\nmechanisms:\n"
            + "  teaching: off\n";
        const string brought = "scenario: brought\nquestion: q?\nextends: baseline.yaml\ninterventions:\n"
            + "  - { from: 2004, until: 2010, set: { partnership.budget: 300 }, because: b }\n"
            + "drivers:\n  door: { 1999: open }\nyears: 1994..2012\n";
        string[] words =
        [
            .. ParameterSpace.Parameters.Select(p => p.Key), .. Mechanisms.All.Select(m => m.Key), "baseline.yaml",
            "off", "on", "value", "because", "extends", "{", "}", "[", "&a", "*a", "? ", "!!str", "1e999", "text",
        ];
        yield return new(
            "saved move", [Encoding.UTF8.GetBytes(saved)], words,
            bytes => Asked(() => SavedMove.Read(Encoding.UTF8.GetString(bytes), library)));
        yield return new(
            "/api/load",
            [.. new[] { saved, brought }.Select(text => JsonSerializer.SerializeToUtf8Bytes(new { text }))],
            [
                .. words, "interventions", "drivers", "years", "expect", "data", "\\n", "\\n  ", "\\u0000", "\\ud800",
                "\\u202e",
            ],
            bytes => Asked(() =>
            {
                AskedMove asked = JsonSerializer.Deserialize<AskedMove>(bytes, Replies.Json)
                    ?? throw new RefusedException("the request is empty");
                Move move = LoadedFile.Read(asked.Text ?? "", library);
                _ = move.Scenario(library);
                return JsonSerializer.Serialize(move, Replies.Json);
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
