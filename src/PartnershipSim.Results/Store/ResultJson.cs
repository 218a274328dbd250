using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>
/// The JSON documents of results. Their code is generated when the program is built: nothing is looked up in types at
/// run time.
/// </summary>
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(SweepRecord))]
[JsonSerializable(typeof(SensitivityAnswer))]
[JsonSerializable(typeof(DiscoveryAnswer))]
[JsonSerializable(typeof(EnsembleOrigin))]
[JsonSerializable(typeof(GenerationFile.Header))]
[JsonSerializable(typeof(ExplanationDocument[]))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>For files that people read too.</summary>
    public static ResultJson Indented { get; } = new(Readable(isIndented: true));

    /// <summary>The same on one line.</summary>
    public static ResultJson Compact { get; } = new(Readable(isIndented: false));

    /// <summary>With the names that the members have in the program.</summary>
    public static ResultJson Plain { get; } = new(new JsonSerializerOptions());

    private static JsonSerializerOptions Readable(bool isIndented) => new()
    {
        WriteIndented = isIndented,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new UndefinedAsNull(),
            new JsonStringEnumConverter<Identification>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ResultKind>(JsonNamingPolicy.SnakeCaseLower),
        },
    };

    /// <summary>A number that is not finite is null; earlier versions wrote "NaN".</summary>
    private sealed class UndefinedAsNull : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
        {
            JsonTokenType.Null => double.NaN,
            JsonTokenType.String when reader.GetString() is "NaN" or "Infinity" or "-Infinity" => double.NaN,
            _ => reader.GetDouble(),
        };

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}
