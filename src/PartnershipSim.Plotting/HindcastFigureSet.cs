using System.Collections.Immutable;
using PartnershipSim.Experiments.History;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Figures;

namespace PartnershipSim.Plotting;

/// <summary>The figures of a hindcast.</summary>
public static class HindcastFigureSet
{
    private const int Most = 15;

    public static ImmutableArray<Figure> Of(Hindcast hindcast, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        bool IsPartner(StateCard state) => IsAsked(state) && Group.IsPartner(state.Cohort);
        bool IsAsked(StateCard state) => hindcast.LeftOutRegion is null || hindcast.Model.Regions[state.Region] == hindcast.LeftOutRegion;
        return
        [
            new SkillFigure(hindcast, "partners", context),
            new SkillFigure(hindcast, "all", context),
            new HindcastPanels("hindcast_isaf_by_region", "ISAF by region", "thousand troops, forecast from 2008", HindcastSeries.IsafByRegion(hindcast, IsAsked), context),
            new HindcastPanels("hindcast_isaf_by_state", "Partners in ISAF", "thousand troops, forecast from 2008, the largest contingents seen or expected", HindcastSeries.IsafByState(hindcast, IsPartner, Most), context),
            new HindcastPanels("hindcast_spending_by_region", "Military spending by region", "percent of GDP, forecast from 2008 and from 2014", HindcastSeries.SpendingByRegion(hindcast, IsAsked), context),
            new HindcastPanels("hindcast_spending_by_state", "Military spending of partners", "percent of GDP, forecast from 2008 and from 2014, the largest economies among the partners", HindcastSeries.SpendingByState(hindcast, IsPartner, Most), context),
        ];
    }
}
