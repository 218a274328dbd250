using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What an observer said of a round, and how it was.</summary>
/// <param name="Said">Thousand troops of partners at the end of the round.</param>
/// <param name="Was">The same as it came.</param>
/// <param name="Chance">How likely the observer found it that these are more than at the end of the round
/// before.</param>
/// <param name="Brier">Squared distance of that probability from what came, 1 or 0; null if none was given.</param>
internal sealed record Forecast(int Seat, string Name, double Said, double Was, double? Chance, double? Brier);

/// <summary>An observer over all rounds: the mean Brier score, 0 is perfect, a quarter is a coin.</summary>
internal sealed record Forecaster(string Name, double Brier, int Rounds);

/// <summary>Scores what observers predicted.</summary>
internal static class Forecasts
{
    private const string Gone = "somebody who left";

    /// <summary>Who came closest, best first; nothing until the round is computed.</summary>
    public static ImmutableArray<Forecast> Of(Room room, Game game, int round)
    {
        RoundRecord play = game.At(round);
        if (play.Predictions.IsEmpty || room.Report(round) is not { TroopsAtEnd: { } was } report)
            return [];
        double? before = report.TroopsIn(game.Plan.FirstOf(round) - 1);
        return
        [
            .. play.Predictions.Select(pair =>
            {
                double? chance = play.Chances.TryGetValue(pair.Key, out double said) ? said : null;
                double? brier = chance is { } given && before is { } then
                    ? Math.Pow(given - (was > then ? 1 : 0), 2)
                    : null;
                return new Forecast(pair.Key, NameOf(game, pair.Key), pair.Value, was, chance, brier);
            }).OrderBy(each => Math.Abs(each.Said - each.Was)),
        ];
    }

    /// <summary>Observers who gave probabilities, best first.</summary>
    public static ImmutableArray<Forecaster> Leaders(Room room, Game game) =>
    [
        .. Enumerable.Range(1, game.Counted).SelectMany(round => Of(room, game, round))
            .Where(each => each.Brier is not null)
            .GroupBy(each => each.Seat)
            .Select(each => new Forecaster(each.First().Name, each.Average(one => one.Brier!.Value), each.Count()))
            .OrderBy(each => each.Brier),
    ];

    private static string NameOf(Game game, int seat) =>
        game.Seats.TryGetValue(seat, out Seat? known) ? known.Name : Gone;
}
