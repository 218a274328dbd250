using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Points of the teams of a room after the rounds that are counted.</summary>
internal static class Scoring
{
    private const double Percent = 100;

    /// <summary>The secret aims of a government; none until the start is computed.</summary>
    public static ImmutableArray<Aim> AimsOf(Room room, Game game, GameSetup setup, string state) =>
        room.Report(0) is { } start
            ? SecretAims.Of(state, setup.DistanceOf(state), start.States[state], game.AimsBy)
            : [];

    /// <summary>A team's points, or null before the first round is computed.</summary>
    public static Score? Of(Room room, Game game, GameSetup setup, string team)
    {
        if (game.Counted == 0 || room.Report(game.Counted) is not { } report)
            return null;
        return team == Seat.Planners
            ? Score.OfPlanners(report)
            : Score.OfGovernment(
                team, AimsOf(room, game, setup, team), report.States[team], setup.ThreatOf(team),
                game.Plan.YearsPerRound * game.Counted);
    }

    /// <summary>Every team that somebody plays, best first.</summary>
    public static ImmutableArray<Score> Of(Room room, Game game, GameSetup setup) =>
    [
        .. game.Plan.States.Prepend(Seat.Planners)
            .Where(team => game.Participants.Any(seat => seat.Team == team)
                || Enumerable.Range(1, game.Counted).Any(round => game.At(round).Teams.ContainsKey(team)))
            .Select(team => Of(room, game, setup, team)).OfType<Score>()
            .OrderByDescending(score => score.Total),
    ];

    /// <summary>The Alliance's shared result: how much of what was asked for was found, in per cent.</summary>
    public static object OfAlliance(RoundReport report)
    {
        Line fill = report.Partners.First(line => line.Key == "fill");
        return new { game = Percent * fill.Game[^1], without = Percent * fill.Without[^1] };
    }
}
