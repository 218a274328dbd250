using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnershipSim.Model.Wording;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>A file to take away: made when it is asked for, never read from a path that somebody names.</summary>
internal sealed record Download(string Name, string Text);

/// <summary>
/// What can be taken out of a room: the game as a scenario, its log, its numbers, and a briefing for each team.
/// </summary>
internal sealed class Downloads(GameSetup setup)
{
    /// <exception cref="RefusedException">There is no such file.</exception>
    public Download Of(Room room, FileRequest asked)
    {
        Game game = room.Game;
        return asked.What switch
        {
            "scenario" => Scenario(room, game, asked.Without),
            "log" => new("log.jsonl", string.Join('\n', room.Log()) + "\n"),
            "results" => Results(room, game),
            "grades" => new("grades.csv", GradeBook.Of(room, game, setup)),
            "events" => new("log.csv", EventLog.Csv(room.Log())),
            "briefing" when asked.Team is { } team && (team == Seat.Planners || game.Plan.States.Contains(team)) =>
                Briefing(room, game, team),
            _ => throw new RefusedException(
                "a room gives its scenario, its log, its results, its grades, and a briefing for each team"),
        };
    }

    private Download Scenario(Room room, Game game, string? without)
    {
        if (without is not null && without != Seat.Planners && !game.Plan.States.Contains(without))
            throw new RefusedException($"{without} is no team of this game");
        string name = without is null ? "our_game" : $"our_game_without_{without.ToLowerInvariant()}";
        return new(name + ".yaml", GameScenario.Yaml(
            game, room.Defaults, setup.NameOf, game.Counted, name, new(Without: without)));
    }

    /// <summary>Every series of the last count, in long form.</summary>
    private static Download Results(Room room, Game game)
    {
        RoundReport report = room.Report(game.Counted)
            ?? throw new RefusedException("the round is still being counted; try again in a moment");
        StringBuilder text = new("subject,outcome,unit,year,game,without_decisions\n");
        foreach ((string subject, Line line) in report.Partners.Select(line => ("partners", line))
            .Concat(report.States.SelectMany(pair => pair.Value.Select(line => (pair.Key, line)))))
        {
            for (int i = 0; i < report.Years.Length; i++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{subject},{line.Key},{line.Unit},{report.Years[i]},{line.Game[i]},{line.Without[i]}\n");
        }

        return new("results.csv", text.ToString());
    }

    /// <summary>What a team should know before the next round, to print or to read aloud.</summary>
    private Download Briefing(Room room, Game game, string team)
    {
        RoundReport report = room.Report(game.Counted)
            ?? throw new RefusedException("the round is still being counted; try again in a moment");
        bool isPlanner = team == Seat.Planners;
        string name = isPlanner ? "NATO's planners" : setup.NameOf(team);
        (string title, string aim, string[] hints) = RoleCards.Of(isPlanner ? Role.Planner : Role.Government, name);
        StringBuilder text = new();
        text.Append($"# Briefing: {title}\n\n{game.Plan.Title}. ");
        text.Append(game.IsOver
            ? "The game is over.\n\n"
            : $"Before round {game.Counted + 1} of {game.Plan.Rounds}, {game.Plan.Span(game.Counted + 1)}.\n\n");
        text.Append($"**Your aim.** {aim}\n\n");
        foreach (string hint in hints)
            text.Append($"- {hint}\n");
        text.Append(
            $"\n## Where things stand in {report.Years[^1]}\n\n"
            + $"| | {report.Years[0]} | {report.Years[^1]} | without any decision |\n| --- | --: | --: | --: |\n");
        foreach (Line line in isPlanner ? report.Partners : report.States[team])
            text.Append(
                $"| {Title(line)} | {Value(line.Game[0])} | {Value(line.Game[^1])} | {Value(line.Without[^1])} |\n");
        text.Append("\nMeans over ").Append(report.Replicates).Append(" runs of the model, not forecasts.\n");
        if (game.Counted > 0)
            Past(text, game, report, team, name);
        return new($"briefing_{team.ToLowerInvariant()}.md", text.ToString());
    }

    private void Past(StringBuilder text, Game game, RoundReport report, string team, string name)
    {
        text.Append("\n## What you decided\n\n");
        for (int round = 1; round <= game.Counted; round++)
        {
            string words = game.At(round).Teams.TryGetValue(team, out TeamDecision? handed)
                ? Choice(handed)
                : "nothing was handed in; the model decided for you";
            text.Append($"- {game.Plan.Span(round)}: {words}\n");
        }

        Counterfactual[] own = [.. report.Counterfactuals.Where(each => each.Team == team)];
        if (own.Length == 0)
            return;
        text.Append("\n## What would have been different\n\n");
        foreach (Counterfactual each in own)
        {
            string start = each.IsHeldBack ? $"Had {name} sent no troops" : $"Had {name} left everything to the model";
            text.Append(
                $"- {start}, partners together would have sent {Words.Number(Math.Abs(each.Change))} "
                + $"thousand troop-years {(each.Change < 0 ? "fewer" : "more")} than the "
                + $"{Words.Number(report.TroopYears)} of the game ");
            text.Append(
                $"(in nine of ten runs between {Words.WithSign(each.Low)} and {Words.WithSign(each.High)}). "
                + $"All contributors together: {Words.WithSign(each.Net)}.\n");
        }
    }

    private string Choice(TeamDecision handed) => handed switch
    {
        { Governing: { } choice } => FormattableString.Invariant(
            $"budget {100 * choice.Budget:+0;-0;0} % a year, reform effort × {choice.Reform:0.##}, offers to operations × {choice.Offer:0.##}"),
        { Planning: { } choice } => FormattableString.Invariant(
            $"{choice.Budget:0} m$ a year, door {choice.Door:0.##}, conditions on {100 * choice.Conditionality:0} %, exercises × {choice.Exercises:0.##}, education × {choice.Education:0.##}, aid × {choice.Aid:0.##}{(choice.South == 1 ? "" : $", the South × {choice.South:0.##}")}")
            + string.Concat(
                (choice.Weights ?? ImmutableSortedDictionary<string, double>.Empty).Where(pair => pair.Value != 1)
                    .Select(pair => FormattableString.Invariant($", {setup.NameOf(pair.Key)} × {pair.Value:0.##}"))),
        _ => "",
    };

    private static string Title(Line line)
    {
        string meaning = Model.Measurement.Outcomes.Find(line.Key)!.Meaning;
        return $"{Words.Capital(meaning)}, {Words.Unit(line.Unit)}";
    }

    private static string Value(double? value) => value is { } number ? Words.Number(number) : "–";
}
