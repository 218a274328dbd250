using PartnershipSim.Analysis.History;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>The hindcast on one screen and a half: the model against reference forecasts, in numbers and in
/// words.</summary>
internal static class HindcastSummary
{
    private static readonly (string Key, string Heading)[] Rivals =
    [
        ("no_change", "persist."), ("scaled", "scaled"), ("dressed", "band"), ("status_rule", "status"),
        ("regression", "regress."),
    ];

    public static void Print(Hindcast hindcast, HindcastRecord record, bool isRolling)
    {
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated($"[bold]{hindcast.Forecaster.Scenario.Name}[/] compared with history");
        screen.MarkupLine("[italic]Does the model forecast what is already known better than a reference forecast?[/]");
        string left = hindcast.LeftOutRegion is { } region ? $"; only {region}, which no reference forecast used" : "";
        int points = hindcast.Forecaster.Ensemble.Length;
        string under = points > 0
            ? $" under {Math.Min(points, hindcast.Forecaster.Samples):N0} parameter sets that are consistent "
                + "with the data, run by run in turn"
            : "";
        int runs = hindcast.Forecaster.Samples;
        string fitted = hindcast.Forecaster.OfOrigin is null
            ? $"parameters were fitted on years up to {Window.LastFitYear}, scores are of later years"
            : "parameters of each origin are drawn from estimates on the years up to it";
        screen.MarkupLineInterpolated(
            $"[grey]{runs:N0} runs from each origin{under}, seed {hindcast.Forecaster.Seed}; {fitted}{left}[/]");
        screen.WriteLine();
        if (HindcastWords.IsScored(record, "all"))
            RollingSummary.WhoWinsWhere(hindcast, record);
        RollingSummary.NatoEuropeTable(hindcast);
        if (isRolling)
        {
            if (hindcast.LeftOutRegion is null)
                RollingSummary.Aims(hindcast, record);
            Legend(screen);
            return;
        }

        foreach ((string group, string heading) in new[] { ("all", "all states"), ("partners", "partner states") })
        {
            if (HindcastWords.IsScored(record, group))
                screen.Write(Skills(record, group, heading));
            else
                screen.MarkupLineInterpolated($"[bold]{heading}[/]");
            foreach (string sentence in HindcastWords.Verdict(record, group))
                screen.WriteLine(sentence);
            screen.WriteLine();
        }

        if (HindcastWords.IsScored(record, "all"))
            Legend(screen);
        screen.WriteLine(HindcastWords.Coverage(record));
        screen.WriteLine();
        if (HindcastWords.Parts(record, "partners") is { IsEmpty: false } parts)
        {
            screen.MarkupLine("[bold]What the parts are worth[/] (partner states, held-out years)");
            foreach (string sentence in parts)
                screen.WriteLine($"  {sentence}");
            screen.WriteLine();
        }

        screen.MarkupLine($"[bold]Stylised facts[/]{(hindcast.LeftOutRegion is null ? "" : " (of all states)")}");
        screen.WriteLine(HindcastWords.Facts(record));
        screen.WriteLine(
            "The held-out years were looked at while the model was specified and improved: "
            + "only data after 2020 will be a clean test.");
    }

    private static void Legend(IAnsiConsole screen)
    {
        screen.WriteLine(
            "Skill is 1 - score/score of the reference in per cent: + wins, - loses, ~ means that its 90 % interval "
            + "over resampled states contains 0.");
        screen.WriteLine(
            "Persistence expects what was last observed; scaled persistence lets contingents follow the request; "
            + "band is persistence with a band of the errors it made before. Region and trend are in skill.csv.");
    }

    private static Table Skills(HindcastRecord record, string group, string heading)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left($"{heading}: skill against"));
        foreach ((_, string rival) in Rivals)
            table.AddColumn(Screen.Right(rival));
        foreach (Headline headline in Headline.All)
        {
            SkillRow?[] skills = [.. Rivals.Select(rival => headline.Against(rival.Key, group, record))];
            if (skills.Any(skill => skill is not null))
                table.AddRow([Markup.Escape(headline.Label), .. skills.Select(Cell)]);
        }

        return table;
    }

    private static string Percent(SkillRow skill) => $"{Math.Round(100 * skill.Value) + 0.0:+0;-0;0} %";

    private static string Cell(SkillRow? skill) => skill switch
    {
        null => "",
        { Verdict: SkillVerdict.Wins } => $"[green]{Percent(skill)}[/]",
        { Verdict: SkillVerdict.Loses } => $"[red]{Percent(skill)}[/]",
        _ => $"[grey]~ {Percent(skill)}[/]",
    };
}
