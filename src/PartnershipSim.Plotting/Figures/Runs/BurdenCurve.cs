using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>What a state has and what it gives.</summary>
public sealed record Burden(string Iso3, string Name, double Income, double Troops);

/// <summary>A side of the Alliance whose states share a burden.</summary>
/// <param name="Key">Of the group; decides the colour.</param>
public sealed record BurdenGroup(string Key, string Label, ImmutableArray<Burden> States);

/// <summary>
/// Who carries operations: a Lorenz curve. On the diagonal every state sends troops in proportion to its income.
/// </summary>
public sealed class BurdenCurve(ImmutableArray<BurdenGroup> groups, string years, FigureContext context)
    : Figure(context)
{
    /// <summary>The part of the width that is given to the curves; the rest explains them.</summary>
    private const float CurveWidth = 0.72f;

    private readonly ImmutableArray<(BurdenGroup Group, ImmutableArray<Step> Steps)> _curves =
        [.. groups.Select(group => (group, Step.Of(group.States))).Where(curve => curve.Item2.Length > 1)];

    /// <summary>
    /// Troop-years and income of members of 1994 (without the United States) and of partners, over the outcome years.
    /// </summary>
    public static BurdenCurve Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(GroupsOf(result), SpanOf(result), context);
    }

    /// <summary>
    /// Of which years troops and income are: "1996-2014", or where none of them lies in the data "2021-2035, income of
    /// 2020".
    /// </summary>
    internal static string SpanOf(RunRecord result)
    {
        OutcomeYears years = result.Years;
        int last = result.LastObserved;
        return years.From > last
            ? $"{years}, income of {last}"
            : new OutcomeYears(years.From, Math.Min(years.To, last)).ToString();
    }

    internal static ImmutableArray<BurdenGroup> GroupsOf(RunRecord result)
    {
        BurdenGroup Side(string key, Func<Subject, bool> belongs) => new(
            key, Words.Group(key), [.. result.States.Where(belongs).Select(state => new Burden(
                state.Key, state.Name, state.Income, state.TroopYears))]);
        return [Side("ally1994", state => state.Cohort == "ally1994"), Side("partners", state => state.IsPartner)];
    }

    public override string Name => "burden_sharing";

    public override string Title => HasData
        ? "Half of the troops come from states with " + Words.List(_curves
            .Select(curve => (curve.Group, Share: IncomeOfTopHalf(curve.Steps))).OrderBy(curve => curve.Share)
            .Select((curve, i) => $"{Words.Fixed(100 * curve.Share, 0)} %{(i == 0 ? " of the income" : "")} among "
                + Words.GroupInSentence(curve.Group.Key)))
        : "Who carries operations";

    public override string Subtitle =>
        $"Troop-years against income (GDP), {years}; states ordered from the smallest contribution for "
        + "their income to the largest";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new(
                "group", "state", "name", "income_bn_usd", "troop_years_k", "cumulated_income_share",
                "cumulated_troop_share");
            foreach ((BurdenGroup group, ImmutableArray<Step> steps) in _curves)
            {
                foreach (Step step in steps.Skip(1))
                    table.Add(
                        group.Key, step.State!.Iso3, step.State.Name, step.State.Income, step.State.Troops,
                        step.Income, step.Troops);
            }

            return table;
        }
    }

    public override bool HasData => !_curves.IsEmpty;

    protected override string Reading =>
        "mean troop-years of the replicates; members of 1994 without the United States; straight line: "
        + "troops in proportion to income";

    protected override string Description => string.Join(" ", _curves.Select(curve =>
        $"{curve.Group.Label}: the states with the highest contribution for their income have "
        + $"{Words.Fixed(100 * IncomeOfTopHalf(curve.Steps), 0)} % of the income and send half of the troops; "
        + $"the inequality (Gini) is {Words.Fixed(Gini(curve.Steps), 2)}; the highest contribution for its income "
        + $"comes from {curve.Steps[^1].State!.Name}."));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        (PixelRect cell, PixelRect names) = body.Split(CurveWidth);
        Scale percent = new Scale(0, 100, [0, 20, 40, 60, 80, 100], 0).WithRoom(0.01);
        Panel panel = new(cell, percent, percent)
        {
            HasUprightGrid = true,
            YTitle = "cumulated share of troop-years, %",
            XTitle = "cumulated share of income, %",
        };
        panel.Draw(sheet, plot =>
        {
            var equal = plot.Add.Line(0, 0, 100, 100);
            equal.LineColor = sheet.Theme.Axis;
            equal.LineWidth = 2;
            foreach ((BurdenGroup group, ImmutableArray<Step> steps) in _curves)
            {
                var line = plot.Add.Scatter(
                    steps.Select(s => 100 * s.Income).ToArray(), steps.Select(s => 100 * s.Troops).ToArray());
                line.Color = sheet.Theme.OfGroup(group.Key);
                line.LineWidth = Theme.LineWidth;
                line.MarkerSize = 6;
            }
        });
        DrawNames(sheet, names.WithTop(panel.Area.Top));
    }

    /// <summary>Beside the panel: whose curve it is, its Gini, and who gives most for its income.</summary>
    private void DrawNames(Sheet sheet, PixelRect area)
    {
        (float x, float room) = (area.Left, area.Width);
        float y = area.Top + Theme.Normal;
        foreach ((BurdenGroup group, ImmutableArray<Step> steps) in _curves)
        {
            sheet.Text(group.Label, x, y, Theme.Normal, sheet.Theme.OfGroup(group.Key), isBold: true);
            string most = Words.List(
                steps.Reverse().Take(3).Where(step => step.State is not null).Select(step => step.State!.Name));
            foreach (string line in Lettered.Wrap(
                $"inequality (Gini) {Words.Fixed(Gini(steps), 2)}; most for their income: {most}", Theme.Small, room))
            {
                y += 1.4f * Theme.Small;
                sheet.Text(line, x, y, Theme.Small, sheet.Theme.Text);
            }

            y += 3 * Theme.Small;
        }
    }

    /// <summary>
    /// The share of income of those states that, counted from the largest contribution for its income, send half of the
    /// troops.
    /// </summary>
    private static double IncomeOfTopHalf(ImmutableArray<Step> steps)
    {
        for (int i = 1; i < steps.Length; i++)
        {
            if (steps[i].Troops >= 0.5)
                return 1 - (steps[i - 1].Income + (0.5 - steps[i - 1].Troops) / (steps[i].Troops - steps[i - 1].Troops)
                    * (steps[i].Income - steps[i - 1].Income));
        }

        return 0;
    }

    private static double Gini(ImmutableArray<Step> steps) =>
        1 - Enumerable.Range(1, steps.Length - 1)
            .Sum(i => (steps[i].Income - steps[i - 1].Income) * (steps[i].Troops + steps[i - 1].Troops));

    /// <summary>A corner of the curve: all states up to this one.</summary>
    private sealed record Step(double Income, double Troops, Burden? State)
    {
        public static ImmutableArray<Step> Of(ImmutableArray<Burden> states)
        {
            Burden[] order = [.. states.Where(s => s.Income > 0 && double.IsFinite(s.Income) && s.Troops >= 0)
                .OrderBy(s => s.Troops / s.Income).ThenBy(s => s.Iso3, StringComparer.Ordinal)];
            (double income, double troops) = (order.Sum(s => s.Income), order.Sum(s => s.Troops));
            if (troops == 0)
                return [];
            List<Step> steps = [new(0, 0, null)];
            foreach (Burden state in order)
                steps.Add(new(
                    steps[^1].Income + state.Income / income, steps[^1].Troops + state.Troops / troops, state));
            return [.. steps];
        }
    }
}
