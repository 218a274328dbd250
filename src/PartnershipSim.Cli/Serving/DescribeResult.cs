using System.Text.Json;
using PartnershipSim.Library;
using PartnershipSim.Results.Store;
using static PartnershipSim.Cli.Serving.JsonTable;

namespace PartnershipSim.Cli.Serving;

/// <summary>What can be set and asked for, as JSON.</summary>
internal static class DescribeResult
{
    public static void Write(Utf8JsonWriter json, Description of)
    {
        json.WriteStartObject();
        json.WriteNumber("protocol", ServeSchema.Protocol);
        json.WriteString("version", Provenance.InformationalVersion);
        json.WriteString("model_version", of.ModelVersion);
        json.WriteString("scenario", of.Scenario);
        json.WriteNumber("first_year", of.FirstYear);
        json.WriteNumber("last_year", of.LastYear);
        JsonTable.Write(
            json, "parameters", of.Parameters,
            Text<DescribedParameter>("key", one => one.Key),
            Text<DescribedParameter>("unit", one => one.Unit),
            Number<DescribedParameter>("default", one => one.Default),
            Number<DescribedParameter>("value", one => one.Value),
            Number<DescribedParameter>("low", one => one.Low),
            Number<DescribedParameter>("high", one => one.High),
            Text<DescribedParameter>("role", one => one.Role),
            Text<DescribedParameter>("evidence", one => one.Evidence),
            Text<DescribedParameter>("meaning", one => one.Meaning));
        JsonTable.Write(
            json, "mechanisms", of.Mechanisms,
            Text<DescribedMechanism>("key", one => one.Key),
            Switch<DescribedMechanism>("is_on", one => one.IsOn),
            Text<DescribedMechanism>("meaning", one => one.Meaning),
            Text<DescribedMechanism>("when_off", one => one.WhenOff));
        JsonTable.Write(
            json, "drivers", of.Drivers,
            Text<DescribedDriver>("key", one => one.Key),
            Text<DescribedDriver>("unit", one => one.Unit),
            Number<DescribedDriver>("low", one => one.Low),
            Number<DescribedDriver>("high", one => one.High),
            Switch<DescribedDriver>("of_states", one => one.IsOfStates),
            Switch<DescribedDriver>("is_year", one => one.IsYear),
            Text<DescribedDriver>("meaning", one => one.Meaning));
        JsonTable.Write(
            json, "outcomes", of.Outcomes,
            Text<DescribedOutcome>("key", one => one.Key),
            Text<DescribedOutcome>("unit", one => one.Unit),
            Text<DescribedOutcome>("label", one => one.Label),
            Text<DescribedOutcome>("group", one => one.Group),
            Switch<DescribedOutcome>("is_sum", one => one.IsSum),
            Text<DescribedOutcome>("meaning", one => one.Meaning));
        JsonTable.Write(
            json, "groups", of.Groups,
            Text<DescribedGroup>("key", one => one.Key),
            Text<DescribedGroup>("kind", one => one.Kind),
            new Column<DescribedGroup>("states", (into, one) =>
            {
                into.WriteStartArray();
                foreach (string state in one.States)
                    into.WriteStringValue(state);
                into.WriteEndArray();
            }));
        json.WriteEndObject();
    }
}
