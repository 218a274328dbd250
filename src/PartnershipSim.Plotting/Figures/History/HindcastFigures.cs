using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Plotting.Drawing;

namespace PartnershipSim.Plotting.Figures.History;

/// <summary>The figures of a hindcast.</summary>
public static class HindcastFigures
{
    public static ImmutableArray<Figure> Of(HindcastRecord record, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            new SkillFigure(record, "partners", context),
            new SkillFigure(record, "all", context),
            .. record.Panels.Select(panel => new HindcastPanels(
                panel.Name, panel.What, panel.Unit, panel.Series, context)),
        ];
    }
}
