using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.History;

/// <summary>
/// Skill against reference forecasts, with intervals: one row a question, one column a reference. Right of the line the
/// model is better.
/// </summary>
/// <param name="group">all or partners.</param>
public sealed class SkillFigure(HindcastRecord record, string group, FigureContext context) : Figure(context)
{
    /// <summary>Worse skills are cut: how much worse than twice the error does not matter.</summary>
    private const double Worst = -1;

    private const int HeadingLines = 2;
    private const float LineHeight = 1.3f;

    private static readonly (string Key, string Heading)[] Rivals =
    [
        ("no_change", "persistence"), ("scaled", "scaled persistence"), ("dressed", "persistence with an error band"),
        ("status_rule", "status rule"), ("regression", "regression"),
    ];

    private readonly ImmutableArray<(Headline Headline, SkillRow?[] Skills)> _rows =
    [
        .. Headline.All.Select(
            headline => (headline, Rivals.Select(rival => headline.Against(rival.Key, group, record)).ToArray()))
            .Where(row => row.Item2.Any(skill => skill is not null)),
    ];

    public override string Name => $"skill_{group}";

    public override string Title => HasData
        ? $"Against reference forecasts the model wins {Count(SkillVerdict.Wins)}, "
            + $"ties {Count(SkillVerdict.Ties)} and loses {Count(SkillVerdict.Loses)} of "
            + $"{_rows.Sum(row => row.Skills.Count(skill => skill is not null))} contests"
        : "Skill against reference forecasts";

    public override string Subtitle =>
        $"Skill on held-out years, {(group == "all" ? "all states" : "partner states")}: "
        + "1 − score/reference, with 90 % intervals; hollow where they contain 0";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("question", "score", "against", "skill", "lo90", "hi90", "verdict");
            foreach ((Headline headline, SkillRow?[] skills) in _rows)
            {
                foreach (SkillRow skill in skills.OfType<SkillRow>())
                    table.Add(
                        headline.Asks, skill.Score, skill.Against, skill.Value, skill.Low, skill.High,
                        skill.Verdict.ToString().ToLowerInvariant());
            }

            return table;
        }
    }

    public override bool HasData => !_rows.IsEmpty;

    protected override string Reading => "intervals: 90 %, over resampled states; what reaches beyond −1 is cut";

    protected override string Description => string.Join(" ", HindcastWords.Verdict(record, group));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("the model is better", Sign.Dot, theme => theme.Palette.More),
        new("the reference is better", Sign.Dot, theme => theme.Palette.Less),
        new("not distinguishable", Sign.Dot, theme => theme.Palette.Other),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        float labels = Space.Gutter(_rows.Select(row => row.Headline.Label.Trim()), Theme.Small, body);
        PixelRect chart = body.WithLeft(body.Left + labels)
            .WithTop(body.Top + HeadingLines * LineHeight * Theme.Normal);
        for (int c = 0; c < Rivals.Length; c++)
        {
            PixelRect cell = chart.Column(c, Rivals.Length);
            Panel panel = new(cell, new Scale(Worst, 1, [-0.5, 0, 0.5], 1), Scale.Rows(_rows.Length))
            {
                HasUprightGrid = true,
                HasYLabels = false,
                HasLevelGrid = false,
            };
            panel.Draw(sheet, _ => { });
            DrawHeading(sheet, Rivals[c].Heading, panel.Area);
            for (int r = 0; r < _rows.Length; r++)
            {
                float middle = panel.Area.RowMiddle(r, _rows.Length);
                if (c == 0)
                    DrawName(sheet, _rows[r].Headline.Label, chart.Left - Space.Gap, middle);
                if (_rows[r].Skills[c] is { } skill)
                    DrawSkill(sheet, panel, skill, middle);
            }
        }
    }

    /// <summary>Above a column, its last line next to the data.</summary>
    private static void DrawHeading(Sheet sheet, string heading, PixelRect column)
    {
        IReadOnlyList<string> lines = Lettered.Wrap(heading, Theme.Normal, column.Width, isBold: true);
        for (int i = 0; i < lines.Count; i++)
            sheet.TextBeside(
                lines[i], column.Left, column.Top - (lines.Count - i - 0.4f) * LineHeight * Theme.Normal,
                Theme.Normal, isBold: true);
    }

    /// <summary>A question; those that only split another are set back.</summary>
    private static void DrawName(Sheet sheet, string label, float right, float middle) =>
        sheet.TextBeside(
            label.Trim(), right, middle, Theme.Small, label.StartsWith(' ') ? sheet.Theme.Muted : sheet.Theme.Text,
            Anchor.End);

    private static void DrawSkill(Sheet sheet, Panel panel, SkillRow skill, float y)
    {
        Color color = skill.Verdict switch
        {
            SkillVerdict.Wins => sheet.Theme.Palette.More,
            SkillVerdict.Loses => sheet.Theme.Palette.Less,
            _ => sheet.Theme.Palette.Other,
        };
        float At(double value) => panel.Place(Math.Clamp(value, Worst, 1), 0).X;
        sheet.Line(At(skill.Low), y, At(skill.High), y, color, 4);
        sheet.Dot(At(skill.Value), y, 7, color);
        if (skill.Verdict == SkillVerdict.Ties)
            sheet.Dot(At(skill.Value), y, 4, sheet.Theme.Background);
    }

    private int Count(SkillVerdict verdict) =>
        _rows.SelectMany(row => row.Skills).Count(skill => skill?.Verdict == verdict);
}
