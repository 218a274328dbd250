using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Library;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Serving;

/// <summary>Takes values out of a request and collects what is wrong with them, each with its JSON pointer.</summary>
internal sealed class RequestReader(JsonElement root)
{
    /// <summary>A batch of wrong points must not flood the pipe.</summary>
    private const int MostProblems = 50;

    private readonly List<Problem> _problems = [];

    public bool HasErrors => _problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>What was read, but probably not as meant.</summary>
    public ImmutableArray<Problem> Warnings => [.. _problems.Where(problem => problem.Severity == Severity.Warning)];

    public void Error(string place, string message)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(new(place, 0, 0, Severity.Error, Shown(message)));
    }

    public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <exception cref="RefusedException">Something was wrong.</exception>
    public void ThrowIfWrong()
    {
        if (HasErrors)
            throw new RefusedException([.. _problems]);
    }

    /// <summary>Reports the keys that do not belong to a kind of request, and those that it lacks.</summary>
    public void CheckKeys(RequestKind kind)
    {
        string[] known = ["id", "request", "protocol", .. kind.Keys.Select(key => key.Name)];
        CheckKeys(root, "", known, $"a request '{kind.Name}'");
        foreach (RequestKey key in kind.Keys.Where(key => key.IsRequired && !root.TryGetProperty(key.Name, out _)))
            Error("", $"lacks '{key.Name}', which a request '{kind.Name}' needs");
    }

    public void CheckKeys(JsonElement block, string place, string[] known, string whatOf)
    {
        foreach (JsonProperty property in block.EnumerateObject().Where(property => !known.Contains(property.Name)))
            Error(
                Below(place, property.Name),
                $"{property.Name} is not a key of {whatOf}{Suggestion.WithList(property.Name, known)}");
    }

    /// <summary>What stands under a key; null if it is not given.</summary>
    public JsonElement? Value(string key) =>
        root.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string key) => Value(key) is { } value ? Text(value, Below("", key)) : null;

    public string? Text(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Error(place, $"is {Kind(value)}; it should be a text");
        return null;
    }

    /// <summary>A whole number of a range; null if it is not given or wrong.</summary>
    public int? Whole(string key, int low, int high)
    {
        if (Value(key) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= low
            && number <= high)
            return number;
        Error(Below("", key), $"{key} = {Short(value)} is not a whole number from {low} to {high}");
        return null;
    }

    public ulong? Seed()
    {
        if (Value("seed") is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out ulong seed))
            return seed;
        Error("/seed", $"seed = {Short(value)} is not a whole number from 0 to {ulong.MaxValue}");
        return null;
    }

    public bool Switch(string key)
    {
        if (Value(key) is not { } value)
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Error(Below("", key), $"{key} = {Short(value)} is neither true nor false");
        return false;
    }

    /// <summary>One of some words; the first if it is not given.</summary>
    public string Choice(string key, params string[] choices) =>
        Value(key) is { } value ? Word(value, Below("", key), choices) ?? choices[0] : choices[0];

    /// <summary>Some of some words; the first if none is given.</summary>
    public string[] Choices(string key, params string[] choices)
    {
        if (Value(key) is not { } value)
            return [choices[0]];
        return [.. Items(value, Below("", key)).Select(item => Word(item.Value, item.Place, choices)).OfType<string>()];
    }

    /// <summary>The items of a list with their places; none, and a problem, if it is no list.</summary>
    public IEnumerable<(JsonElement Value, string Place)> Items(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Select((item, i) => (item, $"{place}/{i}"));
        Error(place, $"is {Kind(value)}; it should be a list");
        return [];
    }

    /// <summary>The outcomes that are asked for; null if none is named.</summary>
    public ImmutableArray<OutcomeOf>? Outcomes()
    {
        if (Value("outcomes") is not { } list)
            return null;
        List<OutcomeOf> outcomes = [];
        foreach ((JsonElement value, string place) in Items(list, "/outcomes"))
        {
            if (Outcome(value, place) is not { } outcome)
                continue;
            if (outcomes.Contains(outcome))
                Error(place, $"{outcome.Name} is listed twice");
            else
                outcomes.Add(outcome);
        }

        if (outcomes.Count == 0 && !HasErrors)
            Error("/outcomes", "names no outcome; leave it out for the default");
        return [.. outcomes];
    }

    public static string Below(string place, string key) =>
        $"{place}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>A value as a message shows it.</summary>
    public static string Short(JsonElement value)
    {
        const int most = 60;
        string text = value.GetRawText();
        return text.Length > most ? text[..most] + " ..." : text;
    }

    /// <summary>What it is, for messages.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private OutcomeOf? Outcome(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return Text(value, place) is { } key ? Usual(key, place) : null;
        CheckKeys(value, place, ["outcome", "group"], "an outcome");
        if (!value.TryGetProperty("outcome", out JsonElement named))
        {
            Error(place, "lacks its outcome; write {\"outcome\": \"interop\", \"group\": \"dialogue\"}");
            return null;
        }

        OutcomeOf? usual = Text(named, place + "/outcome") is { } word ? Usual(word, place + "/outcome") : null;
        if (!value.TryGetProperty("group", out JsonElement group))
            return usual;
        return Text(group, place + "/group") is { } of && usual is not null ? usual with { Group = of } : null;
    }

    private OutcomeOf? Usual(string key, string place)
    {
        try
        {
            return OutcomeOf.Usual(key);
        }
        catch (ArgumentException)
        {
            Error(
                place,
                $"{key} is not an outcome{Suggestion.For(key, Model.Measurement.Outcomes.All.Select(one => one.Key))}");
            return null;
        }
    }

    private string? Word(JsonElement value, string place, string[] choices)
    {
        if (Text(value, place) is not { } word || choices.Contains(word))
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        Error(place, $"{word} is not known{Suggestion.WithList(word, choices)}");
        return null;
    }

    private static string Shown(string message) => message.Length > 2000 ? message[..2000] + " ..." : message;
}
