using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnershipSim.Results.Plans;

/// <summary>The JSON documents of a plan; their code is generated when the program is built.</summary>
[JsonSerializable(typeof(PlanRecord))]
[JsonSerializable(typeof(ShardState))]
[JsonSerializable(typeof(PlanStatus))]
internal sealed partial class PlanJson : JsonSerializerContext
{
    /// <summary>For files that people read too.</summary>
    public static PlanJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<ShardPhase>(JsonNamingPolicy.SnakeCaseLower) },
    });
}
