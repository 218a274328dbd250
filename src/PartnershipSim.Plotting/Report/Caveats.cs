using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>What must be said beside any answer of the model, and what only some answers need.</summary>
public static class Caveats
{
    private const string OfAttitudes = "The weights behind attitudes are not identified by the data: "
        + "what passes through attitudes is consistent with the data, not shown by them.";

    /// <summary>What is true of every result.</summary>
    public static ImmutableArray<string> Standing { get; } =
    [
        "It is a what-if instrument, not a forecast, and a model of armies on operations only: "
        + "no parliaments, parties, air or maritime operations.",
        OfAttitudes,
        "Known misses: the large contingents of Georgia and Australia, and the rise of spending after 2014, "
        + "which persistence predicts better. 'partnersim hindcast' compares the model with history.",
    ];

    /// <summary>What evidence says of the effects, in place of what is true of all.</summary>
    private static IEnumerable<string> Quoted(Provenance provenance)
    {
        bool isOne = provenance.Evidence.Length == 1;
        foreach (EvidenceQuote quote in provenance.Evidence)
        {
            yield return isOne ? quote.Sentence : $"{Words.Capital(Words.Spoken(quote.Scenario))}: {quote.Sentence}";
            if (quote.OfAttitudes.Length == 0)
                yield return OfAttitudes;
        }
    }

    /// <summary>What the provenance of a run says about its limits.</summary>
    public static ImmutableArray<string> Of(Provenance provenance, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        int filled = provenance.FilledByRule.Values.Sum();
        string runs = Words.Fixed(provenance.Replicates, 0);
        string replicates = provenance.IsDeterministic
            ? "It is one run in which every draw took its deterministic value: the Monte Carlo error is not known, "
                + "and bands and intervals have no width."
            : provenance.Replicates == 1
            ? "There is one replicate only, so the Monte Carlo error is not known: bands and intervals have no width."
            : provenance.Ensemble is { } ensemble
                ? $"Bands and intervals are over chance and parameters together: {runs} replicates that take "
                    + $"their parameters in turn from {ensemble}, all of which are consistent with the data up to "
                    + $"{Window.LastFitYear}. They do not say how far the equations are wrong. Levels differ from "
                    + "those of a run at the defaults, which are not in the middle of these sets: the sets give a "
                    + "contingent of ten as much weight as one of a thousand, the defaults do not (model document, section 10)."
                : $"Bands and intervals are over chance alone: {runs} replicates of one setting of the parameters. "
                    + "They do not say how uncertain the parameters are.";
        return
        [
            replicates,
            .. provenance.Quantiles == "exact" ? [] : (string[])[$"Quantiles are {provenance.Quantiles}."],
            .. lastYear > provenance.LastObserved
                ? [$"Years after {provenance.LastObserved} project assumptions; no data stand behind them."]
                : (string[])[],
            .. filled > 0
                ? [$"{Words.Fixed(filled, 0)} missing data values were filled by documented rules (listed below, "
                    + "each named in run.json)."]
                : (string[])[],
            .. Standing.Select(sentence => sentence == OfAttitudes && !provenance.Evidence.IsEmpty ? null : sentence)
                .OfType<string>(),
            .. Quoted(provenance),
        ];
    }
}
