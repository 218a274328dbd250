using System.Collections.Immutable;
using PartnershipSim.Analysis.Estimation;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// Who wins where: ten questions from four origins, and what came of the numbers that were to be reached.
/// </summary>
internal static class RollingSummary
{
    public static void WhoWinsWhere(Hindcast hindcast, HindcastRecord record)
    {
        ImmutableArray<int> origins = WhoWins.OriginsOf(hindcast.Model.Horizon.LastObserved);
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("who wins where, all states"));
        table.AddColumn(Screen.Left("against"));
        foreach (int origin in origins)
            table.AddColumn(Screen.Right($"from {origin}"));
        foreach (WhoWins line in WhoWins.All)
            table.AddRow(
                [Markup.Escape(line.Asks), line.RivalName, .. line.In(record).Take(origins.Length).Select(Cell)]);
        IAnsiConsole screen = Screen.Data;
        screen.Write(table);
        if (hindcast.Forecaster.OfOrigin is not null)
            screen.WriteLine(
                $"Joining and sizes from 2002: estimated on the years to {ModelFit.FirstOfOperations}, before which "
                + "hardly a list of contributors follows another; no test.");
        string early = hindcast.Forecaster.OfOrigin is null
            ? "fit years"
            : "joining and sizes were fitted to these years; spending and strength were estimated on earlier years";
        screen.WriteLine(
            $"From 2002: {early}. From 2020: the form of version 2.0 was chosen with 2020-24 in view, "
            + "so that this is a check of its coefficients, not of its form.");
        screen.WriteLine();
    }

    public static void NatoEuropeTable(Hindcast hindcast)
    {
        if (hindcast.NatoEurope.IsEmpty)
            return;
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("NATO-Europe, % of GDP"));
        foreach (string heading in (string[])["came", "model", "90 % of runs", "persistence"])
            table.AddColumn(Screen.Right(heading));
        foreach (NatoEurope each in hindcast.NatoEurope)
        {
            string asked = each.Origin == Horizon.Start
                ? $"{each.Year}, run free from 1994"
                : $"{each.Year}, from {each.Origin}";
            table.AddRow(
                asked, $"{each.Observed:0.00}", $"{each.Median:0.00}",
                $"{each.Interval.Low:0.00}-{each.Interval.High:0.00}",
                each.Origin == Horizon.Start ? "" : $"{each.Persistence:0.00}");
        }

        Screen.Data.Write(table);
        Screen.Data.WriteLine();
    }

    public static void Aims(Hindcast hindcast, HindcastRecord record)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("to be reached"));
        table.AddColumn(Screen.Left("needed"));
        table.AddColumn(Screen.Left("reached"));
        table.AddColumn(Screen.Left(""));
        foreach (Aim aim in Aim.Of(hindcast, record))
            table.AddRow(
                Markup.Escape(aim.Asks), Markup.Escape(aim.Needed), Markup.Escape(aim.Reached),
                aim.IsMet ? "yes" : "[red]no[/]");
        Screen.Data.Write(table);
        Screen.Data.WriteLine();
    }

    private static string Cell(SkillRow? skill)
    {
        if (skill is null)
            return "";
        string interval = $"[[{100 * skill.Low:+0;-0;0}, {100 * skill.High:+0;-0;0}]]";
        string value = $"{Math.Round(100 * skill.Value) + 0.0:+0;-0;0} % {interval}";
        return skill.Verdict switch
        {
            SkillVerdict.Wins => $"[green]{value}[/]",
            SkillVerdict.Loses => $"[red]{value}[/]",
            _ => $"[grey]~ {value}[/]",
        };
    }
}
