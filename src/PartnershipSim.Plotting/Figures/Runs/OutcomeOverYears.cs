using System.Collections.Immutable;
using PartnershipSim.Library;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>One outcome of a run through the years, of every group that was asked for: what a script draws.</summary>
public sealed class OutcomeOverYears : Figure
{
    private readonly Outcome _outcome;
    private readonly ImmutableArray<Trajectory> _groups;

    private OutcomeOverYears(Outcome outcome, ImmutableArray<Trajectory> groups, FigureContext context)
        : base(context)
    {
        _outcome = outcome;
        _groups = groups;
    }

    /// <summary>The figure of an answer of <see cref="ScenarioModel.Run"/>.</summary>
    /// <param name="answer">A run with <c>hasYears: true</c>.</param>
    /// <param name="outcome">Key of an outcome that was asked for, of one group or several.</param>
    /// <exception cref="ArgumentException">It was not asked for, or single years were not.</exception>
    public static OutcomeOverYears Of(RunAnswer answer, string outcome)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!answer.HasYears)
            throw new ArgumentException("single years were not kept; ask for them: Run(..., hasYears: true)");
        ILookup<string, OutcomeSummary> years = answer.Years().Where(row => row.Outcome == outcome)
            .ToLookup(row => row.Group);
        if (Outcomes.Find(outcome) is not { } declared || years.Count == 0)
            throw new ArgumentException($"{outcome} was not asked for", nameof(outcome));
        string unit = Trajectory.UnitInAYear(declared);
        return new(
            declared,
            [
                .. years.Select(rows => new Trajectory(
                    rows.Key, Words.Group(rows.Key), outcome, unit, Horizon.Start, [.. rows.Select(Values)])),
            ],
            new(answer.Scenario.Name, answer.Replicates, answer.Seed, "")
            {
                LastObserved = answer.Scenario.Scenario.Data.LastObserved,
            });
    }

    /// <inheritdoc/>
    public override string Name => $"{_outcome.Key}_by_year";

    /// <inheritdoc/>
    public override string Title =>
        $"{Words.Capital(_outcome.Label)}: {string.Join(", ", _groups.Select(group => group.Label))}";

    /// <inheritdoc/>
    public override string Subtitle => $"{Words.Capital(_outcome.Meaning)}; {_groups[0].Unit}, year by year";

    /// <inheritdoc/>
    public override CsvTable Data => Trajectory.Table(_groups);

    /// <inheritdoc/>
    public override bool HasData => _groups.Any(group => group.IsKnown);

    /// <inheritdoc/>
    protected override string Reading => Bands.ReadingOf(Context);

    /// <inheritdoc/>
    protected override string Description =>
        string.Join(" ", _groups.Select(group => $"{group.Label}: {_outcome.Label} {group.Story}."));

    /// <inheritdoc/>
    protected override ImmutableArray<LegendEntry> Legend =>
        Bands.Legend(_groups.Length == 1 ? _groups[0].Key : "all");

    /// <inheritdoc/>
    protected override void DrawBody(Sheet sheet, PixelRect body) =>
        LineChart.Draw(sheet, body, [.. _groups.Where(group => group.IsKnown)], _groups[0].Unit);

    private static Distribution Values(OutcomeSummary row) =>
        new(row.Count, row.Mean, row.Sd, row.P05, row.P25, row.P50, row.P75, row.P95);
}
