using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// What a sweep says about its axes as one tidy table under SALib's column names: outcome by outcome one row per axis and, with second
/// order, one row per pair of axes, which has its other axis in the column <c>with</c>.
/// </summary>
/// <param name="Header">outcome, parameter, (with,) the indices, and the evidence on which the parameter's default rests.</param>
/// <param name="Rows">The axes of each outcome, the most important first, then its pairs; cells that do not apply are empty.</param>
/// <param name="Outcomes">The same as objects, with the verdicts.</param>
public sealed record SensitivityTable(
    ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<OutcomeSensitivity> Outcomes)
{
    private const string Partner = "with";

    private static readonly string[] Single = ["S1", "S1_conf", "S1_lo", "S1_hi", "ST", "ST_conf", "ST_lo", "ST_hi"];
    private static readonly string[] Double = ["S2", "S2_conf", "S2_lo", "S2_hi"];

    /// <summary>The indices that the method gives.</summary>
    /// <param name="read">The results of an outcome, y[point][replicate].</param>
    public static SensitivityTable Of(SweepPlan plan, SensitivityMethod method, Func<string, double[][]> read)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(read);
        ImmutableArray<OutcomeSensitivity> outcomes =
            [.. plan.Study.Outcomes.Select(o => OutcomeSensitivity.Of(plan, o.Column, method, read(o.Column)))];
        bool hasPairs = outcomes.Any(outcome => outcome.Sobol is { Pairs.IsEmpty: false });
        string[] columns = method switch
        {
            SensitivityMethod.Morris => ["mu", "mu_star", "mu_star_conf", "lo", "hi", "sigma", "noise_floor"],
            SensitivityMethod.Sobol => hasPairs ? [.. Single, .. Double] : Single,
            _ => ["median", "median_conf", "lo", "hi", "maximum", "reference"],
        };
        return new(
            ["outcome", "parameter", .. hasPairs ? [Partner] : (string[])[], .. columns, "evidence"],
            [.. outcomes.SelectMany(outcome => RowsOf(outcome, hasPairs))], outcomes);
    }

    /// <summary>What it says about one outcome.</summary>
    public SensitivityTable Of(string outcome) =>
        this with { Rows = [.. Rows.Where(row => row[0] == outcome)], Outcomes = [.. Outcomes.Where(other => other.Outcome == outcome)] };

    /// <summary>sensitivity.csv.</summary>
    public void Write(Stream stream) => RunTables.Write(stream, Header, Rows.Select(row => (IEnumerable<string>)row));

    private static IEnumerable<ImmutableArray<string>> RowsOf(OutcomeSensitivity outcome, bool hasPairs)
    {
        ImmutableArray<string> Row(Axis axis, string[] cells) => [outcome.Outcome, axis.Key, .. cells, Evidence(axis)];
        if (outcome.Morris is { } effects)
        {
            return effects.Axes.OrderByDescending(axis => axis.MuStar.Value).Select(axis =>
                Row(axis.Axis, [Number(axis.Mu), .. Four(axis.MuStar), Number(axis.Sigma), Number(axis.NoiseFloor ?? double.NaN)]));
        }

        if (outcome.Sobol is not { } indices)
        {
            return outcome.Pawn.OrderByDescending(axis => axis.Excess)
                .Select(axis => Row(axis.Axis, [.. Four(axis.Median), Number(axis.Max), Number(axis.Reference)]));
        }

        IEnumerable<SobolIndex> axes = indices.Axes.OrderByDescending(axis => axis.ST.Value);
        return hasPairs
            ?
            [
                .. axes.Select(axis => Row(axis.Axis, ["", .. Four(axis.S1), .. Four(axis.ST), .. Double.Select(_ => "")])),
                .. indices.Pairs.OrderByDescending(pair => pair.S2.Value).Select(pair => (ImmutableArray<string>)
                    [outcome.Outcome, pair.First.Key, pair.Second.Key, .. Single.Select(_ => ""), .. Four(pair.S2), ""]),
            ]
            : axes.Select(axis => Row(axis.Axis, [.. Four(axis.S1), .. Four(axis.ST)]));
    }

    private static string[] Four(Estimate estimate) =>
        [Number(estimate.Value), Number(estimate.Conf), Number(estimate.Interval.Low), Number(estimate.Interval.High)];

    private static string Evidence(Axis axis) => Verdict.DeclaredEvidence(axis.Key)?.ToString().ToLowerInvariant() ?? "";

    private static string Number(double value) => RunTables.Number(value);
}
