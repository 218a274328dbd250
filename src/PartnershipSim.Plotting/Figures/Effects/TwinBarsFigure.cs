using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>The terms of one decision in two worlds, side by side: where the bars differ, there the decision was changed.</summary>
public sealed class TwinBarsFigure(TwinLedger ledger, FigureContext context, string name = "twin_ledger") : Figure(context)
{
    private readonly ImmutableArray<TermRow> _terms = [.. ledger.Terms.Where(term => double.IsFinite(term.Base) || double.IsFinite(term.Other))];

    public override string Name => name;

    public override string Title => ledger.Question;

    public override string Subtitle => $"Terms of the decision in two worlds that share their luck, {Words.Unit(ledger.Unit)}";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("term", "unit", "base", "other", "difference");
            foreach (TermRow term in ledger.Terms)
                table.Add(term.Label, ledger.Unit, term.Base, term.Other, term.Other - term.Base);
            return table;
        }
    }

    public override bool HasData => !_terms.IsEmpty;

    protected override string Reading => $"base: {ledger.BaseName}, other: {ledger.OtherName}, same draws";

    protected override string Description => _terms.IsEmpty ? "" : $"The largest change is in {Largest.Label}: {Words.Number(Largest.Base)} in {ledger.BaseName}, {Words.Number(Largest.Other)} in {ledger.OtherName}.";

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new(ledger.BaseName, Sign.Square, theme => theme.Of(Mark.Base)),
        new(ledger.OtherName, Sign.Square, theme => theme.Of(Mark.Scenario)),
    ];

    private TermRow Largest => _terms.MaxBy(term => double.IsFinite(term.Other - term.Base) ? Math.Abs(term.Other - term.Base) : -1)!;

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        float left = Math.Min(560, 24 + _terms.Max(term => Lettered.WidthOf(term.Label, Theme.Normal)));
        float height = Math.Min(body.Height - 74, _terms.Length * 76f);
        Panel panel = new(
            new(body.Left + left, body.Right - 110, body.Top + 10 + height, body.Top + 10),
            Scale.Of(_terms.SelectMany(term => new[] { term.Base, term.Other }), withZero: true, most: 8).WithRoom(),
            Scale.Rows(_terms.Length))
        {
            HasUprightGrid = true,
            HasYLabels = false,
            XTitle = Words.Unit(ledger.Unit),
        };
        panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _terms.Length; i++)
            {
                double row = _terms.Length - 1 - i;
                plot.Add.Plottable(Bar(row + 0.04, _terms[i].Base, sheet.Theme.Of(Mark.Base)));
                plot.Add.Plottable(Bar(row - 0.36, _terms[i].Other, sheet.Theme.Of(Mark.Scenario)));
            }
        });
        for (int i = 0; i < _terms.Length; i++)
            DrawTexts(sheet, panel, _terms[i], _terms.Length - 1 - i);
    }

    private static Area Bar(double low, double value, Color color) => double.IsFinite(value)
        ? new([new(0, low), new(value, low), new(value, low + 0.32), new(0, low + 0.32)], color)
        : new([], color);

    private void DrawTexts(Sheet sheet, Panel panel, TermRow term, double row)
    {
        float room = panel.Area.Left - Theme.Margin - 14;
        float size = Math.Min(Theme.Normal, Theme.Normal * room / Math.Max(1, Lettered.WidthOf(term.Label, Theme.Normal)));
        sheet.Text(term.Label, panel.Area.Left - 14, panel.Place(0, row).Y + 0.35f * size, size, anchor: Anchor.End);
        float slot = panel.Area.Height / (float)(panel.Y.High - panel.Y.Low);
        float letters = Math.Min(Theme.Small, 0.38f * slot);
        Value(term.Base, row + 0.20);
        Value(term.Other, row - 0.20);

        void Value(double value, double middle)
        {
            if (!double.IsFinite(value))
                return;
            (float x, float y) = panel.Place(Math.Max(0, value), middle);
            sheet.Text(Words.WithSign(value, Words.Decimals(_terms.SelectMany(t => new[] { t.Base, t.Other }))), x + 10, y + 0.35f * letters, letters, sheet.Theme.Text);
        }
    }
}
