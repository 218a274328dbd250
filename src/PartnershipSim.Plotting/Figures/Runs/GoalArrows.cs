using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// Where a state stood on one of the two goals: the mean of the replicates and their middle half, all averaged over a
/// few years.
/// </summary>
public sealed record Standing(double Mean, double P25, double P75)
{
    /// <summary>
    /// Averaged over those of the years in which the outcome has a value; not a number if it has none.
    /// </summary>
    public static Standing Of(RunRecord result, Outcome outcome, string state, IEnumerable<int> years)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(years);
        Distribution[] known = [.. years.Select(year => result[outcome, state, year])
            .Where(value => double.IsFinite(value.Mean))];
        return known.Length == 0
            ? new(double.NaN, double.NaN, double.NaN)
            : new(
                known.Average(value => value.Mean), known.Average(value => value.P25),
                known.Average(value => value.P75));
    }

    public bool IsKnown => double.IsFinite(Mean);

    /// <summary>Do the middle halves of the replicates lie clear of each other?</summary>
    public bool IsClearOf(Standing other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return P25 > other.P75 || P75 < other.P25;
    }
}

/// <summary>How one partner moved on both goals.</summary>
/// <param name="Cohort">Key of its cohort.</param>
public sealed record GoalMove(
    string Iso3, string Name, string Cohort, Standing FirstContribution, Standing FirstEffectiveness,
    Standing LastContribution, Standing LastEffectiveness)
{
    public bool IsKnown => FirstContribution.IsKnown && FirstEffectiveness.IsKnown && LastContribution.IsKnown
        && LastEffectiveness.IsKnown;

    /// <summary>Is the move in contribution more than the spread of the replicates?</summary>
    public bool MovesContribution => FirstContribution.IsClearOf(LastContribution);

    /// <summary>Is the move in effectiveness more than the spread of the replicates?</summary>
    public bool MovesEffectiveness => FirstEffectiveness.IsClearOf(LastEffectiveness);

    /// <summary>Does it clearly move towards both goals?</summary>
    public bool GainsBoth => MovesContribution && LastContribution.Mean > FirstContribution.Mean
        && MovesEffectiveness && LastEffectiveness.Mean > FirstEffectiveness.Mean;

    /// <summary>Is it more than the spread of the replicates, on one goal at least?</summary>
    public bool IsClear => MovesContribution || MovesEffectiveness;
}

/// <summary>
/// The two goals of partnership for each partner: one arrow a state, from its first years to its last, along those of
/// the two goals on which it clearly moves; a pale dot where it clearly moves on neither.
/// </summary>
public sealed class GoalArrows(
    ImmutableArray<GoalMove> moves, string firstYears, string lastYears, FigureContext context)
    : Figure(context)
{
    /// <summary>How many years are averaged at either end.</summary>
    public const int Years = 3;

    // a scale of tenfold steps cannot reach 0: what is less than this does not stretch it and stands on its edge
    private const double Least = 0.1;

    private readonly ImmutableArray<GoalMove> _moves = [.. moves.Where(move => move.IsKnown)];

    /// <summary>The states of the partner cohorts, over the outcome years.</summary>
    public static GoalArrows Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        OutcomeYears years = result.Years;
        int span = Math.Clamp((years.To - years.From + 1) / 2, 1, Years);
        int[] first = [.. Enumerable.Range(years.From, span)];
        int[] last = [.. Enumerable.Range(years.To - span + 1, span)];
        return new(
            [
                .. result.States.Where(state => state.IsPartner).Select(state => new GoalMove(
                    state.Key, state.Name, state.Cohort,
                    Standing.Of(result, Outcomes.TroopsPerMillion, state.Key, first),
                    Standing.Of(result, Outcomes.Rme, state.Key, first),
                    Standing.Of(result, Outcomes.TroopsPerMillion, state.Key, last),
                    Standing.Of(result, Outcomes.Rme, state.Key, last))),
            ],
            $"{new OutcomeYears(first[0], first[^1])}", $"{new OutcomeYears(last[0], last[^1])}", context);
    }

    public override string Name => "two_goals_by_state";

    public override string Title => HasData
        ? $"{(Both == 0 ? "None" : $"{Both}")} of {_moves.Length} partners clearly {(Both < 2 ? "moves" : "move")} "
            + $"towards both goals; {Still}"
        : "The two goals, partner by partner";

    private string Still => _moves.Count(move => !move.IsClear) switch
    {
        0 => "every one clearly moves towards or away from one",
        1 => "1 does not clearly move at all",
        int count => $"{count} do not clearly move at all",
    };

    private int Both => _moves.Count(move => move.GainsBoth);

    public override string Subtitle =>
        $"Effectiveness of resource management against contribution; one arrow a state, from the mean of {firstYears} "
        + $"to that of {lastYears}; each panel has its own scale";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("cohort", "state", "name", "goal", "years", "mean", "p25", "p75");
            foreach (GoalMove move in _moves)
            {
                Add(Outcomes.TroopsPerMillion, firstYears, move.FirstContribution);
                Add(Outcomes.TroopsPerMillion, lastYears, move.LastContribution);
                Add(Outcomes.Rme, firstYears, move.FirstEffectiveness);
                Add(Outcomes.Rme, lastYears, move.LastEffectiveness);

                void Add(Outcome goal, string years, Standing standing) =>
                    table.Add(
                        move.Cohort, move.Iso3, move.Name, goal.Key, years, standing.Mean, standing.P25, standing.P75);
            }

            return table;
        }
    }

    public override bool HasData => !_moves.IsEmpty;

    protected override string Reading =>
        "means of the replicates; a move is clear if the middle halves of the replicates lie apart, and an arrow shows "
        + $"only clear moves; pale dots: no clear move; less than {Least} stands on the edge";

    protected override string Description => string.Join(" ", _moves
        .OrderByDescending(move => move.LastContribution.Mean - move.FirstContribution.Mean)
        .Select(move => $"{move.Name}: from {Words.Number(move.FirstContribution.Mean)} "
            + $"to {Words.Number(move.LastContribution.Mean)} troops per million, "
            + $"from {Words.Number(move.FirstEffectiveness.Mean)} to "
            + $"{Words.Number(move.LastEffectiveness.Mean)} thousand per bn US$."));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        (string Key, GoalMove[] Moves)[] cohorts = [.. Attitudes.PartnerCohorts
            .Select(cohort => (cohort, _moves.Where(move => move.Cohort == cohort).ToArray()))
            .Where(cohort => cohort.Item2.Length > 0)];
        Tiling tiling = Tiling.For(cohorts.Length, body);
        for (int i = 0; i < cohorts.Length; i++)
            DrawPanel(
                sheet, tiling.Cell(i), cohorts[i].Key, cohorts[i].Moves, hasXTitle: tiling.IsLowest(i, cohorts.Length));
    }

    private static void DrawPanel(Sheet sheet, PixelRect cell, string cohort, GoalMove[] moves, bool hasXTitle)
    {
        int both = moves.Count(move => move.GainsBoth);
        Panel panel = new(cell,
            ScaleOf(moves.SelectMany(move => (double[])[move.FirstContribution.Mean, move.LastContribution.Mean])),
            ScaleOf(moves.SelectMany(move => (double[])[move.FirstEffectiveness.Mean, move.LastEffectiveness.Mean])))
        {
            Heading = $"{Words.Group(cohort)}: {both} of {moves.Length} clearly towards both",
            YTitle = "effectiveness, thousand soldiers per bn US$",
            XTitle = hasXTitle ? "troops in operations per million inhabitants" : null,
            HasUprightGrid = true,
        };
        panel.Draw(sheet, _ => { });
        Color strong = sheet.Theme.OfGroup(cohort);
        Color pale = sheet.Theme.Soft(strong);
        Arrow[] arrows = [.. moves.OrderBy(move => move.IsClear).Select(move => Arrow.Of(move, panel))];
        foreach (Arrow arrow in arrows)
            arrow.Draw(sheet, arrow.Move.IsClear ? strong : pale);
        // codes between names would have to be looked up: what has no room stays without a name
        MarkNames.Label(
            sheet, panel.Area,
            [
                .. arrows.Where(arrow => arrow.Move.IsClear).OrderByDescending(arrow => arrow.Length)
                    .Select(arrow => (arrow.Move.Name, arrow.End)),
            ],
            [.. arrows.SelectMany(arrow => arrow.Points)]);
    }

    private static Scale ScaleOf(IEnumerable<double> values) =>
        Scale.Tenfold(values.Where(value => value >= Least), isTight: true);

    private sealed record Arrow(GoalMove Move, (float X, float Y) Start, (float X, float Y) End)
    {
        private const float Head = 13;

        /// <summary>On a goal on which the move is not clear, both ends stand in the middle.</summary>
        public static Arrow Of(GoalMove move, Panel panel)
        {
            (double x1, double x2) = Ends(move.FirstContribution, move.LastContribution, move.MovesContribution);
            (double y1, double y2) = Ends(move.FirstEffectiveness, move.LastEffectiveness, move.MovesEffectiveness);
            return new(move, PlaceOf(x1, y1, panel), PlaceOf(x2, y2, panel));
        }

        private static (double First, double Last) Ends(Standing first, Standing last, bool isClear)
        {
            double middle = 0.5 * (first.Mean + last.Mean);
            return isClear ? (first.Mean, last.Mean) : (middle, middle);
        }

        private static (float X, float Y) PlaceOf(double contribution, double effectiveness, Panel panel) =>
            panel.Place(Math.Max(panel.X.Low, contribution), Math.Max(panel.Y.Low, effectiveness));

        public float Length =>
            MathF.Sqrt((End.X - Start.X) * (End.X - Start.X) + (End.Y - Start.Y) * (End.Y - Start.Y));

        /// <summary>Points along it, near enough to each other that no name fits between two.</summary>
        public IEnumerable<(float X, float Y)> Points
        {
            get
            {
                int pieces = 1 + (int)(Length / 8);
                return Enumerable.Range(0, pieces + 1)
                    .Select(i => (Start.X + (End.X - Start.X) * i / pieces, Start.Y + (End.Y - Start.Y) * i / pieces));
            }
        }

        public void Draw(Sheet sheet, Color color)
        {
            sheet.Line(Start.X, Start.Y, End.X, End.Y, color, 2.5f);
            if (Length > Head)
                sheet.ArrowHead(Start.X, Start.Y, End.X, End.Y, Head, color);
            else
                sheet.Dot(End.X, End.Y, 5, color);
        }
    }
}
