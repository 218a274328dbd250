using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>How a team has done so far, out of 100.</summary>
/// <param name="Team">Planners, or the iso3 of a state.</param>
/// <param name="Aims">Points for each secret aim; none for planners.</param>
/// <param name="Approval">What voters think of a government, 0 to 100; null for planners.</param>
/// <param name="Total">All together.</param>
internal sealed record Score(string Team, ImmutableArray<AimScore> Aims, double? Approval, double Total)
{
    /// <summary>Below this approval a government would have lost the next election, and half of its points.</summary>
    public const double Safe = 30;

    private const double Start = 60;

    /// <summary>Points of approval for one point of GDP more than voters see a reason for.</summary>
    private const double OfSpending = 40;

    /// <summary>
    /// Points of approval for the first death abroad more than without any decision; each further one counts less, as
    /// with public support for wars.
    /// </summary>
    private const double OfDeaths = 8;

    /// <summary>A tenth more troop-years of partners than without any decision earns planners full points.</summary>
    private const double PlannersTarget = 0.1;

    /// <summary>Planners are measured by partners' troops.</summary>
    public static Score OfPlanners(RoundReport report)
    {
        double change = report.TroopYearsWithout > 0 ? report.TroopYears / report.TroopYearsWithout - 1 : 0;
        return new(Seat.Planners, [], null, Math.Clamp(Aim.Neutral * (1 + change / PlannersTarget), 0, 100));
    }

    /// <summary>A government is measured by its two aims, and by whether its voters bear it.</summary>
    public static Score OfGovernment(
        string state, ImmutableArray<Aim> aims, ImmutableArray<Line> lines, double threat, int yearsPlayed)
    {
        Line Of(string outcome) => lines.First(line => line.Key == outcome);
        ImmutableArray<AimScore> scores =
        [
            .. aims.Select(aim => new AimScore(aim.Kind, aim.Score(
                Of(aim.Outcome).Game[^1] ?? 0, Of(aim.Outcome).Without[^1] ?? 0))),
        ];
        double reached = scores.Length == 0 ? Aim.Neutral : (2 * scores[0].Points + scores[^1].Points) / 3;
        Line spending = Of("spending_share");
        double more = (spending.Game[^1] ?? 0) - (spending.Without[^1] ?? 0);
        double deaths = Sum(Of("deaths").Game) - Sum(Of("deaths").Without);
        double approval = Math.Clamp(
            Start - OfSpending * more * (1 - 2 * threat) - OfDeaths * Math.Sign(deaths) * Math.Sqrt(Math.Abs(deaths)),
            0, 100);
        return new(state, scores, approval, approval < Safe ? reached / 2 : reached);

        double Sum(ImmutableArray<double?> values) => values.TakeLast(yearsPlayed).Sum(value => value ?? 0);
    }
}

/// <summary>Points for one aim, 0 to 100.</summary>
internal sealed record AimScore(AimKind Kind, double Points);
