using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Results.Tables;
using ScottPlot;
using static PartnershipSim.Analysis.Statistics.MonteCarloError;
using static PartnershipSim.Plotting.Charts.RunShare;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>
/// Who joins the Alliance at another time, or in more or fewer runs, than in the base: a row for each such state, in it
/// the years of accession in the base above those in the scenario.
/// </summary>
/// <param name="scenario">The title of the scenario that is compared with the base.</param>
/// <param name="baseName">The name of the base, as words.</param>
/// <param name="before">Every year in which a state joins in some runs of the base.</param>
/// <param name="after">The same of the scenario.</param>
/// <param name="lastYear">The last year of the runs.</param>
public sealed class AccessionsChange(
    string scenario, string baseName, ImmutableArray<Accession> before, ImmutableArray<Accession> after, int lastYear,
    FigureContext context, string name = "accessions_change") : Figure(context)
{
    /// <summary>More rows cannot be read.</summary>
    private const int Most = 20;

    /// <summary>So many states are named in the title.</summary>
    private const int Named = 2;

    /// <summary>Smaller differences of a share of the runs are not worth a row.</summary>
    private const double Smallest = 0.02;

    /// <summary>A dot that stands for every run fills this part of its half of the row.</summary>
    private const float FullDot = 0.2f;

    private readonly ImmutableArray<Change> _changes =
    [
        .. before.Concat(after).Select(row => row.State).Distinct()
            .Select(state => Change.Of(state, before, after))
            .Where(change => change.IsClear(context.Replicates))
            .OrderByDescending(change => change.Size).ThenBy(change => change.Name, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Title
    {
        get
        {
            if (!HasData)
                return $"{scenario}: no state clearly joins at another time or in another share of the runs";
            if (_changes.Length <= Named)
                return $"{scenario}: accession of "
                    + Words.List(_changes.Select(change => $"{change.Name} {Phrase(change)}"));
            if (_changes.All(change => change.ShareAfter == 0))
                return $"{scenario}: {_changes.Length} states that join in {baseName} never do";
            return $"{scenario}: accession of {_changes[0].Name} {Phrase(_changes[0])}; "
                + $"{_changes.Length - 1} more states change";
        }
    }

    /// <inheritdoc/>
    public override string Subtitle =>
        "Year of accession by state; the area of a dot is the share of runs in which the state joins in that year; on "
        + $"the right the share in which it has joined by {InYear(lastYear)}, in {baseName} → in {scenario}";

    /// <inheritdoc/>
    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("scenario", "state", "name", "year", "joins", "member", "joined_by_data", "clear");
            foreach (Accession row in before.Concat(after))
                table.Add(
                    row.Scenario, row.State, row.Name, row.Year, row.Joins, row.Members, row.ByData,
                    _changes.Any(change => change.State == row.State) ? 1 : 0);
            return table;
        }
    }

    /// <inheritdoc/>
    public override bool HasData => !_changes.IsEmpty;

    /// <inheritdoc/>
    protected override string Reading =>
        $"a share of the runs has a 90 % interval of ±{Words.Fixed(100 * OfAnyShare(Context.Replicates), 0)} points at "
        + "most (Monte Carlo error); states whose shares differ by less are left out"
        + (_changes.Length > Most ? $"; the {Most} largest of {_changes.Length} changes, the CSV contains all" : "");

    /// <inheritdoc/>
    protected override string Description =>
        string.Join(" ", _changes.Take(Most).Select(change => $"{change.Name}: {Phrase(change)}."));

    /// <inheritdoc/>
    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new(baseName, Sign.Dot, theme => theme.Of(Mark.Base)),
        new(scenario, Sign.Dot, theme => theme.Of(Mark.Scenario)),
    ];

    /// <inheritdoc/>
    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Change[] shown = [.. _changes.Take(Most)];
        int from = shown.SelectMany(change => change.Before.Concat(change.After)).Min(row => row.Year) - 1;
        string[] shares = [.. shown.Select(change => $"{Percent(change.ShareBefore)} → {Percent(change.ShareAfter)}")];
        RowChart chart = new(
            body, [.. shown.Select(change => change.Name)], Scale.Years(from, lastYear, 12), null, tallest: 6.5f,
            right: Space.Widest(shares, Theme.Normal) + 2 * Space.Gap);
        chart.Panel.Draw(sheet, _ => { });
        chart.DrawNames(sheet);
        for (int row = 0; row < shown.Length; row++)
        {
            Draw(row, 0.2, shown[row].Before, sheet.Theme.Of(Mark.Base));
            Draw(row, -0.2, shown[row].After, sheet.Theme.Of(Mark.Scenario));
            sheet.TextBeside(shares[row], chart.Panel.Area.Right + Space.Gap, chart.Height(row), chart.Letters);
        }

        void Draw(int row, double above, ImmutableArray<Accession> years, Color color)
        {
            foreach (Accession year in years)
                sheet.Dot(
                    chart.Panel.Place(year.Year, 0).X, chart.Height(row, above),
                    MathF.Max(2, FullDot * chart.Slot * MathF.Sqrt((float)year.Joins)), color);
        }
    }

    /// <summary>"in 2004 instead of 2023", "by 2035 in 80 % of the runs instead of 24 %".</summary>
    private string Phrase(Change change) => change switch
    {
        { ShareBefore: >= Always, ShareAfter: >= Always } =>
            $"in {Span(change.After)} instead of {Span(change.Before)}",
        { ShareBefore: 0, ShareAfter: >= Always } => $"in {Span(change.After)} instead of never",
        { ShareBefore: >= Always, ShareAfter: 0 } => $"never instead of in {Span(change.Before)}",
        _ when Percent(change.ShareBefore) == Percent(change.ShareAfter) =>
            $"around {change.MiddleAfter} instead of {change.MiddleBefore}, in {Percent(change.ShareAfter)} of the "
            + "runs",
        _ => $"by {InYear(lastYear)} in {Percent(change.ShareAfter)} of the runs instead of "
            + $"{Percent(change.ShareBefore)}",
    };

    private static string Span(ImmutableArray<Accession> years) =>
        years.Length == 1 ? $"{years[0].Year}" : $"{years[0].Year} to {years[^1].Year}";

    /// <summary>A state with the years in which it joins in either scenario.</summary>
    private sealed record Change(
        string State, string Name, ImmutableArray<Accession> Before, ImmutableArray<Accession> After)
    {
        public static Change Of(string state, ImmutableArray<Accession> before, ImmutableArray<Accession> after)
        {
            ImmutableArray<Accession> Own(ImmutableArray<Accession> rows) =>
                [.. rows.Where(row => row.State == state).OrderBy(row => row.Year)];
            (ImmutableArray<Accession> b, ImmutableArray<Accession> a) = (Own(before), Own(after));
            return new(state, (b.IsEmpty ? a[0] : b[0]).Name, b, a);
        }

        public double ShareBefore => Before.IsEmpty ? 0 : Before[^1].Members;

        public double ShareAfter => After.IsEmpty ? 0 : After[^1].Members;

        public int MiddleBefore => Middle(Before);

        public int MiddleAfter => Middle(After);

        /// <summary>The largest difference of the shares of members in any year.</summary>
        public double Size => Years.Max(year => Math.Abs(In(After, year) - In(Before, year)));

        private IEnumerable<int> Years => Before.Concat(After).Select(row => row.Year);

        /// <summary>
        /// Do the shares of members differ in any year by more than two independent samples would in nine of ten
        /// cases? The samples are paired, so this asks too much rather than too little.
        /// </summary>
        public bool IsClear(int replicates) => Years.Any(year =>
        {
            double before = In(Before, year), after = In(After, year);
            return Math.Abs(after - before) > Math.Max(Smallest, OfDifference(before, after, replicates));
        });

        private static double In(ImmutableArray<Accession> rows, int year) =>
            rows.Where(row => row.Year <= year).Select(row => row.Members).LastOrDefault();

        private static int Middle(ImmutableArray<Accession> rows) =>
            rows.First(row => row.Members >= 0.5 * rows[^1].Members - 1e-12).Year;
    }
}
