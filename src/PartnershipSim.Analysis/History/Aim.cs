using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.History;

/// <summary>A number that version 2.0 was to reach, and what it reached.</summary>
/// <param name="Asks">Of what.</param>
/// <param name="Needed">In words.</param>
/// <param name="Reached">In the same unit.</param>
public sealed record Aim(string Asks, string Needed, string Reached, bool IsMet)
{
    private const double ClosestFree = 0.25;
    private const double WorstStrength = -0.03;
    private const double MostSd = 3;
    private static readonly Interval Held = new(0.84, 0.95);

    /// <summary>All of them, from a hindcast of the baseline.</summary>
    public static ImmutableArray<Aim> Of(Hindcast hindcast, HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            .. Skills(record, "spending 2009-14 against persistence", "spending_2009_2014", 0.04),
            .. Skills(record, "spending 2015-20", "spending_2015_2020", 0.05),
            .. Skills(record, "spending 2021-24", "spending_2021_2024", 0.12),
            .. Skills(record, "spending one year ahead, 2009-14", "spending_next_year_2009_2014", 0.03),
            .. Skills(record, "spending one year ahead, 2015-20", "spending_next_year_2015_2020", 0.08),
            .. Skills(record, "spending one year ahead, 2021-24", "spending_next_year_2021_2024", 0.07),
            FreeRun(hindcast),
            Inside(hindcast),
            Strength(record),
            Crps(record, "troops 2010-14, CRPS in k", "troops_2010_2014", 0.085),
            Clear(record, "  and better than scaled persistence", "troops_2010_2014"),
            Crps(record, "troops one year ahead 2009-14, CRPS in k", "troops_next_year", 0.054),
            Clear(record, "  and better than scaled persistence", "troops_next_year"),
            Bands(record),
            Brier(record),
            Dispersion(hindcast),
        ];
    }

    // the number was set on the cases that are firm; all cases stand first
    private static IEnumerable<Aim> Skills(HindcastRecord record, string asks, string window, double needed) =>
    [
        Skill(record, asks, window, needed, "all"),
        Skill(record, "  without estimates and states at war", window, needed, Examination.Firm),
    ];

    private static Aim Skill(HindcastRecord record, string asks, string window, double needed, string group) =>
        WhoWins.RowOf(record, window, "level", Scores.Mae, "no_change", group) is { } row
            ? new(asks, Said($"{100 * needed:+0} % or more"), Said($"{Percent(row)}"), row.Value >= needed)
            : Unknown(asks);

    private static Aim FreeRun(Hindcast hindcast)
    {
        const string asks = "NATO-Europe in free runs from 1994";
        NatoEurope[] free = [.. hindcast.NatoEurope.Where(each => each.Origin == Horizon.Start)];
        if (free.Length == 0)
            return Unknown(asks);
        NatoEurope worst = free.MaxBy(each => Math.Abs(each.Median - each.Observed))!;
        double miss = worst.Median - worst.Observed;
        return new(
            asks, Said($"within {ClosestFree:0.00} points of what came"),
            Said($"{miss:+0.00;-0.00} in {worst.Year}, the worst"), Math.Abs(miss) <= ClosestFree);
    }

    private static Aim Inside(Hindcast hindcast)
    {
        const string asks = "NATO-Europe in the last year, from 2020";
        return hindcast.NatoEurope.FirstOrDefault(each => each.Origin == 2020) is { } last
            ? new(
                asks, "inside the band",
                Said($"{last.Observed:0.00} in [{last.Interval.Low:0.00}, {last.Interval.High:0.00}]"),
                last.Interval.Contains(last.Observed))
            : Unknown(asks);
    }

    private static Aim Strength(HindcastRecord record)
    {
        const string asks = "strength against persistence, everywhere";
        SkillRow[] rows = [.. WhoWins.All.Single(line => line.Asks == "strength").In(record).OfType<SkillRow>()];
        return rows.Length == 0
            ? Unknown(asks)
            : new(
                asks, Said($"{100 * WorstStrength:0} % or more"), Said($"{string.Join(", ", rows.Select(Value))}"),
                rows.All(row => row.Value >= WorstStrength));
    }

    private static Aim Crps(HindcastRecord record, string asks, string window, double needed) =>
        ScoreOf(record, window, "troops", Scores.Crps) is { } row
            ? new(asks, Said($"{needed:0.000} or less"), Said($"{row.Value:0.0000}"), row.Value <= needed)
            : Unknown(asks);

    private static Aim Clear(HindcastRecord record, string asks, string window) =>
        WhoWins.RowOf(record, window, "troops", Scores.Crps, "scaled") is { } row
            ? new(asks, "interval above 0", Said($"{Percent(row)}"), row.Low > 0)
            : Unknown(asks);

    private static Aim Bands(HindcastRecord record)
    {
        ScoreRow[] rows =
        [
            .. record.Scores.Where(
                row => row.Set == "held_out" && row.Group == "all" && row.Forecaster == Examination.Model
                && row.Score == Scores.Coverage90.Key),
        ];
        const string asks = "bands of 90 % in every held-out window";
        if (rows.Length == 0)
            return Unknown(asks);
        ScoreRow low = rows.MinBy(row => row.Value)!, high = rows.MaxBy(row => row.Value)!;
        return new(
            asks, Said($"{100 * Held.Low:0} to {100 * Held.High:0} %"),
            Said($"{100 * low.Value:0} % ({low.Window}) to {100 * high.Value:0} % ({high.Window})"),
            Math.Round(low.Value, 2) >= Held.Low && Math.Round(high.Value, 2) <= Held.High);
    }

    private static Aim Brier(HindcastRecord record)
    {
        const string asks = "who takes part next year, 2009-14, Brier";
        const double needed = 0.041;
        return ScoreOf(record, "troops_next_year", "participation", Scores.Brier) is { } row
            ? new(asks, Said($"{needed:0.000} or less"), Said($"{row.Value:0.0000}"), row.Value <= needed)
            : Unknown(asks);
    }

    private static Aim Dispersion(Hindcast hindcast)
    {
        const string asks = "variance of log sizes within states";
        if (hindcast.Dispersion is not { } sizes)
            return Unknown(asks);
        double away = (sizes.Observed - sizes.Mean) / sizes.Sd;
        return new(
            asks, Said($"within {MostSd:0} sd of what came"),
            Said($"{sizes.Mean:0.00} ({sizes.Sd:0.00}), observed {sizes.Observed:0.00}: {away:+0.0;-0.0} sd"),
            Math.Abs(away) <= MostSd);
    }

    private static ScoreRow? ScoreOf(HindcastRecord record, string window, string task, Score score) =>
        record.Scores.FirstOrDefault(row => row.Window == window && row.Task == task && row.Score == score.Key
            && row.Group == "all" && row.Forecaster == Examination.Model);

    private static Aim Unknown(string asks) => new(asks, "", "too few cases", false);

    private static string Value(SkillRow row) => Said($"{Math.Round(100 * row.Value) + 0.0:+0;-0;0} %");

    private static string Percent(SkillRow row) =>
        Said($"{Math.Round(100 * row.Value) + 0.0:+0;-0;0} % [{100 * row.Low:+0;-0;0}, {100 * row.High:+0;-0;0}]");

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
