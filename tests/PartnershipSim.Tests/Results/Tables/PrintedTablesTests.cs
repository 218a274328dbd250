using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Approved;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

/// <summary>
/// Twelve runs of the real baseline and of the small world as they are printed: nothing in their tables changes without
/// being seen.
/// </summary>
public sealed class PrintedTablesTests
{
    private static readonly CompiledModel Model = Compiler.Compile(RealHistory.Scenario).Model;

    private static readonly RunResult Result = ScenarioRun.Of(
        Model, new RunPlan(1, 12, 2), new OutcomeYears(RealHistory.Scenario.Years.From, RealHistory.Scenario.Years.To));

    [Fact]
    public void The_outcomes_of_the_groups_are_the_committed_ones() =>
        Print(
            "outcomes.csv", stream => OutcomesTable.Table.Write(stream, YearRow.OfGroups("baseline", Result)),
            (_, row) => row % 113 == 0);

    [Fact]
    public void Those_of_the_states_are() => Print(
        "states.csv", stream => StatesTable.Table.Write(stream, YearRow.OfStates("baseline", Result)),
        (_, row) => row % 337 == 0);

    [Fact]
    public void The_summary_is() => Print(
        "summary.csv", stream => SummaryTable.Table.Write(stream, SummaryRow.Of("baseline", Result)),
        (_, row) => row % 3 == 0);

    [Fact]
    public void Who_the_rows_speak_of_is() =>
        Print("subjects.csv", stream => SubjectsTable.Table.Write(stream, Subject.Of(Result)), (_, _) => true);

    [Fact]
    public void Who_the_rows_speak_of_in_a_world_that_ends_before_its_outcome_years_is() =>
        Print(
            "subjects_small.csv", stream => SubjectsTable.Table.Write(stream, Subject.Of(SmallStudy.Run(4))),
            (_, _) => true);

    [Fact]
    public void History_is() => Print(
        "history.csv", stream => HistoryTable.Table.Write(stream, HistoryTable.Of(RealHistory.Scenario, Model)),
        (_, row) => row % 41 == 0);

    [Fact]
    public void Who_moved_whom_is() => Print("influence.csv", stream => InfluenceTable.Table.Write(stream,
        [new Influence("POL", "GEO", 0.125, 0.1, 0.2), new Influence("GEO", "POL", 0, -0.5, double.NaN)]),
        (_, _) => true);

    [Fact]
    public void Every_table_and_column_has_its_unit_and_meaning_in_the_data_dictionary()
    {
        Assert.All(
            DataDescription.TablesOf(Model).SelectMany(table => table.Described),
            column => Assert.NotEqual("", column.Meaning));
        Approval.Check("tables.md", DataDescription.ToMarkdown(Model));
    }

    private static void Print(string name, Action<Stream> write, Func<string[], int, bool> isShown) =>
        PrintedRows.Check(Path.Combine("tables", name), write, isShown);
}
