using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PartnershipSim.Model;

namespace PartnershipSim.Results.Tables;

/// <summary>JSON as it is printed: indented, letters of every language as they are.</summary>
public static class PrintedJson
{
    internal static JsonWriterOptions Layout { get; } =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A printed table as an array of objects of texts.</summary>
    public static string Of(PrintedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Layout))
        {
            json.WriteStartArray();
            foreach (var row in table.Rows)
            {
                json.WriteStartObject();
                for (int cell = 0; cell < row.Length; cell++)
                    json.WriteString(table.Header[cell], row[cell]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
