using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Figures.Calibration;

/// <summary>
/// The figures of a calibration: marginals and profiles by part of the model, and which parameters are correlated.
/// </summary>
public static class CalibrationFigures
{
    /// <summary>Rows that fit on one sheet.</summary>
    private const int MostRows = 24;

    /// <summary>Parameters whose correlations are drawn.</summary>
    private const int MostPairs = 14;

    public static ImmutableArray<Figure> Of(Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        FigureContext context = new(
            $"calibration {calibrated.Plan.Study.Name}", calibrated.Trail[^1].Replicates, calibrated.Plan.Study.Seed,
            calibrated.Plan.Fingerprint);
        (string Key, string What, ImmutableArray<int> Places)[] parts = [.. Parts(calibrated)];
        return
        [
            .. parts.Select(part => new MarginalsFigure(
                $"marginals_{part.Key}", part.What, calibrated, part.Places, context)),
            .. parts.Select(part => new ProfilesFigure(
                $"profiles_{part.Key}", part.What, [.. part.Places.Select(p => calibrated.Profiles[p])], context)),
            Correlations(calibrated.Ensemble, context),
        ];
    }

    private static IEnumerable<(string Key, string What, ImmutableArray<int> Places)> Parts(Calibrated calibrated)
    {
        (string Key, string What, string[] Prefixes)[] parts =
        [
            ("joining", "Joining", ["operations.join"]),
            ("size", "Size of contingents", ["operations."]),
            ("resources", "Spending and forces", ["budget.", "resources.", "pooling."]),
            ("persuasion", "Persuasion, prospect and capability", [""]),
        ];
        HashSet<int> left = [.. Enumerable.Range(0, calibrated.Ensemble.Parameters.Length)];
        foreach ((string key, string what, string[] prefixes) in parts)
        {
            ImmutableArray<int> places = [.. left.Where(p => prefixes.Any(
                prefix => calibrated.Ensemble.Parameters[p].Key.StartsWith(prefix, StringComparison.Ordinal)))
                .Order()];
            left.ExceptWith(places);
            int sheet = 0;
            foreach (int[] rows in places.Chunk(MostRows))
                yield return (sheet++ == 0 ? key : $"{key}_{sheet}", what, [.. rows]);
        }
    }

    private static PairsFigure Correlations(Ensemble ensemble, FigureContext context)
    {
        int count = ensemble.Parameters.Length;
        List<(int A, int B, double Value)> pairs = [];
        for (int a = 0; a < count; a++)
        {
            for (int b = a + 1; b < count; b++)
                pairs.Add((a, b, ensemble.Correlation(a, b)));
        }

        List<int> shown = [];
        foreach ((int a, int b, _) in pairs.Where(pair => double.IsFinite(pair.Value))
            .OrderByDescending(pair => Math.Abs(pair.Value)))
        {
            foreach (int each in new[] { a, b }.Where(each => !shown.Contains(each) && shown.Count < MostPairs))
                shown.Add(each);
        }

        shown.Sort();
        string Name(int p) => ensemble.Parameters[p].Key;
        return new(
            "correlations",
            pairs.Count == 0 ? "One parameter alone" : "Which parameters the data identify only together",
            "Correlations among the accepted points, the parameters with the strongest ones; "
            + "a value of one goes with a value of the other",
            "correlation",
            [.. shown.Select(Name)],
            [.. pairs.Where(pair => shown.Contains(pair.A) && shown.Contains(pair.B)).Select(pair => Pair(
                Name(pair.A), Name(pair.B), pair.Value, ensemble.Members.Length))],
            "95 % interval", context);
    }

    // R. A. Fisher's z
    private static PairValue Pair(string a, string b, double value, int members)
    {
        double z = Math.Atanh(Math.Clamp(value, -0.999999, 0.999999));
        double reach = 1.96 / Math.Sqrt(Math.Max(1, members - 3));
        return new(a, b, value, Math.Tanh(z - reach), Math.Tanh(z + reach));
    }
}
