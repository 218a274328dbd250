using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Results.Store;

/// <summary>
/// datapackage.json: the tables of a result with name, type, unit and meaning of every column, as a Frictionless Data
/// Package (specs.frictionlessdata.io). Printed from the declarations of the tables, for the columns that a file has.
/// </summary>
public static class DataPackage
{
    public const string FileName = "datapackage.json";

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Describes the tables that lie in a folder; writes nothing if there are none.</summary>
    internal static void WriteInto(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        if (files.Length > 0)
            AtomicFile.Write(
                Path.Combine(folder, FileName), stream => Write(stream, files, Provenance.Find(folder)));
    }

    private static void Write(Stream stream, string[] files, Provenance? provenance)
    {
        using Utf8JsonWriter json = new(stream, Layout);
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", $"partnersim-{provenance?.Hash ?? "result"}");
        if (provenance is not null)
        {
            json.WriteString("title", provenance.Scenario);
            if (provenance.Question is { } question)
                json.WriteString("description", question);
            json.WriteString("version", provenance.ModelVersion);
            json.WriteStartArray("sources");
            json.WriteStartObject();
            json.WriteString("title", provenance.Attribution);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("resources");
        foreach (string file in files)
            Resource(json, file);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter json, string file)
    {
        string name = Path.GetFileName(file);
        ImmutableArray<string> header = HeaderOf(file);
        DescribedTable? table = DataDescription.Find(name, header);
        Dictionary<string, Column> columns = table?.Described.ToDictionary(column => column.Name) ?? [];
        json.WriteStartObject();
        json.WriteString("name", Path.GetFileNameWithoutExtension(name).ToLowerInvariant());
        json.WriteString("path", name);
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("encoding", "utf-8");
        if (table is not null)
            json.WriteString("description", $"A row: {table.Meaning}.");
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (string field in header)
        {
            json.WriteStartObject();
            json.WriteString("name", field);
            json.WriteString("type", columns.TryGetValue(field, out Column? column) ? column.JsonType : "any");
            if (column is not null)
            {
                json.WriteString("description", column.Meaning);
                if (column.Unit.Length > 0)
                    json.WriteString("unit", column.Unit);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ImmutableArray<string> HeaderOf(string file)
    {
        using StreamReader reader = new(file);
        return [.. (reader.ReadLine() ?? "").Split(',')];
    }
}
