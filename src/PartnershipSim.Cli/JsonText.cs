using System.Text.Encodings.Web;
using System.Text.Json;

namespace PartnershipSim.Cli;

/// <summary>JSON as it is printed: indented, lower snake_case, letters of every language as they are.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(object value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A table of rows as objects; what is not a finite number becomes null.</summary>
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object>> rows) =>
        Of(rows.Select(row => header.Zip(row).ToDictionary(
            cell => cell.First, cell => cell.Second is double number && !double.IsFinite(number) ? null : cell.Second)));
}
