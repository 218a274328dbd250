using PartnershipSim.Analysis.Effects;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Cli;

/// <summary>attribution.csv and its JSON twin: one row per outcome, group and mechanism.</summary>
internal static class AttributionTables
{
    private static readonly string[] Header =
        ["base", "scenario", "outcome", "unit", "group", "kind", "mechanism", "value", "share", "lo90", "hi90", "lo95", "hi95"];

    public static void Write(Stream stream, string @base, string other, IEnumerable<Shares> all) =>
        RunTables.Write(stream, Header, Rows(@base, other, all).Select(row => row.Select(value => value is double number ? RunTables.Number(number) : $"{value}")));

    public static string Json(string @base, string other, IEnumerable<Shares> all) => JsonText.Of(Header, Rows(@base, other, all));

    private static IEnumerable<object[]> Rows(string @base, string other, IEnumerable<Shares> all)
    {
        foreach (Shares shares in all)
        {
            foreach (Share share in shares.Mechanisms)
                yield return Row(shares, "shapley", share.Mechanism.Key, share.Value, share.Interval90.Low, share.Interval90.High, share.Interval95.Low, share.Interval95.High);
            yield return Row(shares, "none", "none of the five", shares.WithoutAll, double.NaN, double.NaN, double.NaN, double.NaN);
            yield return Row(shares, "total", "total", shares.Total, shares.Total90.Low, shares.Total90.High, double.NaN, double.NaN);
            foreach (Share share in shares.Contrasts)
                yield return Row(shares, "contrast", share.Mechanism.Key, share.Value, share.Interval90.Low, share.Interval90.High, share.Interval95.Low, share.Interval95.High);
            for (int i = 0; i < shares.Mechanisms.Length; i++)
            {
                for (int j = i + 1; j < shares.Mechanisms.Length; j++)
                {
                    string pair = $"{shares.Mechanisms[i].Mechanism.Key} x {shares.Mechanisms[j].Mechanism.Key}";
                    yield return Row(shares, "interaction", pair, shares.Interactions[i, j], double.NaN, double.NaN, double.NaN, double.NaN);
                }
            }
        }

        object[] Row(Shares shares, string kind, string name, double value, double low90, double high90, double low95, double high95) =>
            [@base, other, shares.Outcome.Key, shares.Outcome.Unit, shares.Subject, kind, name, value, shares.Total90.Contains(0) ? double.NaN : value / shares.Total, low90, high90, low95, high95];
    }
}
