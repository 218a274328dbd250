using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// Who carries more than its share: the share of all income against the share of all troop-years, one dot a state, on
/// scales of tenfold steps.
/// </summary>
public sealed class BurdenScatter(ImmutableArray<BurdenGroup> groups, string years, FigureContext context)
    : Figure(context)
{
    private const int Named = 24;

    /// <summary>Smaller shares of the troops are a handful of soldiers in a few replicates.</summary>
    private const double Least = 0.0001;

    private readonly ImmutableArray<Share> _shares = Share.Of(groups);

    /// <summary>The states of the burden curve.</summary>
    public static BurdenScatter Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(BurdenCurve.GroupsOf(result), BurdenCurve.SpanOf(result), context);
    }

    public override string Name => "burden_scatter";

    public override string Title
    {
        get
        {
            Share[] most = [.. _shares.Where(share => share.Troops >= Least)
                .OrderByDescending(share => share.Troops / share.Income).Take(3)];
            return most.Length == 0
                ? "Income and contribution, state by state"
                : $"{Words.List(most.Select(share => share.State.Name))} send{(most.Length == 1 ? "s" : "")} most "
                    + $"troops for {(most.Length == 1 ? "its" : "their")} income";
        }
    }

    public override string Subtitle =>
        $"Share of all troop-years against share of all income (GDP), {years}; "
        + "above the line a state sends more than its share";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("group", "state", "name", "income_share", "troop_share");
            foreach (Share share in _shares)
                table.Add(share.Group, share.State.Iso3, share.State.Name, share.Income, share.Troops);
            return table;
        }
    }

    public override bool HasData => _shares.Any(share => share.Troops >= Least);

    protected override string Reading
    {
        get
        {
            int none = _shares.Count(share => share.Troops < Least);
            return "mean troop-years of the replicates; without the United States" + (none > 0
                ? $"; {none} {(none == 1 ? "state sends" : "states send")} less than {100 * Least} % of the troops and "
                    + $"{(none == 1 ? "is" : "are")} not shown"
                : "");
        }
    }

    protected override string Description =>
        string.Join(" ", _shares.Where(share => share.Troops >= Least).OrderByDescending(share => share.Troops).Take(8)
            .Select(share => $"{share.State.Name}: {Words.Number(100 * share.Income)} % of income, "
                + $"{Words.Number(100 * share.Troops)} % of troops."));

    protected override ImmutableArray<LegendEntry> Legend =>
        [.. groups.Select(group => new LegendEntry(group.Label, Sign.Dot, theme => theme.OfGroup(group.Key)))];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Share[] shown = [.. _shares.Where(share => share.Troops >= Least)];
        Scale x = Scale.Tenfold(shown.Select(share => 100 * share.Income));
        Scale y = Scale.Tenfold(shown.Select(share => 100 * share.Troops));
        Panel panel = new(body, x, y)
        {
            HasUprightGrid = true,
            YTitle = "share of troop-years, %",
            XTitle = "share of income, %",
        };
        panel.Draw(sheet, _ => { });
        (double low, double high) = (Math.Max(x.Low, y.Low), Math.Min(x.High, y.High));
        if (low < high)
        {
            (float ax, float ay) = panel.Place(low, low);
            (float bx, float by) = panel.Place(high, high);
            sheet.Line(ax, ay, bx, by, sheet.Theme.Axis, 2);
        }

        foreach (Share share in shown)
        {
            (float px, float py) = panel.Place(100 * share.Income, 100 * share.Troops);
            sheet.Dot(px, py, 8, sheet.Theme.OfGroup(share.Group));
        }

        IEnumerable<Share> important = shown.OrderByDescending(
            share => Math.Abs(Math.Log(share.Troops / share.Income)) + 0.3 * Math.Log(1 + 1000 * share.Troops));
        MarkNames.Label(
            sheet, panel.Area,
            [.. important.Take(Named).Select(
                share => (share.State.Name, panel.Place(100 * share.Income, 100 * share.Troops)))],
            [.. shown.Select(share => panel.Place(100 * share.Income, 100 * share.Troops))]);
    }

    private sealed record Share(string Group, Burden State, double Income, double Troops)
    {
        public static ImmutableArray<Share> Of(ImmutableArray<BurdenGroup> groups)
        {
            (string Group, Burden State)[] all =
                [.. groups.SelectMany(group => group.States
                    .Where(state => state.Income > 0 && double.IsFinite(state.Income) && state.Troops >= 0)
                    .Select(state => (group.Key, state)))];
            (double income, double troops) = (all.Sum(one => one.State.Income), all.Sum(one => one.State.Troops));
            return [.. all.Select(one => new Share(
                one.Group, one.State, one.State.Income / income, troops > 0 ? one.State.Troops / troops : 0))];
        }
    }
}
