using System.Text.Json;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Serving;

/// <summary>From a line to a request: what it is, and whose.</summary>
internal static class RequestLine
{
    private const int LongestId = 200;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 24 };

    /// <summary>The request, or null and what is wrong.</summary>
    /// <param name="id">What the answer carries, as far as it could be read.</param>
    public static Request? Read(byte[] line, long number, out JsonElement? id, out Problem[] problems)
    {
        id = null;
        problems = [];
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line, Strict);
        }
        catch (JsonException wrong)
        {
            string place = wrong.BytePositionInLine is { } at ? $"line {number}, byte {at + 1}" : $"line {number}";
            problems = [At(place, $"is not JSON here: {Sentence(wrong)}{Hint(line, wrong.BytePositionInLine)}")];
            return null;
        }

        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems =
                [At(
                    $"line {number}",
                    $"is {RequestReader.Kind(root)}; a request is an object: {{\"id\": "
                    + $"1, \"request\": \"describe\"}}")];
            return null;
        }

        id = IdOf(root, out string? idProblem);
        problems = [.. ProblemsOf(root, idProblem)];
        if (problems.Length > 0)
            return null;
        string name = root.GetProperty("request").GetString()!;
        return new(document, id, RequestKinds.All.Single(kind => kind.Name == name), line.Length);
    }

    private static IEnumerable<Problem> ProblemsOf(JsonElement root, string? idProblem)
    {
        if (idProblem is not null)
            yield return At("/id", idProblem);
        if (root.TryGetProperty("protocol", out JsonElement protocol)
            && !(
                protocol.ValueKind == JsonValueKind.Number && protocol.TryGetInt32(out int spoken)
                    && spoken == ServeSchema.Protocol))
            yield return At(
                "/protocol",
                $"protocol {RequestReader.Short(protocol)} is not spoken here; "
                + $"this is protocol {ServeSchema.Protocol}");
        string[] names = [.. RequestKinds.All.Select(kind => kind.Name)];
        if (!root.TryGetProperty("request", out JsonElement request))
            yield return At("", $"lacks 'request'; it is one of {string.Join(", ", names)}");
        else if (request.ValueKind != JsonValueKind.String)
            yield return At("/request", $"is {RequestReader.Kind(request)}; it is one of {string.Join(", ", names)}");
        else if (request.GetString() is { } name && !names.Contains(name))
            yield return At(
                "/request", $"{RequestReader.Short(request)} cannot be asked{Suggestion.WithList(name, names)}");
    }

    private static JsonElement? IdOf(JsonElement root, out string? problem)
    {
        problem = null;
        if (!root.TryGetProperty("id", out JsonElement id) || id.ValueKind == JsonValueKind.Null)
            return null;
        bool isUsable = id.GetRawText().Length <= LongestId
            && (id.ValueKind == JsonValueKind.String || id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out _));
        if (isUsable)
            return id;
        problem = $"is neither a text nor a whole number of at most {LongestId} letters";
        return null;
    }

    /// <summary>Without the parser's own note about the place.</summary>
    private static string Sentence(JsonException wrong)
    {
        string message = wrong.Message;
        int note = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (note >= 0 ? message[..note] : message).TrimEnd('.', ' ').ReplaceLineEndings(" ");
    }

    /// <summary>What the other side's library often writes that is not JSON.</summary>
    private static string Hint(byte[] line, long? at)
    {
        ReadOnlySpan<byte> rest = line.AsSpan((int)Math.Clamp(at ?? line.Length, 0, line.Length));
        if (rest.StartsWith("NaN"u8) || rest.StartsWith("Inf"u8) || rest.StartsWith("-Inf"u8))
            return "; NaN and Infinity are not numbers in JSON";
        return rest.StartsWith("'"u8) ? "; texts need double quotation marks" : "";
    }

    private static Problem At(string place, string message) => new(place, 0, 0, Severity.Error, message);
}
