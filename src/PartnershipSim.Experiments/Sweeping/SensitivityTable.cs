using System.Collections.Immutable;
using PartnershipSim.Experiments.Designs;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Experiments.Sensitivity;

namespace PartnershipSim.Experiments.Sweeping;

/// <summary>
/// What a sweep says about its axes, outcome by outcome: the indices that its design allows (Morris effects, Sobol' indices, or PAWN for any
/// other sample), as rows under SALib's column names, and a verdict in words.
/// </summary>
/// <param name="Header">outcome, parameter, the indices, and the evidence on which the parameter's default rests.</param>
/// <param name="Verdicts">One per outcome.</param>
public sealed record SensitivityTable(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<string> Verdicts)
{
    /// <param name="read">The results of an outcome, y[point][replicate].</param>
    public static SensitivityTable Of(SweepPlan plan, Func<string, double[][]> read)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(read);
        List<ImmutableArray<string>> rows = [];
        List<string> verdicts = [];
        foreach (string outcome in plan.Study.Outcomes.Select(o => o.Column))
        {
            double[][] y = read(outcome);
            (IEnumerable<(Axis Axis, string[] Cells)> indices, string verdict) = plan.Design switch
            {
                MorrisDesign design => Morris(outcome, MorrisEffects.Estimate(design, plan.Axes, plan.Study.Seed, y)),
                SaltelliDesign design => Sobol(outcome, SobolIndices.Estimate(design, plan.Axes, y, plan.Study.Seed)),
                _ => OfPawn(outcome, Pawn.Estimate(plan.Axes, plan.Points, y, plan.Study.Seed)),
            };
            rows.AddRange(indices.Select(row => (ImmutableArray<string>)[outcome, row.Axis.Key, .. row.Cells, Evidence(row.Axis)]));
            verdicts.Add(verdict);
        }

        return new(["outcome", "parameter", .. ColumnsOf(plan.Design), "evidence"], [.. rows], [.. verdicts]);
    }

    /// <summary>sensitivity.csv.</summary>
    public void Write(Stream stream) => Tables.Write(stream, Header, Rows.Select(row => (IEnumerable<string>)row));

    private static string[] ColumnsOf(Design design) => design switch
    {
        MorrisDesign => ["mu", "mu_star", "mu_star_conf", "lo", "hi", "sigma", "noise_floor"],
        SaltelliDesign => ["S1", "S1_conf", "S1_lo", "S1_hi", "ST", "ST_conf", "ST_lo", "ST_hi"],
        _ => ["median", "median_conf", "lo", "hi", "maximum", "reference"],
    };

    private static (IEnumerable<(Axis Axis, string[] Cells)> Indices, string Verdict) Morris(string outcome, MorrisEffects effects) =>
    (
        effects.Axes.OrderByDescending(axis => axis.MuStar.Value).Select(axis => (
            axis.Axis,
            (string[])[Number(axis.Mu), .. Four(axis.MuStar), Number(axis.Sigma), Number(axis.NoiseFloor ?? double.NaN)])),
        Verdict.Of(outcome, effects));

    private static (IEnumerable<(Axis Axis, string[] Cells)> Indices, string Verdict) Sobol(string outcome, SobolIndices indices) =>
        (indices.Axes.OrderByDescending(axis => axis.ST.Value).Select(axis => (axis.Axis, (string[])[.. Four(axis.S1), .. Four(axis.ST)])), Verdict.Of(outcome, indices));

    private static (IEnumerable<(Axis Axis, string[] Cells)> Indices, string Verdict) OfPawn(string outcome, ImmutableArray<PawnIndex> indices)
    {
        PawnIndex[] distinct = [.. indices.Where(axis => axis.IsDistinct).OrderByDescending(axis => axis.Median.Value)];
        string named = string.Join(", ", distinct.Take(5).Select(axis => $"{axis.Axis.Key} ({axis.Median.Value:0.00})"));
        string verdict = distinct.Length == 0
            ? $"No axis moves the distribution of {outcome} by more than chance would."
            : $"{distinct.Length} of {indices.Length} axes move the distribution of {outcome} by more than chance would: {named}{(distinct.Length > 5 ? ", ..." : "")}.";
        return (
            indices.OrderByDescending(axis => axis.Median.Value).Select(axis => (axis.Axis, (string[])[.. Four(axis.Median), Number(axis.Max), Number(axis.Reference)])),
            verdict);
    }

    private static string[] Four(Estimate estimate) =>
        [Number(estimate.Value), Number(estimate.Conf), Number(estimate.Interval.Low), Number(estimate.Interval.High)];

    private static string Evidence(Axis axis) => Verdict.DeclaredEvidence(axis.Key)?.ToString().ToLowerInvariant() ?? "";

    private static string Number(double value) => Tables.Number(value);
}
