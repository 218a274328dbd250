using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// A run as the tables of its folder hold it. Figures and report are drawn from these records, whether the run has just
/// ended or its folder was read: both are the same to the last bit.
/// </summary>
/// <param name="History">What was observed; empty in folders of early versions.</param>
/// <param name="Influences">Who moved whom; empty in folders of early versions.</param>
public sealed record RunFiles(
    ImmutableArray<YearRow> Outcomes, ImmutableArray<YearRow> States, ImmutableArray<SummaryRow> Summary,
        ImmutableArray<Subject> Subjects,
    ImmutableArray<HistoryRow> History, ImmutableArray<Influence> Influences)
{
    /// <summary>Who joins when; empty in folders of early versions.</summary>
    public ImmutableArray<Accession> Accessions { get; init; } = [];

    public static RunFiles Of(Scenario scenario, CompiledModel model, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(result);
        return new(
            YearRow.OfGroups(scenario.Name, result), YearRow.OfStates(scenario.Name, result, scenario.ReportedStates),
            SummaryRow.Of(scenario.Name, result), Subject.Of(result), HistoryTable.Of(scenario, model),
                Influence.Of(model, result.Plan, result.Years))
        {
            Accessions = Accession.Of(scenario.Name, result),
        };
    }

    /// <summary>The run that a folder holds.</summary>
    /// <exception cref="InvalidDataException">A table is cut short, or not what a run writes.</exception>
    public static RunFiles Read(string folder) => new(
        OutcomesTable.Table.Read(folder), StatesTable.Table.Read(folder), SummaryTable.Table.Read(folder),
            SubjectsTable.Table.Read(folder),
        HistoryTable.Table.Find(folder) ?? [], InfluenceTable.Table.Find(folder) ?? [])
    {
        Accessions = AccessionsTable.Table.Find(folder) ?? [],
    };

    /// <summary>The tables with what writes each.</summary>
    public IEnumerable<(string Name, Action<Stream> Write)> Tables =>
    [
        (OutcomesTable.Table.FileName, stream => OutcomesTable.Table.Write(stream, Outcomes)),
        (StatesTable.Table.FileName, stream => StatesTable.Table.Write(stream, States)),
        (SummaryTable.Table.FileName, stream => SummaryTable.Table.Write(stream, Summary)),
        (SubjectsTable.Table.FileName, stream => SubjectsTable.Table.Write(stream, Subjects)),
        (HistoryTable.Table.FileName, stream => HistoryTable.Table.Write(stream, History)),
        (InfluenceTable.Table.FileName, stream => InfluenceTable.Table.Write(stream, Influences)),
        (AccessionsTable.Table.FileName, stream => AccessionsTable.Table.Write(stream, Accessions)),
    ];
}
