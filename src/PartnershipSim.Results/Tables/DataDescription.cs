using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// Every table of results with the name, unit and meaning of its columns, as the declarations say it.
/// </summary>
public static class DataDescription
{
    private static readonly string[] AnAxis = ["<axis>"], AnOutcome = ["<outcome>"];

    /// <summary>
    /// The tables whose columns do not depend on a model, for the dictionary of a result folder; of the others, the
    /// columns that do not.
    /// </summary>
    internal static ImmutableArray<DescribedTable> Known { get; } =
    [
        OutcomesTable.Table, StatesTable.Table, SummaryTable.Table, SubjectsTable.Table, HistoryTable.Table,
        InfluenceTable.Table, AccessionsTable.Table, EffectsTable.Groups, EffectsTable.States,
        EffectsByYearTable.Table, DurabilityTable.Table,
        MediationTable.Table, InformationTable.Table, AttributionTable.Table, SeekTable.Table,
        SeekLevelTable.Table, SkillTable.Table,
        ScoresTable.Table, FactsTable.Table, SeriesTable.Table, ForecastsTable.Table,
        EvidenceTable.Table, EvidenceDesignsTable.Table, EventStudyTable.Table, IdentificationTable.Parameters,
        IdentificationTable.Directions, IdentificationTable.Detections, PermutationTable.Table, ValidationTable.Table,
        AxesTable.Table, FailuresTable.Table, SensitivityTable.Morris, SensitivityTable.Sobol, SensitivityTable.Pawn,
        DiscoveryTable.Table, TrajectoryTable.Table, CalibrationTable.Table, ProfilesTable.Table,
        GenerationsTable.Table, FitTable.Table, DesignTable.Of(AnAxis), SweepTable.Of(AnAxis, AnOutcome),
    ];

    /// <summary>
    /// The table that a file holds, or null; of several with its name the one that knows most of its columns.
    /// </summary>
    internal static DescribedTable? Find(string fileName, IReadOnlyCollection<string> header) =>
        Known.Where(known => known.FileName == fileName)
            .MaxBy(known => known.Described.Count(column => header.Contains(column.Name)));

    /// <summary>All tables, by command.</summary>
    /// <param name="model">Names the columns of the deterministic run.</param>
    public static ImmutableArray<DescribedTable> TablesOf(CompiledModel model) =>
    [
        OutcomesTable.Table, StatesTable.Table, SummaryTable.Table, SubjectsTable.Table, HistoryTable.Table,
            InfluenceTable.Table, AccessionsTable.Table, RunsFile.Described,
        DeterministicTable.Described(model),
        EffectsTable.Groups, EffectsTable.States, EffectsByYearTable.Table, DurabilityTable.Table, MediationTable.Table,
            InformationTable.Table,
        AttributionTable.Table, SeekTable.Table, SeekLevelTable.Table,
        SkillTable.Table, ScoresTable.Table, FactsTable.Table, SeriesTable.Table, ForecastsTable.Table,
        PermutationTable.Table, ValidationTable.Table,
        EvidenceTable.Table, EvidenceDesignsTable.Table, EventStudyTable.Table, IdentificationTable.Parameters,
            IdentificationTable.Directions, IdentificationTable.Detections,
        DesignTable.Of(AnAxis), SweepTable.Of(AnAxis, AnOutcome), AxesTable.Table, FailuresTable.Table,
        SensitivityTable.Morris, SensitivityTable.Sobol, SensitivityTable.Pawn, DiscoveryTable.Table,
            TrajectoryTable.Table,
        CalibrationTable.Table, ProfilesTable.Table, GenerationsTable.Table, FitTable.Table,
    ];

    /// <summary>The dictionary in Markdown.</summary>
    public static string ToMarkdown(CompiledModel model)
    {
        StringBuilder text = new();
        text.Append(
            """
            # Tables of results

            Printed from the declarations. CSV files are in UTF-8 with a header, commas, decimal points and Unix line ends; numbers read back to the
            last bit. An undefined number is a blank cell, and null in JSON. A text that a spreadsheet would run as a formula (it begins with =, +, -
            or @) has an apostrophe in front, which is not part of the text. Units: "-" is a pure number, "0-1" a share or an index, k is thousand.

            """);
        foreach (DescribedTable table in TablesOf(model))
        {
            PrintedTable columns = new(
                ["column", "unit", "meaning"],
                [.. table.Described.Select(column => ImmutableArray.Create(
                    column.Name, column.Unit, column.Only is null ? column.Meaning
                        : $"{column.Meaning} ({column.Only} only)"))]);
            text.Append('\n').Append("## ").Append(table.FileName).Append("\n\nA row: ").Append(table.Meaning).Append(
                ".\n\n").Append(columns.ToMarkdown());
        }

        PrintedTable groups = new(
            ["group", "name", "meaning"],
            [.. Group.Of(model).Select(group => ImmutableArray.Create(
                group.Key, Words.Group(group.Key), Words.GroupMeaning(group.Key) ?? "states of the region"))]);
        text.Append(
            "\n## Groups\n\nThe groups of states of which tables speak. A state stays in its group whatever is "
            + "simulated, but for the groups\nof kind current.\n\n")
            .Append(groups.ToMarkdown());
        return text.ToString();
    }
}
