using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.History;

/// <summary>Skill against rules of thumb, with intervals: one row a question, one column a rule. Right of the line the model is better.</summary>
/// <param name="group">all or partners.</param>
public sealed class SkillFigure(HindcastRecord record, string group, FigureContext context) : Figure(context)
{
    private const double Worst = -1;

    private static readonly (string Key, string Heading)[] Rivals =
        [("no_change", "no change"), ("scaled", "scaled no change"), ("dressed", "dressed no change"), ("status_rule", "status rule"), ("regression", "regression")];

    private readonly ImmutableArray<(Headline Headline, SkillRow?[] Skills)> _rows =
    [
        .. Headline.All.Select(headline => (headline, Rivals.Select(rival => headline.Against(rival.Key, group, record)).ToArray()))
            .Where(row => row.Item2.Any(skill => skill is not null)),
    ];

    public override string Name => $"skill_{group}";

    public override string Title => HasData
        ? $"Against rules of thumb the model wins {Count(SkillVerdict.Wins)}, ties {Count(SkillVerdict.Ties)} and loses {Count(SkillVerdict.Loses)} of {_rows.Sum(row => row.Skills.Count(skill => skill is not null))} contests"
        : "Skill against rules of thumb";

    public override string Subtitle =>
        $"Skill on held-out years, {(group == "all" ? "all states" : "partner states")}: 1 − score/benchmark, with 90 % intervals; hollow where they hold 0";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("question", "score", "against", "skill", "lo90", "hi90", "verdict");
            foreach ((Headline headline, SkillRow?[] skills) in _rows)
            {
                foreach (SkillRow skill in skills.OfType<SkillRow>())
                    table.Add(headline.Asks, skill.Score, skill.Against, skill.Value, skill.Low, skill.High, skill.Verdict.ToString().ToLowerInvariant());
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
        new("the benchmark is better", Sign.Dot, theme => theme.Palette.Less),
        new("cannot be told", Sign.Dot, theme => theme.Palette.Other),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        const float labels = 300;
        float width = (body.Width - labels) / Rivals.Length;
        PixelRect rows = new(body.Left, body.Right, body.Bottom - 30, body.Top + 34);
        float step = rows.Height / _rows.Length;
        for (int r = 0; r < _rows.Length; r++)
            sheet.Text(_rows[r].Headline.Label.Trim(), body.Left + labels - 18, rows.Top + (r + 0.5f) * step + 0.35f * Theme.Small, Theme.Small, _rows[r].Headline.Label.StartsWith(' ') ? sheet.Theme.Muted : sheet.Theme.Text, Anchor.End);
        for (int c = 0; c < Rivals.Length; c++)
        {
            float left = body.Left + labels + c * width;
            PixelRect area = new(left + 8, left + width - 12, rows.Bottom, rows.Top);
            sheet.Text(Rivals[c].Heading, area.Left, body.Top + 16, Theme.Normal, isBold: true);
            Panel panel = new(area, new Scale(Worst, 1, [-0.5, 0, 0.5], 1), Scale.Rows(_rows.Length)) { HasUprightGrid = true, HasYLabels = false, HasLevelGrid = false };
            panel.Draw(sheet, _ => { });
            for (int r = 0; r < _rows.Length; r++)
            {
                if (_rows[r].Skills[c] is { } skill)
                    DrawSkill(sheet, panel, skill, rows.Top + (r + 0.5f) * step);
            }
        }
    }

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

    private int Count(SkillVerdict verdict) => _rows.SelectMany(row => row.Skills).Count(skill => skill?.Verdict == verdict);
}
