using System.Collections.Immutable;
using PartnershipSim.Plotting.Markup;

namespace PartnershipSim.Plotting.Report;

/// <summary>The last section of a page: how to get the same numbers again, from which software and data.</summary>
internal static class OriginTemplate
{
    private static readonly Html Advice = Html.Of($"""
        <p>These commands give the same numbers again, to the last digit, on any machine; <code>partnersim</code> stands for <code>dotnet run --project src/PartnershipSim.Cli -c Release --</code> in a clone of the repository.</p>

        """);

    public static Html Of(Origin origin) => Html.Of($"""
        <section id="origin" aria-labelledby="origin-title">
        <h2 id="origin-title">Where it comes from</h2>
        {Advice}{BlockTemplates.Of(origin.Commands, "reproduce", "Commands that reproduce this")}{Facts(origin.Facts)}{Filled(origin)}<h3>When and on what it was run</h3>
        {Facts(origin.ClockFacts)}</section>
        """);

    private static Html Filled(Origin origin) => origin.Filled.IsEmpty ? Html.Empty : BlockTemplates.Of(ReportTable.Of(
        "Missing data values that were filled in by the documented rules; run.json names each", ["rule", "values"],
        origin.Filled.Select(rule => (IEnumerable<ReportCell>)[rule.Rule, ReportCell.Whole(rule.Count)])));

    private static Html Facts(ImmutableArray<(string Name, string Value)> facts) => Html.Of($"""
        <dl>
        {facts.Select(fact => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>\n"))}</dl>

        """);
}
