using System.Globalization;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Cli;

/// <summary>effects.csv and its JSON twin: one row per scenario, outcome and group.</summary>
internal static class EffectTables
{
    private static readonly string[] Header =
    [
        "base", "scenario", "outcome", "unit", "group", "replicates", "base_mean", "effect", "relative", "lo90", "hi90", "lo95", "hi95",
        "bootstrap_lo90", "bootstrap_hi90", "bootstrap_lo95", "bootstrap_hi95", "share_higher", "standardised", "variance_reduction",
    ];

    public static void Write(Stream stream, Comparison comparison, IReadOnlyCollection<string> states) =>
        RunTables.Write(stream, HeaderOf(comparison), Rows(comparison, states).Select(row => row.Select(Text)));

    private static string[] HeaderOf(Comparison comparison) => comparison.Plan.Ensemble is null ? Header : [.. Header, "members", "parameter_share", "rests_on"];

    /// <summary>durability.csv: what is left of the gain, year by year, for partners that never joined; outcomes without a gain are left out.</summary>
    public static void WriteDurability(Stream stream, string @base, IEnumerable<(string World, Durability Durability)> followed, int last) =>
        RunTables.Write(
            stream,
            ["base", "scenario", "stopped", "outcome", "group", "year", "share_left"],
            from one in followed
            from outcome in Model.Measurement.Outcomes.All
            from point in one.Durability.Decay(outcome, "pfp", last)
            select new[] { @base, one.World, $"{one.Durability.Year}", outcome.Key, "pfp", $"{point.Year}", RunTables.Number(point.Left) });

    /// <summary>effects_by_year.csv: mean paired difference and its 90 % interval, for every outcome of the large groups.</summary>
    public static void WriteYears(Stream stream, Comparison comparison, int last) =>
        RunTables.Write(
            stream,
            ["base", "scenario", "outcome", "unit", "group", "year", "effect", "lo90", "hi90"],
            from other in comparison.Others
            from outcome in Model.Measurement.Outcomes.All
            from subject in comparison.Subjects
            where subject.Kind is "all" or "cohort"
            from year in Enumerable.Range(Model.Entities.Horizon.Start, last - Model.Entities.Horizon.Start + 1)
            let effect = comparison.InYear(other, outcome, subject.Key, year)
            where double.IsFinite(effect.Mean)
            select new[]
            {
                comparison.Base, other, outcome.Key, outcome.Unit, subject.Key, $"{year}", RunTables.Number(effect.Mean), RunTables.Number(effect.Interval90.Low),
                RunTables.Number(effect.Interval90.High),
            });

    /// <summary>effects_by_state.csv: the columns of effects.csv, for the outcomes that are worth a map.</summary>
    public static void WriteStates(Stream stream, Comparison comparison) => RunTables.Write(
        stream, HeaderOf(comparison),
        from other in comparison.Others
        from outcome in Mapped
        from subject in comparison.Subjects
        where subject.Kind == "state"
        let effect = comparison.Effect(other, outcome, subject.Key)
        where effect is not null
        select Row(comparison, other, effect).Select(Text));

    /// <summary>mediation.csv: how much of the effect on partner troop-years passes through attitudes; scenarios without a clear effect are left out.</summary>
    public static void WriteMediation(Stream stream, string @base, IEnumerable<Mediated> mediated) => RunTables.Write(
        stream,
        ["base", "scenario", "outcome", "group", "share", "lo90", "hi90", "low_end", "range_p05", "range_p95", "points_with_effect", "points"],
        from one in mediated
        where one.Share.Share is not null
        let sorted = one.OverRanges.Order().ToArray()
        let isKnown = sorted.Length > 1
        select new[]
        {
            @base, one.World, one.Share.Outcome.Key, one.Share.Subject, RunTables.Number(one.Share.Share!.Value), RunTables.Number(one.Share.Interval90?.Low ?? double.NaN),
            RunTables.Number(one.Share.Interval90?.High ?? double.NaN), RunTables.Number(one.AtLowEnd ?? double.NaN),
            isKnown ? RunTables.Number(Distribution.Quantile(sorted, 0.05)) : "", isKnown ? RunTables.Number(Distribution.Quantile(sorted, 0.95)) : "", $"{sorted.Length}", $"{one.Points}",
        });

    private static readonly Model.Measurement.Outcome[] Mapped =
        [Model.Measurement.Outcomes.NonleadTroopYears, Model.Measurement.Outcomes.Rme, Model.Measurement.Outcomes.Interop, Model.Measurement.Outcomes.AttitudeReform, Model.Measurement.Outcomes.AttitudeOperations, Model.Measurement.Outcomes.SpendingShare];

    public static string Json(Comparison comparison, IReadOnlyCollection<string> states) => JsonText.Of(HeaderOf(comparison), Rows(comparison, states));

    private static IEnumerable<object[]> Rows(Comparison comparison, IReadOnlyCollection<string> states) =>
        from other in comparison.Others
        from e in comparison.Effects(other, states)
        select Row(comparison, other, e);

    private static object[] Row(Comparison comparison, string other, Effect e) =>
        [
            comparison.Base, other, e.Outcome.Key, e.Outcome.Unit, e.Group, e.Replicates, e.Base, e.Mean, e.Relative, e.Interval90.Low, e.Interval90.High,
            e.Interval95.Low, e.Interval95.High, e.Bootstrap90.Low, e.Bootstrap90.High, e.Bootstrap95.Low, e.Bootstrap95.High, e.ShareHigher,
            e.Standardised, e.VarianceReduction,
            .. e.Parameters is { } spread ? [spread.Members, spread.Share, RestsOn(comparison, other, e)] : Array.Empty<object>(),
        ];

    private static string RestsOn(Comparison comparison, string other, Effect e) => string.Join(
        "; ",
        comparison.RestsOn(other, e.Outcome, e.Group)
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Parameter.Key} {each.Share:0.00} {Profile.Word(each.Verdict)}")));

    private static string Text(object value) => value is double number ? RunTables.Number(number) : $"{value}";
}
