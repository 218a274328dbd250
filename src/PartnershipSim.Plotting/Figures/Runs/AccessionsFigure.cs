using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Tables;
using ScottPlot;
using static PartnershipSim.Analysis.Statistics.MonteCarloError;
using static PartnershipSim.Plotting.Charts.RunShare;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// Who joins the Alliance when, and in how many runs: a row for each state, a dot for each year, as large as the share
/// of runs in which the state joins in that year.
/// </summary>
/// <param name="accessions">Every year in which a state joins in some runs.</param>
/// <param name="from">The first year shown.</param>
/// <param name="to">The last year shown.</param>
public sealed class AccessionsFigure(ImmutableArray<Accession> accessions, int from, int to, FigureContext context)
    : Figure(context)
{
    /// <summary>More rows cannot be read.</summary>
    private const int Most = 28;

    /// <summary>A dot that stands for every run fills this part of its row.</summary>
    private const float FullDot = 0.42f;

    private readonly ImmutableArray<Joiner> _joiners =
    [
        .. accessions.GroupBy(row => row.State).Select(Joiner.Of).OrderByDescending(joiner => joiner.Share)
            .ThenBy(joiner => joiner.Middle).ThenBy(joiner => joiner.State, StringComparer.Ordinal).Take(Most)
            .OrderBy(joiner => joiner.Middle).ThenByDescending(joiner => joiner.Share)
            .ThenBy(joiner => joiner.Name, StringComparer.Ordinal),
    ];

    private readonly int _states = accessions.Select(row => row.State).Distinct().Count();

    public static AccessionsFigure Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(
            result.Accessions, result.Accessions.Select(row => row.Year).DefaultIfEmpty(result.Years.From).Min() - 1,
            result.LastYear, context);
    }

    public override string Name => "accessions";

    public override string Title
    {
        get
        {
            Joiner[] sure = [.. _joiners.Where(joiner => joiner.Share >= Always)];
            int some = _states - sure.Length;
            string who = sure.Length == 1 ? $"{sure[0].Name} joins" : $"{sure.Length} states join";
            Joiner[] unsure =
            [
                .. _joiners.Where(joiner => joiner.Share < Always).OrderByDescending(joiner => joiner.Share),
            ];
            if (unsure.Length == 0)
                return sure.Length == 0 ? "No state joins the Alliance" : $"{who} the Alliance in every run";
            Joiner likely = unsure[0];
            string often = some == 1 ? $"{likely.Name} ({Percent(likely.Share)})"
                : IsClear(likely.Share, unsure[1].Share) ? $"{likely.Name} most often ({Percent(likely.Share)})"
                : $"none of them clearly more often than the others ({Percent(likely.Share)} at most)";
            return sure.Length > 0
                ? $"{who} the Alliance in every run and {some} more in some runs, {often}"
                : $"{(some == 1 ? "One state joins" : $"{some} states join")} the Alliance in some runs, {often}";
        }
    }

    public override string Subtitle =>
        "Year of accession by state; the area of a dot is the share of runs in which the state joins in that year, the "
        + $"number on the right the share in which it has joined by {InYear(to)}";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("state", "name", "year", "joins", "member", "joined_by_data");
            foreach (Accession row in accessions)
                table.Add(row.State, row.Name, row.Year, row.Joins, row.Members, row.ByData);
            return table;
        }
    }

    public override bool HasData => !_joiners.IsEmpty;

    protected override string Reading =>
        _states > Most ? $"the {Most} of {_states} states that join most often, the CSV contains all" : "";

    protected override string Description => string.Join(" ", _joiners.Select(joiner =>
        $"{joiner.Name}: {(joiner.Share >= Always ? "every run" : $"{Percent(joiner.Share)} of the runs")}, "
        + $"{joiner.Span}{(double.IsFinite(joiner.ByData) ? $", by the data {joiner.ByData:0}" : "")}."));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("joins in the model", Sign.Dot, theme => theme.Of(Mark.Modelled)),
        .. _joiners.Any(joiner => double.IsFinite(joiner.ByData))
            ? (LegendEntry[])[new("joined by the data", Sign.Line, theme => theme.Of(Mark.Observed))] : [],
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        string[] shares = [.. _joiners.Select(joiner => Percent(joiner.Share))];
        RowChart chart = new(
            body, [.. _joiners.Select(joiner => joiner.Name)], Scale.Years(from, to, 12), null, tallest: 2.2f,
            right: Space.Widest(shares, Theme.Normal) + 2 * Space.Gap);
        chart.Panel.Draw(sheet, _ => { });
        chart.DrawNames(sheet);
        for (int row = 0; row < _joiners.Length; row++)
        {
            Joiner joiner = _joiners[row];
            float y = chart.Height(row);
            foreach (Accession year in joiner.Years)
                sheet.Dot(
                    chart.Panel.Place(year.Year, 0).X, y,
                    MathF.Max(2, FullDot * chart.Slot * MathF.Sqrt((float)year.Joins)), sheet.Theme.Of(Mark.Modelled));
            if (joiner.ByData >= from && joiner.ByData <= to)
            {
                float x = chart.Panel.Place(joiner.ByData, 0).X;
                sheet.Line(x, y - 0.5f * chart.Slot, x, y + 0.5f * chart.Slot, sheet.Theme.Of(Mark.Observed), 3);
            }

            sheet.TextBeside(
                shares[row], chart.Panel.Area.Right + Space.Gap, y, chart.Letters,
                joiner.Share >= Always ? sheet.Theme.Text : sheet.Theme.Muted);
        }
    }

    /// <summary>Do two shares of the runs differ by more than chance would make them in nine of ten cases?</summary>
    private bool IsClear(double share, double other) => share - other > OfDifference(share, other, Context.Replicates);

    /// <summary>A state with the years in which it joins.</summary>
    private sealed record Joiner(string State, string Name, ImmutableArray<Accession> Years)
    {
        public static Joiner Of(IEnumerable<Accession> rows)
        {
            Accession[] years = [.. rows.OrderBy(row => row.Year)];
            return new(years[0].State, years[0].Name, [.. years]);
        }

        public double Share => Years.Sum(year => year.Joins);

        public double ByData => Years[0].ByData;

        /// <summary>The year by which it has joined in half of the runs in which it joins.</summary>
        public int Middle
        {
            get
            {
                double sum = 0;
                return Years.First(year => (sum += year.Joins) >= 0.5 * Share - 1e-12).Year;
            }
        }

        public string Span => Years.Length == 1 ? $"in {Years[0].Year}" : $"{Years[0].Year} to {Years[^1].Year}";
    }
}
