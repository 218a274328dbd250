using System.Globalization;
using System.Text;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Who did how well, as a table that learning platforms take: one row for each participant.</summary>
internal static class GradeBook
{
    private static readonly CompositeFormat OneDecimal = CompositeFormat.Parse("{0:0.0}");
    private static readonly CompositeFormat ThreeDecimals = CompositeFormat.Parse("{0:0.000}");

    public static string Of(Room room, Game game, GameSetup setup)
    {
        Dictionary<string, Score> scores = Scoring.Of(room, game, setup).ToDictionary(score => score.Team);
        Dictionary<string, Forecaster> leaders = Forecasts.Leaders(room, game).DistinctBy(each => each.Name)
            .ToDictionary(each => each.Name);
        StringBuilder text = new("name,role,team,rounds_decided,score,first_aim,second_aim,approval,brier\n");
        foreach (Seat seat in game.Participants)
        {
            Score? score = seat.Team is { } team ? scores.GetValueOrDefault(team) : null;
            int decided = Enumerable.Range(1, game.Counted).Count(round => seat.Team is { } own
                ? game.At(round).Teams.ContainsKey(own)
                : game.At(round).Predictions.ContainsKey(seat.Number));
            string[] cells =
            [
                seat.Name, seat.Role.ToString().ToLowerInvariant(), seat.State is { } state ? setup.NameOf(state) : "",
                decided.ToString(CultureInfo.InvariantCulture), Number(OneDecimal, score?.Total),
                Number(OneDecimal, score?.Aims.FirstOrDefault()?.Points),
                Number(OneDecimal, score?.Aims.Skip(1).FirstOrDefault()?.Points),
                Number(OneDecimal, score?.Approval), Number(ThreeDecimals, leaders.GetValueOrDefault(seat.Name)?.Brier),
            ];
            text.AppendJoin(',', cells.Select(EventLog.Cell)).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(CompositeFormat format, double? value) =>
        value is { } known ? string.Format(CultureInfo.InvariantCulture, format, known) : "";
}
