using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.History;
using PartnershipSim.Plotting.Records;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// What regions contributed to missions of the United Nations, which the model does not have: the history beside which
/// its operations stand.
/// </summary>
public static class UnMissionsPanels
{
    public static HindcastPanels Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        (string Key, Dictionary<int, double> Seen)[] regions =
        [
            .. result.Groups.Where(group => group.Kind == "region").Select(group => (
                group.Key,
                result.NotModelled(UnMissions.Persons, group.Key).ToDictionary(seen => seen.Year, seen => seen.Value))),
        ];
        string title = regions.Any(region => region.Seen.ContainsKey(UnMissions.LastOfAll))
            ? Finding(regions.MaxBy(region => region.Seen.GetValueOrDefault(UnMissions.LastOfAll)))
            : UnMissions.What;
        int last = regions.SelectMany(region => region.Seen.Keys).DefaultIfEmpty(UnMissions.First - 1).Max();
        ImmutableArray<HindcastSeries> series =
        [
            .. regions.Where(region => region.Seen.Count > 0).Select(region => UnMissions.Series(
                region.Key, Words.Group(region.Key), last,
                year => region.Seen.GetValueOrDefault(year, double.NaN))),
        ];
        return new(UnMissions.Panel, title, UnMissions.PanelUnit, series, context);
    }

    /// <summary>Which region sends most in the last year of which every contributor is known.</summary>
    private static string Finding((string Key, Dictionary<int, double> Seen) most) =>
        $"Missions of the United Nations, observed: {Words.Group(most.Key)} contributes most in "
        + $"{UnMissions.LastOfAll}, {Words.Number(most.Seen[UnMissions.LastOfAll])} thousand persons";
}
