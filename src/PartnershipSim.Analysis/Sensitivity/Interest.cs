using System.Globalization;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>Which runs are of interest: those whose outcome lies on one side of a number.</summary>
public sealed record Interest(string Outcome, string Sign, double Limit)
{
    private static readonly string[] Signs = [">=", "<=", ">", "<"];

    /// <summary>"partner_troop_years &gt; 200" as typed, or what is wrong with it.</summary>
    public static Interest? Parse(string text, Study study, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(study);
        problem = "write an outcome, one of > < >= <=, and a number, for instance \"partner_troop_years > 200\"";
        string? sign = Signs.FirstOrDefault(sign => text.Contains(sign, StringComparison.Ordinal));
        if (sign is null)
            return null;
        int place = text.IndexOf(sign, StringComparison.Ordinal);
        if (!double.TryParse(
            text[(place + sign.Length)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double limit)
            || !double.IsFinite(limit))
            return null;
        string outcome = text[..place].Trim();
        string[] known = [.. study.Outcomes.Select(o => o.Column)];
        problem = $"{outcome} is no outcome of this study{Suggestion.WithList(outcome, known)}";
        return known.Contains(outcome) ? new(outcome, sign, limit) : null;
    }

    /// <summary>1 for a run of interest, 0 for another, not a number where the outcome is not defined.</summary>
    public double[][] Of(double[][] y)
    {
        ArgumentNullException.ThrowIfNull(y);
        return [.. y.Select(
            runs => runs.Select(value => double.IsNaN(value) ? double.NaN : Holds(value) ? 1.0 : 0.0).ToArray())];
    }

    /// <summary>
    /// The share of its replicates that are of interest, for each point, not a number where one is not defined; and how
    /// many runs are of interest, of how many that are defined.
    /// </summary>
    public (double[][] Shares, long Count, long Defined) Of(OutcomeRuns y)
    {
        ArgumentNullException.ThrowIfNull(y);
        double[][] shares = new double[y.Points][];
        long count = 0, defined = 0;
        int point = 0;
        foreach (double[] runs in y.Each())
        {
            int known = runs.Count(value => !double.IsNaN(value)), held = runs.Count(Holds);
            (count, defined) = (count + held, defined + known);
            shares[point++] = [known == runs.Length && known > 0 ? (double)held / known : double.NaN];
        }

        return (shares, count, defined);
    }

    public override string ToString() => $"{Outcome} {Sign} {Limit.ToString("R", CultureInfo.InvariantCulture)}";

    private bool Holds(double value) => Sign switch
    {
        ">" => value > Limit,
        "<" => value < Limit,
        ">=" => value >= Limit,
        _ => value <= Limit,
    };
}
