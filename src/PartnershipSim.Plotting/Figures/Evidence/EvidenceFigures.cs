using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Plotting.Drawing;

namespace PartnershipSim.Plotting.Figures.Evidence;

/// <summary>The figures of a page of evidence.</summary>
public static class EvidenceFigures
{
    public static ImmutableArray<Figure> Of(EvidencePage page, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(page);
        return
        [
            new EventStudyFigure(page, context),
            new DesignsFigure(page, context),
            new ModelAgainstDataFigure(page, context),
            .. page.Identification.IsEmpty ? [] : (Figure[])[new IdentificationFigure(page, context)],
        ];
    }
}
