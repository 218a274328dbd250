using System.Text.Json;
using PartnershipSim.Library;
using static PartnershipSim.Cli.Serving.JsonTable;

namespace PartnershipSim.Cli.Serving;

/// <summary>What a run found, as JSON.</summary>
internal static class RunResultTables
{
    public static void Write(Utf8JsonWriter json, RunAnswer answer, string[] tables)
    {
        json.WriteStartObject();
        json.WriteString("scenario", answer.Scenario.Name);
        json.WriteNumber("seed", answer.Seed);
        json.WriteNumber("replicates", answer.Replicates);
        if (tables.Contains("summary"))
            JsonTable.Write(json, "summary", answer.Summary(), Columns(isYearly: false));
        if (tables.Contains("years"))
            JsonTable.Write(json, "years", answer.Years(), Columns(isYearly: true));
        if (tables.Contains("values"))
            Each(json, "values", answer, outcome => JsonTable.Write(json, outcome.Name, answer.Values(outcome)));
        if (tables.Contains("histories"))
            Each(json, "histories", answer, outcome => Histories(json, answer, outcome));
        json.WriteEndObject();
    }

    /// <summary>One list per year, in the order of the replicates.</summary>
    private static void Histories(Utf8JsonWriter json, RunAnswer answer, OutcomeOf outcome)
    {
        json.WriteStartObject(outcome.Name);
        for (int year = Horizon.Start; year <= answer.Scenario.LastYear; year++)
            JsonTable.Write(json, $"{year}", answer.ValuesIn(outcome, year));
        json.WriteEndObject();
    }

    private static void Each(Utf8JsonWriter json, string name, RunAnswer answer, Action<OutcomeOf> write)
    {
        json.WriteStartObject(name);
        foreach (OutcomeOf outcome in answer.Outcomes)
            write(outcome);
        json.WriteEndObject();
    }

    private static Column<OutcomeSummary>[] Columns(bool isYearly) =>
    [
        Text<OutcomeSummary>("outcome", row => row.Outcome),
        Text<OutcomeSummary>("group", row => row.Group),
        .. isYearly ? [Number<OutcomeSummary>("year", row => row.Year!.Value)] : (Column<OutcomeSummary>[])[],
        Text<OutcomeSummary>("unit", row => row.Unit),
        Number<OutcomeSummary>("runs", row => row.Count),
        Number<OutcomeSummary>("mean", row => row.Mean),
        Number<OutcomeSummary>("sd", row => row.Sd),
        Number<OutcomeSummary>("p05", row => row.P05),
        Number<OutcomeSummary>("p25", row => row.P25),
        Number<OutcomeSummary>("p50", row => row.P50),
        Number<OutcomeSummary>("p75", row => row.P75),
        Number<OutcomeSummary>("p95", row => row.P95),
    ];
}
