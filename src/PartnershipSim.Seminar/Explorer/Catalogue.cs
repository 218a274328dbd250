using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Seminar.Engine;
using Color = ScottPlot.Color;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// What can be moved and what can be looked at, read from the declarations of the model: nothing here is typed twice.
/// </summary>
internal static class Catalogue
{
    public static object Of(ScenarioLibrary library, CompiledModel model) => new
    {
        baseline = library.File,
        seed = library.Baseline.Seed,
        years = new[] { Horizon.Start, model.Horizon.To },
        lastPossible = Horizon.LastPossible,
        scenarios = library.All.Select(each => new
        {
            file = each.File,
            title = each.Scenario.Title ?? each.Scenario.Name,
            question = each.Scenario.Question ?? "",
            parameters = each.Scenario.Parameters,
            isAhead = each.Scenario.Horizon.To > model.Horizon.To,
            off = each.Scenario.Mechanisms.Where(pair => !pair.Value).Select(pair => pair.Key),
        }),
        parameters = ParameterSpace.Parameters.Where(parameter => parameter.Role != Role.Fixed).Select(parameter => new
        {
            parameter.Key,
            parameter.Unit,
            value = parameter.Default,
            low = parameter.Range.Low,
            high = parameter.Range.High,
            role = parameter.Role.ToString(),
            parameter.Meaning,
            evidence = parameter.Evidence.ToString(),
            submodel = parameter.Key[..parameter.Key.IndexOf('.')],
            plain = PlainName.Of(parameter),
        }),
        mechanisms = Mechanisms.All.Select(mechanism => new
        {
            mechanism.Key,
            mechanism.Meaning,
            mechanism.WhenOff,
            plain = PlainName.Of(mechanism),
        }),
        outcomes = Outcomes.All.Select(outcome => new
        {
            outcome.Key,
            unit = Words.Unit(outcome.Unit),
            outcome.Meaning,
            outcome.Label,
            outcome.Group,
            isMain = (outcome.Tags & (Tags.Headline | Tags.Reported | Tags.Explored)) != 0,
        }),
        groups = Group.Of(model).Where(group => group.Kind is not "programme" && !group.IsCurrent)
            .Select(group => new { group.Key, group.Kind, title = Words.Group(group.Key) }),
        states = model.States.Select((state, i) => (state, i)).Where(each => each.state.MayContribute)
            .Select(each => new
            {
                each.state.Iso3,
                each.state.Name,
                region = Group.KeyOf(model.Regions[each.state.Region]),
                regionTitle = Words.Group(Group.KeyOf(model.Regions[each.state.Region])),
            }),
        map = TileLayout.Columns(
            model.States.Where(state => state.MayContribute).Select(state => Group.KeyOf(model.Regions[state.Region]))),
        colours = new
        {
            light = Colours(Palette.Light),
            dark = Colours(Palette.Dark),
            viridis = Enumerable.Range(0, 33).Select(i => Viridis(i / 32.0)),
        },
    };

    private static object Colours(Palette palette) => new
    {
        baseline = Html(palette.Of(Mark.Whole)),
        whatIf = Html(palette.Of(Mark.Scenario)),
        more = Html(palette.More),
        less = Html(palette.Less),
    };

    private static string Viridis(double share) => Html(Shades.Viridis(share));

    private static string Html(Color color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";
}
