using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// Who moved whom: the strongest pulls of one state on another, from the states on the left to those on the right, each a line as wide as it is strong.
/// All pulls together could not be read: every state is a little influenced by every other.
/// </summary>
public sealed class InfluenceFigure : Figure
{
    private const int Strongest = 40;
    private const int Named = 16;
    private const float Widest = 14;

    private readonly ImmutableArray<Influence> _pulls;
    private readonly ImmutableDictionary<string, string> _names;
    private readonly string _years;
    private readonly Influence[] _drawn;
    private readonly (string Iso3, double Sum)[] _movers;
    private readonly (string Iso3, double Sum)[] _moved;

    /// <param name="names">Of states, by iso3.</param>
    /// <param name="years">Over which the pulls are summed.</param>
    public InfluenceFigure(ImmutableArray<Influence> pulls, ImmutableDictionary<string, string> names, string years, FigureContext context) : base(context)
    {
        _pulls = pulls;
        _names = names;
        _years = years;
        Influence[] strong = [.. pulls.Where(pull => double.IsFinite(pull.Pull) && pull.Pull != 0).OrderByDescending(pull => Math.Abs(pull.Pull)).Take(Strongest)];
        HashSet<string> movers = [.. strong.Select(pull => pull.From).Distinct().Take(Named)];
        HashSet<string> moved = [.. strong.Select(pull => pull.To).Distinct().Take(Named)];
        _drawn = [.. strong.Where(pull => movers.Contains(pull.From) && moved.Contains(pull.To))];
        _movers = [.. _drawn.GroupBy(pull => pull.From).Select(group => (group.Key, Sum: Total(other => other.From == group.Key))).OrderByDescending(one => one.Sum).ThenBy(one => one.Key, StringComparer.Ordinal)];

        // a state that is moved stands near those that move it, so that few lines cross
        _moved = [.. _drawn.GroupBy(pull => pull.To).OrderBy(group => group.Sum(pull => Math.Abs(pull.Pull) * Place(pull.From)) / group.Sum(pull => Math.Abs(pull.Pull)))
            .Select(group => (group.Key, Total(other => other.To == group.Key)))];
    }

    public static InfluenceFigure Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(result.Influences, result.States.ToImmutableDictionary(state => state.Key, state => state.Name), result.Years.ToString(), context);
    }

    public override string Name => "who_moved_whom";

    public override string Title => HasData
        ? $"Peers: {NameOf(Foremost)} moves others most"
        : "Who moved whom";

    public override string Subtitle =>
        $"Pull of one state's attitude to operations on another's, index points summed over {_years}; numbers: all pulls of a state on others, and of others on it, without sign";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("from", "to", "pull", "lowest", "highest");
            foreach (Influence pull in _pulls)
                table.Add(pull.From, pull.To, pull.Pull, pull.Low, pull.High);
            return table;
        }
    }

    public override bool HasData => _drawn.Length > 0;

    protected override string Reading => $"mean of the first {Influence.Replicates} replicates at most, the CSV contains all pulls with lowest and highest; drawn: the {Words.Fixed(_drawn.Length, 0)} strongest";

    protected override string Description => HasData
        ? "The strongest pulls: " + string.Join("; ", _drawn.Take(8).Select(pull => $"{NameOf(pull.From)} {(pull.Pull > 0 ? "raises" : "lowers")} {NameOf(pull.To)} by {Words.Number(Math.Abs(pull.Pull))}")) + "."
        : "No state pulls another.";

    protected override ImmutableArray<LegendEntry> Legend =>
        [new("raises the other's attitude", Sign.Line, theme => theme.Palette.More), new("lowers it", Sign.Line, theme => theme.Palette.Less)];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        string[] movers = [.. _movers.Select(one => $"{NameOf(one.Iso3)}  {Words.Number(one.Sum)}")];
        string[] moved = [.. _moved.Select(one => $"{Words.Number(one.Sum)}  {NameOf(one.Iso3)}")];
        PixelRect rows = body.WithLeft(body.Left + Space.Gutter(movers, Theme.Normal, body)).WithRight(body.Right - Space.Gutter(moved, Theme.Normal, body))
            .WithTop(body.Top + 2 * Theme.Normal);
        sheet.Text("move others", rows.Left - Space.Gap, body.Top + Theme.Normal, Theme.Normal, anchor: Anchor.End, isBold: true);
        sheet.Text("are moved", rows.Right + Space.Gap, body.Top + Theme.Normal, Theme.Normal, isBold: true);

        foreach (Influence pull in _drawn)
        {
            float width = (float)(Widest * Math.Abs(pull.Pull / _drawn[0].Pull));
            float from = rows.RowMiddle(Place(pull.From), _movers.Length);
            float to = rows.RowMiddle(Array.FindIndex(_moved, one => one.Iso3 == pull.To), _moved.Length);
            Color color = pull.Pull > 0 ? sheet.Theme.Palette.More : sheet.Theme.Palette.Less;
            sheet.Line(rows.Left, from, rows.Right, to, color.WithAlpha(0.55), width);
        }

        for (int i = 0; i < movers.Length; i++)
            Label(movers[i], rows.Left - Space.Gap, rows.RowMiddle(i, movers.Length), Anchor.End, rows.Left - Space.Gap - body.Left);
        for (int i = 0; i < moved.Length; i++)
            Label(moved[i], rows.Right + Space.Gap, rows.RowMiddle(i, moved.Length), Anchor.Start, body.Right - rows.Right - Space.Gap);

        void Label(string text, float x, float middle, Anchor anchor, float room) => sheet.TextBeside(text, x, middle, Theme.Normal, anchor: anchor, room: room);
    }

    private double Total(Func<Influence, bool> belongs) => _pulls.Where(belongs).Where(pull => double.IsFinite(pull.Pull)).Sum(pull => Math.Abs(pull.Pull));

    private string Foremost => _pulls.Where(pull => double.IsFinite(pull.Pull)).GroupBy(pull => pull.From)
        .OrderByDescending(group => group.Sum(pull => Math.Abs(pull.Pull))).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;

    private int Place(string mover) => Array.FindIndex(_movers, one => one.Iso3 == mover);

    private string NameOf(string iso3) => _names.GetValueOrDefault(iso3, iso3);
}
