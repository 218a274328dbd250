using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// Who moved whom: the strongest pulls of one state on another, one row each, with the range over the replicates.
/// All pulls together could not be read: every state is a little influenced by every other.
/// </summary>
public sealed class InfluenceFigure : Figure
{
    private const int Most = 20;

    private readonly ImmutableArray<Influence> _pulls;
    private readonly ImmutableDictionary<string, string> _names;
    private readonly string _years;
    private readonly ImmutableArray<Influence> _drawn;

    /// <param name="names">Of states, by iso3.</param>
    /// <param name="years">Over which the pulls are summed.</param>
    public InfluenceFigure(
        ImmutableArray<Influence> pulls, ImmutableDictionary<string, string> names, string years, FigureContext context)
        : base(context)
    {
        _pulls = pulls;
        _names = names;
        _years = years;
        _drawn =
        [
            .. pulls.Where(pull => double.IsFinite(pull.Pull) && (pull.Low > 0 || pull.High < 0))
                .OrderByDescending(pull => Math.Abs(pull.Pull)).ThenBy(pull => pull.From, StringComparer.Ordinal)
                .ThenBy(pull => pull.To, StringComparer.Ordinal).Take(Most),
        ];
    }

    public static InfluenceFigure Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(
            result.Influences, result.States.ToImmutableDictionary(state => state.Key, state => state.Name),
            result.Years.ToString(), context);
    }

    public override string Name => "who_moved_whom";

    public override string Title
    {
        get
        {
            if (!HasData)
                return "Who moved whom";
            (string state, double sum) = Foremost;
            return $"{Words.Capital(Words.StateInSentence(NameOf(state)))} moves the attitudes of others to operations "
                + $"most, by {Words.Number(sum)} index points in all";
        }
    }

    public override string Subtitle =>
        "The strongest pulls of one state's attitude to operations on another's, index points summed over "
        + $"{_years}; line: lowest to highest of the replicates";

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

    public override bool HasData => !_drawn.IsEmpty;

    protected override string Reading =>
        $"mean of the first {Influence.Replicates} replicates at most; the CSV contains all pulls; "
        + "the sum in the title is without sign";

    protected override string Description => HasData
        ? "The strongest pulls: " + string.Join("; ", _drawn.Take(8).Select(pull =>
            $"{NameOf(pull.From)} {(pull.Pull > 0 ? "raises" : "lowers")} {NameOf(pull.To)} by "
            + Words.Number(Math.Abs(pull.Pull)))) + "."
        : "No state pulls another in the same direction in all replicates.";

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("raises the other's attitude", Sign.Dot, theme => theme.Palette.More),
        new("lowers it", Sign.Dot, theme => theme.Palette.Less),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        int decimals = Words.Decimals(_drawn.Select(pull => pull.Pull));
        string[] values = [.. _drawn.Select(pull => Words.WithSign(pull.Pull, decimals))];
        RowChart chart = new(
            body, [.. _drawn.Select(pull => $"{NameOf(pull.From)} on {NameOf(pull.To)}")],
            Scale.Of(_drawn.SelectMany(pull => new[] { pull.Low, pull.High }), withZero: true, most: 8).WithRoom(),
            "index points", tallest: 4, right: Space.Widest(values, Theme.Normal, isBold: true) + Space.Air);
        chart.Panel.Draw(sheet, _ => { });
        chart.DrawNames(sheet);
        for (int row = 0; row < _drawn.Length; row++)
        {
            Influence pull = _drawn[row];
            Color color = pull.Pull > 0 ? sheet.Theme.Palette.More : sheet.Theme.Palette.Less;
            chart.DrawInterval(sheet, row, 0, pull.Low, pull.High, color, 3);
            (float x, float y) = chart.Panel.Place(pull.Pull, chart.Middle(row));
            sheet.Dot(x, y, 7, color);
            sheet.TextBeside(values[row], body.Right, y, chart.Letters, color, Anchor.End, isBold: true);
        }
    }

    private (string State, double Sum) Foremost => _pulls.Where(pull => double.IsFinite(pull.Pull))
        .GroupBy(pull => pull.From)
        .Select(group => (State: group.Key, Sum: group.Sum(pull => Math.Abs(pull.Pull))))
        .OrderByDescending(mover => mover.Sum).ThenBy(mover => mover.State, StringComparer.Ordinal).First();

    private string NameOf(string iso3) => _names.GetValueOrDefault(iso3, iso3);
}
