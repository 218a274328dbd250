using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Library;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Serving;

/// <summary>Answers one request after the other; scenarios stay compiled in between. Used by one thread.</summary>
internal sealed class Answering(int threads)
{
    private const string DefaultScenario = "scenarios/baseline.yaml";

    private readonly ModelCache _models = new(threads);

    /// <summary>What is written as the result, and what was read but probably not as meant.</summary>
    public sealed record Answer(Action<Utf8JsonWriter> Result, ImmutableArray<Problem> Warnings);

    /// <exception cref="RefusedException">Something in the request is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Answer To(Request request, IProgress<Progress> progress, CancellationToken cancellation)
    {
        RequestReader reader = new(request.Root);
        reader.CheckKeys(request.Kind);
        Action<Utf8JsonWriter> result = request.Kind.Name switch
        {
            "describe" => Describe(reader),
            "run" => Run(reader, cancellation),
            "compare" => Compare(reader, cancellation),
            _ => Points(reader, progress, cancellation),
        };
        return new(result, reader.Warnings);
    }

    private Action<Utf8JsonWriter> Describe(RequestReader reader)
    {
        ScenarioModel model = ModelOf(reader);
        reader.ThrowIfWrong();
        Description description = model.Describe();
        return json => DescribeResult.Write(json, description);
    }

    private Action<Utf8JsonWriter> Run(RequestReader reader, CancellationToken cancellation)
    {
        RunOptions options = Options(reader) with { IsDeterministic = reader.Switch("deterministic") };
        string[] tables = reader.Choices("tables", "summary", "years", "values", "histories");
        ImmutableArray<OutcomeOf>? outcomes = reader.Outcomes();
        ScenarioModel model = ModelOf(reader);
        Check(reader, model, outcomes, groupsOnly: false);
        reader.ThrowIfWrong();
        bool hasYears = tables.Contains("years") || tables.Contains("histories");
        RunAnswer answer = model.Run(outcomes, options, hasYears, cancellation);
        return json => RunResultTables.Write(json, answer, tables);
    }

    private Action<Utf8JsonWriter> Compare(RequestReader reader, CancellationToken cancellation)
    {
        RunOptions options = Options(reader);
        string[] tables = reader.Choices("tables", "effects", "differences");
        ImmutableArray<OutcomeOf>? outcomes = reader.Outcomes();
        ScenarioModel model = ModelOf(reader);
        ImmutableArray<ScenarioModel> others = OthersOf(reader, model);
        Check(reader, model, outcomes, groupsOnly: false);
        reader.ThrowIfWrong();
        ComparisonAnswer answer = model.Compare(others, outcomes, options, cancellation);
        return json => CompareResult.Write(json, answer, tables);
    }

    private Action<Utf8JsonWriter> Points(
        RequestReader reader, IProgress<Progress> progress, CancellationToken cancellation)
    {
        ulong? seed = reader.Seed();
        int replicates = reader.Whole("replicates", 1, ScenarioModel.MostReplicates) ?? 1;
        int first = reader.Whole("first_replicate", 0, ScenarioModel.MostReplicates) ?? 0;
        bool isMean = reader.Choice("reduce", "values", "mean") == "mean";
        bool isBinary = reader.Choice("encoding", "json", "base64") == "base64";
        ImmutableArray<OutcomeOf> outcomes = reader.Outcomes() ?? Headline;
        ScenarioModel model = ModelOf(reader);
        ImmutableArray<string> axes = PointReader.Axes(reader, model);
        Check(reader, model, outcomes, groupsOnly: true);
        reader.ThrowIfWrong();
        PointRunner runner = _models.Runner(model, axes, outcomes, seed);
        double[][] points = PointReader.Points(reader, runner, replicates);
        reader.ThrowIfWrong();
        SweepAnswer answer = runner.Run(points, replicates, first, progress, cancellation);
        return json => PointsResult.Write(json, answer, isMean, isBinary);
    }

    private static ImmutableArray<OutcomeOf> Headline { get; } =
    [
        .. Outcomes.With(Tags.Headline).Select(outcome => new OutcomeOf(outcome.Key, outcome.Group)),
    ];

    private static RunOptions Options(RequestReader reader) => new()
    {
        Seed = reader.Seed(),
        Replicates = reader.Whole("replicates", 1, ScenarioModel.MostReplicates),
    };

    /// <summary>The scenario that a request is about.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    private ScenarioModel ModelOf(RequestReader reader)
    {
        string path = reader.Text("scenario") ?? DefaultScenario;
        reader.ThrowIfWrong();
        ScenarioModel model = Load(path, "/scenario");
        if (reader.Value("changes") is { } changes
            && _models.Changed(model, changes, "/changes", reader) is { } changed)
            model = changed;
        reader.ThrowIfWrong();
        return model;
    }

    private ScenarioModel Load(string path, string place)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new RefusedException(place, "a scenario is named by its file, for instance scenarios/baseline.yaml");
        try
        {
            return _models.Load(path);
        }
        catch (InvalidScenarioException invalid) when (!invalid.Problems.IsEmpty)
        {
            throw new RefusedException(invalid.Problems);
        }
    }

    private ImmutableArray<ScenarioModel> OthersOf(RequestReader reader, ScenarioModel model)
    {
        if (reader.Value("others") is not { } list)
            return [];
        List<ScenarioModel> others = [];
        foreach ((JsonElement value, string place) in reader.Items(list, "/others").Take(RequestKinds.MostOthers + 1))
        {
            if (OtherOf(reader, model, value, place, others.Count + 1) is not { } other)
                continue;
            if (others.Append(model).Any(known => known.Name == other.Name))
                reader.Error(
                    place, $"{other.Name} is the name of another scenario of this comparison; give it a 'name'");
            others.Add(other);
        }

        if (others.Count > RequestKinds.MostOthers)
            reader.Error("/others", $"has more than {RequestKinds.MostOthers} scenarios; compare them in parts");
        if (others.Count == 0 && !reader.HasErrors)
            reader.Error("/others", "is empty; a comparison needs another scenario");
        return [.. others];
    }

    private ScenarioModel? OtherOf(
        RequestReader reader, ScenarioModel model, JsonElement value, string place, int number)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            reader.Error(
                place,
                $"is {RequestReader.Kind(value)}; write {{\"changes\": "
                + $"{{...}}}} or {{\"scenario\": \"scenarios/...\"}}");
            return null;
        }

        reader.CheckKeys(value, place, ["name", "scenario", "changes"], "a scenario of a comparison");
        ScenarioModel other = value.TryGetProperty("scenario", out JsonElement file)
            && reader.Text(file, place + "/scenario") is { } path ? Load(path, place + "/scenario") : model;
        bool isBase = other == model;
        if (value.TryGetProperty("changes", out JsonElement changes))
            other = _models.Changed(other, changes, place + "/changes", reader) ?? other;
        if (value.TryGetProperty("name", out JsonElement named))
            return reader.Text(named, place + "/name") is { } name ? other.Named(name) : null;
        return isBase && other.Name == model.Name ? other.Named($"changed_{number}") : other;
    }

    private static void Check(
        RequestReader reader, ScenarioModel model, ImmutableArray<OutcomeOf>? outcomes, bool groupsOnly)
    {
        foreach ((OutcomeOf outcome, int i) in (outcomes ?? []).Select((outcome, i) => (outcome, i)))
        {
            if (model.ProblemOf(outcome, groupsOnly) is { Length: > 0 } problem)
                reader.Error($"/outcomes/{i}", problem);
        }
    }
}
