using PartnershipSim.Experiments.Comparing;
using PartnershipSim.Experiments.Results;

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
        Tables.Write(stream, Header, Rows(comparison, states).Select(row => row.Select(Text)));

    /// <summary>durability.csv: what is left of the gain, year by year, for partners that never joined; outcomes without a gain are left out.</summary>
    public static void WriteDurability(Stream stream, string @base, IEnumerable<(string World, Durability Durability)> followed, int last) =>
        Tables.Write(
            stream,
            ["base", "scenario", "stopped", "outcome", "group", "year", "share_left"],
            from one in followed
            from outcome in Model.Outcomes.All
            from point in one.Durability.Decay(outcome, "pfp", last)
            select new[] { @base, one.World, $"{one.Durability.Year}", outcome.Key, "pfp", $"{point.Year}", Tables.Number(point.Left) });

    public static string Json(Comparison comparison, IReadOnlyCollection<string> states) => JsonText.Of(Header, Rows(comparison, states));

    private static IEnumerable<object[]> Rows(Comparison comparison, IReadOnlyCollection<string> states) =>
        from other in comparison.Others
        from e in comparison.Effects(other, states)
        select (object[])
        [
            comparison.Base, other, e.Outcome.Key, e.Outcome.Unit, e.Group, e.Replicates, e.Base, e.Mean, e.Relative, e.Interval90.Low, e.Interval90.High,
            e.Interval95.Low, e.Interval95.High, e.Bootstrap90.Low, e.Bootstrap90.High, e.Bootstrap95.Low, e.Bootstrap95.High, e.ShareHigher,
            e.Standardised, e.VarianceReduction,
        ];

    private static string Text(object value) => value is double number ? Tables.Number(number) : $"{value}";
}
