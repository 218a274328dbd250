using PartnershipSim.Analysis.Calibration;

namespace PartnershipSim.Results.Tables;

/// <summary>A generation of a calibration from the prior to the ensemble: a row of generations.csv.</summary>
/// <param name="Tolerance">The largest distance that is accepted.</param>
/// <param name="Directions">Directions of the parameters that the data narrow.</param>
/// <param name="Noise">Standard deviation of a distance from replicate to replicate.</param>
/// <param name="Acceptance">Share of the proposals that were accepted.</param>
/// <param name="Evaluations">Points that were run so far.</param>
public sealed record GenerationRow(
    int Number, double Tolerance, double BestDistance, double Directions, int Replicates, double Noise,
        double Acceptance, long Evaluations)
{
    public static GenerationRow Of(Generation generation)
    {
        ArgumentNullException.ThrowIfNull(generation);
        return new(
            generation.Number, generation.Tolerance, generation.Best.Distance, generation.Directions,
                generation.Replicates, generation.Noise,
            generation.Acceptance, generation.Evaluations);
    }
}

/// <summary>generations.csv.</summary>
public static class GenerationsTable
{
    public static Table<GenerationRow> Table { get; } =
        new("generations.csv", "a generation of the sampler, from the prior to the ensemble", columns =>
    {
        var number = columns.Whole("generation", "-", "counted from 0", row => row.Number);
        var tolerance = columns.Number(
            "tolerance", "-2 ln L", "largest distance that is accepted", row => row.Tolerance);
        var best = columns.Number("best_distance", "-2 ln L", "of the best point so far", row => row.BestDistance);
        var directions = columns.Number(
            "directions", "directions", "of the parameters that the data narrow", row => row.Directions);
        var replicates = columns.Whole("replicates", "replicates", "for each point", row => row.Replicates);
        var noise = columns.Number(
            "noise", "-2 ln L", "standard deviation of a distance because there are only so many replicates", row =>
            row.Noise);
        var acceptance = columns.Number(
            "acceptance", "0-1", "share of the proposals that were accepted", row => row.Acceptance);
        var evaluations = columns.Of("evaluations", "points", "run so far", CellKinds.Long, row => row.Evaluations);
        return cells => new(
            cells.Of(number), cells.Of(tolerance), cells.Of(best), cells.Of(directions), cells.Of(replicates),
                cells.Of(noise), cells.Of(acceptance),
            cells.Of(evaluations));
    });
}
