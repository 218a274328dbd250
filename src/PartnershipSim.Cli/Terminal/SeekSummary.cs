using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>What <c>seek</c> found: the goal, every value that was tried, and the value that meets the goal.</summary>
/// <param name="Key">What was moved, as it was typed.</param>
/// <param name="About">What that is, and what it is set to now; may be empty.</param>
/// <param name="ValueUnit">Of its values, with a blank before it; empty for pure numbers.</param>
/// <param name="Lever">The values that were tried.</param>
/// <param name="Outcome">What was to change.</param>
/// <param name="Group">Key of the group, or code of the state.</param>
/// <param name="Name">Of the state; null for a group.</param>
internal sealed record SeekSummary(
    string Key, string About, string ValueUnit, SeekLever Lever, Outcome Outcome, string Group, string? Name,
    OutcomeYears Years, SeekGoal Goal)
{
    /// <summary>The level as things are; null where the goal is a change.</summary>
    public Probe? Unmoved { get; init; }

    /// <summary>Is the goal met as things are?</summary>
    public bool IsMet => Goal.Side != SeekSide.Exactly && Unmoved is { } now && Goal.IsMetBy(now.Mean);

    private bool IsLevel => Goal.Scale == SeekScale.Level;

    private string NameOfValue => InterventionLever.IsMeant(Key) ? "x" : Key;

    private string Moved => InterventionLever.IsMeant(Key) ? $"x in \"{Key}\"" : Key;

    /// <summary>The value that answers the question: the one that was found, or one of those that were tried.</summary>
    public Probe? Answer(Seeking seeking, SeekResult? sought)
    {
        if (IsMet)
            return Unmoved;
        if (sought is not null)
            return sought.There;
        Probe[] tried = Defined(seeking);
        return Goal.Side == SeekSide.Exactly || tried.Length == 0 || tried.Any(probe => !Goal.IsMetBy(probe.Mean))
            ? null
            : tried.MinBy(probe => Math.Abs(probe.Value - Lever.Present));
    }

    public void Print(Seeking seeking, SeekResult? sought)
    {
        string between = $"between {Words.Setting(Lever.Range.Low)} and {Words.Setting(Lever.Range.High)}";
        string about = About.Length == 0 ? between : $"{About}, {between}";
        Screen.Data.MarkupLineInterpolated($"[bold]{Wanted}[/] by moving {Moved} ({about})");
        if (Unmoved is { } now)
        {
            string level = $"{Amount(now.Mean)}{Interval(now)}";
            if (IsMet)
            {
                Screen.Data.MarkupLineInterpolated($"[bold]The goal is met as things are:[/] {level}.");
                return;
            }

            Screen.Data.MarkupLineInterpolated($"As things are: {level}.");
            if (sought is not null && now.Low <= Goal.Value && Goal.Value <= now.High)
                Screen.Data.WriteLine(
                    $"That interval contains the goal: {Plural(sought.Effect.Replicates)} cannot tell whether it is "
                    + "met as things are.");
        }

        Screen.Data.Write(Table(seeking, sought));
        if (sought is not null)
        {
            string interval = sought.Interval90 is { } band
                ? $"90 % interval {Words.Setting(band.Low)} to {Words.Setting(band.High)}"
                : "one replicate has no interval; --replicates 2 would do, 100 are usual";
            string found = IsLevel
                ? $"there the mean is {Amount(sought.There.Mean)}"
                : $"there the mean change is {Words.Percent(sought.Effect.Relative, isSigned: true)}";
            Screen.Data.MarkupLineInterpolated(
                $"[bold]{NameOfValue} = {Words.Setting(sought.Value)}[/]{ValueUnit} ({interval}); {found}.");
        }
        else if (Answer(seeking, sought) is { } answer)
            Screen.Data.MarkupLineInterpolated(
                $"[bold]Every value that was tried does.[/] The nearest to the present one is {At(answer)}.");
        else
            Screen.Data.MarkupLineInterpolated($"[bold]No value in range does.[/] {Nearest(seeking)}");
    }

    private string Wanted
    {
        get
        {
            string subject = Words.Subject(Outcome.Key, Group, Name);
            if (!IsLevel)
                return $"{subject} {Words.Percent(Goal.Value, isSigned: true)}";
            string when = Outcome.Span == Span.Sum ? $"over {Years}" : $"in {Years.To}";
            string side = Goal.Side switch
            {
                SeekSide.AtLeast => "at least ",
                SeekSide.AtMost => "at most ",
                _ => "",
            };
            return $"{subject} {when}: {side}{Words.Setting(Goal.Value)}{Unit}";
        }
    }

    private string Nearest(Seeking seeking)
    {
        Probe[] defined = Defined(seeking);
        if (defined.Length == 0)
            return "The outcome is 0 where nothing is moved, and no change is a share of 0.";
        // a goal far away is as far from all of them, as numbers go
        Probe most = defined.MaxBy(probe => probe.Mean), least = defined.MinBy(probe => probe.Mean);
        Probe best = Goal.Value >= most.Mean
            ? most
            : Goal.Value <= least.Mean ? least : defined.MinBy(probe => Math.Abs(probe.Mean - Goal.Value));
        string seen = IsLevel
            ? $"{Mean(least)} to {Mean(most)}{Unit}"
            : $"changes of {Words.PercentBand(least.Mean, most.Mean)}";
        return $"The values that were tried give {seen}. The nearest is {At(best)}.";
    }

    private string At(Probe probe)
    {
        string there = IsLevel
            ? $"{Amount(probe.Mean)}{Interval(probe)}"
            : $"{Words.Percent(probe.Mean, isSigned: true)} (90 % interval {Words.PercentBand(probe.Low, probe.High)})";
        return $"{NameOfValue} = {Words.Setting(probe.Value)}{ValueUnit}: {there}";
    }

    /// <summary>The values that are spread over the range, and the answer; the file has those between them.</summary>
    private Table Table(Seeking seeking, SeekResult? sought)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn($"value{(ValueUnit.Length == 0 ? "" : $",{ValueUnit}")}").RightAligned());
        table.AddColumn(new TableColumn(
            IsLevel ? $"mean{(Unit.Length == 0 ? ", index from 0 to 1" : $",{Unit}")}" : "mean change").RightAligned());
        table.AddColumn(new TableColumn("90 % interval").RightAligned());
        foreach (Probe probe in seeking.Overview
            .Where(probe => probe.Value != sought?.Value).Concat(sought is null ? [] : (Probe[])[sought.There])
            .OrderBy(probe => probe.Value))
            table.AddRow(
                Words.Setting(probe.Value), Mean(probe),
                IsLevel ? Band(probe) : Words.PercentBand(probe.Low, probe.High));
        return table;
    }

    private string Mean(Probe probe) => !IsLevel
        ? Words.Percent(probe.Mean, isSigned: true)
        : double.IsFinite(probe.Mean) ? Words.Fixed(probe.Mean, Decimals) : Words.NoNumber;

    /// <summary>Enough that the level as things are and the goal can be told apart.</summary>
    private int Decimals
    {
        get
        {
            double[] levels = [Goal.Value, Unmoved?.Mean ?? Goal.Value];
            int decimals = Words.Decimals(levels);
            for (double apart = Math.Abs(levels[0] - levels[1]); decimals < 4 && apart * Math.Pow(10, decimals) < 10;)
                decimals++;
            return decimals;
        }
    }

    /// <summary>Behind a number; nothing for an index, of which the heading of the table says what it is.</summary>
    private string Unit => Outcome.Unit is "0-1" or "-1..1" or "-" ? "" : $" {Words.Unit(Outcome.Unit)}";

    private string Amount(double level) => $"{Words.Fixed(level, Decimals)}{Unit}";

    private string Interval(Probe probe) => double.IsFinite(probe.Low) && double.IsFinite(probe.High)
        ? $" (90 % interval {Band(probe)})"
        : "";

    private string Band(Probe probe) => double.IsFinite(probe.Low) && double.IsFinite(probe.High)
        ? $"{Words.Fixed(probe.Low, Decimals)} to {Words.Fixed(probe.High, Decimals)}"
        : Words.NoNumber;

    private static string Plural(int replicates) => replicates == 1 ? "one replicate" : $"{replicates} replicates";

    private static Probe[] Defined(Seeking seeking) =>
        [.. seeking.Probes.Where(probe => double.IsFinite(probe.Mean))];
}
