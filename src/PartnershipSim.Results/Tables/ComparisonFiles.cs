using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;

namespace PartnershipSim.Results.Tables;

/// <summary>A comparison as the tables of its folder hold it.</summary>
/// <param name="Mediation">Empty if it was not asked for, or no effect is clear.</param>
/// <param name="Durability">Empty if it was not asked for.</param>
public sealed record ComparisonFiles(
    ImmutableArray<EffectRecord> Effects, ImmutableArray<EffectRecord> States, ImmutableArray<YearEffectRow> Years,
        ImmutableArray<Subject> Subjects)
{
    public ImmutableArray<MediationRow> Mediation { get; init; } = [];

    public ImmutableArray<DurabilityRow> Durability { get; init; } = [];

    /// <summary>
    /// Who joins when, in the base and in every scenario; empty where membership is the same in all of them.
    /// </summary>
    public ImmutableArray<Accession> Accessions { get; init; } = [];

    public static ComparisonFiles Of(Comparison comparison, CompiledModel model, IReadOnlyCollection<string> states)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(model);
        return new(
            EffectRecord.Of(comparison, states), EffectRecord.OfStates(comparison),
                YearEffectRow.Of(comparison, model.Horizon.To),
            Subject.Of(model, comparison.Years));
    }

    /// <summary>The comparison that a folder holds.</summary>
    /// <exception cref="InvalidDataException">A table is cut short, or not what a comparison writes.</exception>
    public static ComparisonFiles Read(string folder) => new(
        EffectsTable.Groups.Read(folder), EffectsTable.States.Read(folder), EffectsByYearTable.Table.Read(folder),
            SubjectsTable.Table.Read(folder))
    {
        Mediation = MediationTable.Table.Find(folder) ?? [],
        Durability = DurabilityTable.Table.Find(folder) ?? [],
        Accessions = AccessionsTable.Table.Find(folder) ?? [],
    };

    /// <summary>
    /// The tables that every comparison has, and that of accessions where they differ, with what writes each.
    /// </summary>
    public IEnumerable<(string Name, Action<Stream> Write)> Tables(bool isUnderEnsemble) =>
    [
        (EffectsTable.Groups.FileName, stream => EffectsTable.Groups.With(isUnderEnsemble).Write(stream, Effects)),
        (EffectsByYearTable.Table.FileName, stream => EffectsByYearTable.Table.Write(stream, Years)),
        (EffectsTable.States.FileName, stream => EffectsTable.States.With(isUnderEnsemble).Write(stream, States)),
        (SubjectsTable.Table.FileName, stream => SubjectsTable.Table.Write(stream, Subjects)),
        .. Accessions.IsEmpty ? ((string, Action<Stream>)[])[] :
        [
            (AccessionsTable.Table.FileName, stream => AccessionsTable.Table.Write(stream, Accessions)),
        ],
    ];
}
