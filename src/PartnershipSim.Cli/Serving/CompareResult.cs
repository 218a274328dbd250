using System.Text.Json;
using PartnershipSim.Library;
using static PartnershipSim.Cli.Serving.JsonTable;

namespace PartnershipSim.Cli.Serving;

/// <summary>What a comparison found, as JSON.</summary>
internal static class CompareResult
{
    public static void Write(Utf8JsonWriter json, ComparisonAnswer answer, string[] tables)
    {
        json.WriteStartObject();
        json.WriteString("base", answer.Base);
        json.WriteNumber("seed", answer.Seed);
        json.WriteNumber("replicates", answer.Replicates);
        if (tables.Contains("effects"))
            JsonTable.Write(
                json, "effects", answer.Effects(), Text<EffectSummary>("scenario", row => row.Scenario),
                Text<EffectSummary>("outcome", row => row.Outcome), Text<EffectSummary>("group", row => row.Group),
                Text<EffectSummary>("unit", row => row.Unit), Number<EffectSummary>("runs", row => row.Replicates),
                Number<EffectSummary>("base_mean", row => row.Base), Number<EffectSummary>("mean", row => row.Mean),
                Number<EffectSummary>("low90", row => row.Low90), Number<EffectSummary>("high90", row => row.High90),
                Number<EffectSummary>("low95", row => row.Low95), Number<EffectSummary>("high95", row => row.High95),
                Number<EffectSummary>("share_higher", row => row.ShareHigher));
        if (tables.Contains("differences"))
            Differences(json, answer);
        json.WriteEndObject();
    }

    private static void Differences(Utf8JsonWriter json, ComparisonAnswer answer)
    {
        json.WriteStartObject("differences");
        foreach (string other in answer.Others)
        {
            json.WriteStartObject(other);
            foreach (OutcomeOf outcome in answer.Outcomes)
                JsonTable.Write(json, outcome.Name, answer.Differences(other, outcome));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
