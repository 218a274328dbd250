using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>Which figures belong to which result.</summary>
public static class RunFigures
{
    /// <summary>The figures of one run, the most important first.</summary>
    public static ImmutableArray<Figure> ForRun(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            TroopsByRegion.Of(result, context),
            PhasePlot.Of(result, context),
            GoalArrows.Of(result, context),
            SpendingShares.Of(result, context),
            Attitudes.Of(result, context),
            Interoperability.Of(result, context),
            TroopsByState.Of(result, context),
            .. result.Influences.IsEmpty ? (Figure[])[] : [InfluenceFigure.Of(result, context)],
            .. result.Accessions.IsEmpty ? (Figure[])[] : [AccessionsFigure.Of(result, context)],
            .. UnMissionsPanels.Of(result, context) is { HasData: true } panels ? (Figure[])[panels] : [],
            BurdenCurve.Of(result, context),
            BurdenScatter.Of(result, context),
            TileMap.Of(result, Outcomes.TroopsPerMillion, result.Years.To, context),
            TileMap.Of(result, Outcomes.Interop, result.Years.To, context),
        ];
    }
}
