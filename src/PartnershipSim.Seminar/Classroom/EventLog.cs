using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>The log of a room as a table: when, what, in which round, whose, and the rest as JSON. No keys.</summary>
internal static class EventLog
{
    private static readonly string[] Own = ["at", "event", "round", "seat", "team", "name", "by"];

    private static readonly string[] Secret = ["key", "teacherKey", "code"];

    public static string Csv(ImmutableArray<string> lines)
    {
        StringBuilder text = new(string.Join(',', Own) + ",details\n");
        foreach (string line in lines)
        {
            JsonObject happened = JsonNode.Parse(line)!.AsObject();
            JsonObject details = [];
            foreach ((string key, JsonNode? value) in happened)
            {
                if (!Own.Contains(key) && !Secret.Contains(key) && value is not null)
                    details[key] = value.DeepClone();
            }

            text.AppendJoin(',', Own.Select(key => Cell(happened[key]?.ToString() ?? ""))
                .Append(Cell(details.Count == 0 ? "" : details.ToJsonString()))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// A cell of a table. What a spreadsheet would take for a formula is marked as text: names are typed by anybody.
    /// </summary>
    public static string Cell(string text)
    {
        string safe = text.Length > 0 && (text[0] is '=' or '+' or '-' or '@') && !double.TryParse(text, out _)
            ? "'" + text
            : text;
        return safe.AsSpan().ContainsAny(",\"\n\r")
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
