using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>
/// The terms of one decision in two scenarios, side by side: where the bars differ, the decision differs.
/// </summary>
public sealed class TwinBarsFigure(TwinLedger ledger, FigureContext context, string name = "twin_ledger")
    : Figure(context)
{
    private readonly ImmutableArray<TermRow> _terms = [.. ledger.Terms.Where(
        term => double.IsFinite(term.Base) || double.IsFinite(term.Other))];

    public override string Name => name;

    public override string Title => ledger.Question;

    public override string Subtitle =>
        $"Terms of the decision in two scenarios under common random numbers, {Words.Unit(ledger.Unit)}";

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

    protected override string Description => _terms.IsEmpty
        ? ""
        : $"The largest change is in {Largest.Label}: {Words.Number(Largest.Base)} in {ledger.BaseName}, "
            + $"{Words.Number(Largest.Other)} in {ledger.OtherName}.";

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new(ledger.BaseName, Sign.Square, theme => theme.Of(Mark.Base)),
        new(ledger.OtherName, Sign.Square, theme => theme.Of(Mark.Scenario)),
    ];

    private TermRow Largest =>
        _terms.MaxBy(term => double.IsFinite(term.Other - term.Base) ? Math.Abs(term.Other - term.Base) : -1)!;

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        double[] all = [.. _terms.SelectMany(term => new[] { term.Base, term.Other })];
        int decimals = Words.Decimals(all);
        float values = Space.Widest(all.Select(value => Words.WithSign(value, decimals)), Theme.Small) + Space.Gap;
        Scale scale = Scale.Of(all, withZero: true, most: 8).WithRoom();
        RowChart chart = new(
            body, [.. _terms.Select(term => term.Label)], scale, Words.Unit(ledger.Unit), tallest: 3.8f, right: values);
        chart.Panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _terms.Length; i++)
            {
                plot.Add.Plottable(chart.Bar(i, 0.04, 0.36, 0, _terms[i].Base, sheet.Theme.Of(Mark.Base)));
                plot.Add.Plottable(chart.Bar(i, -0.36, -0.04, 0, _terms[i].Other, sheet.Theme.Of(Mark.Scenario)));
            }
        });
        chart.DrawNames(sheet);
        for (int i = 0; i < _terms.Length; i++)
        {
            Value(i, 0.20, _terms[i].Base);
            Value(i, -0.20, _terms[i].Other);
        }

        void Value(int row, double above, double value)
        {
            if (!double.IsFinite(value))
                return;
            (float x, float y) = chart.Panel.Place(Math.Max(0, value), chart.Middle(row) + above);
            sheet.TextBeside(
                Words.WithSign(value, decimals), x + Space.Gap, y, Math.Min(Theme.Small, 0.38f * chart.Slot));
        }
    }
}
