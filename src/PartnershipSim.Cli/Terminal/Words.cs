using PartnershipSim.Model;

namespace PartnershipSim.Cli.Terminal;

/// <summary>Numbers and keys as people read them.</summary>
internal static class Words
{
    /// <summary>Three significant digits, no exponent.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        double.NaN or double.PositiveInfinity => "-",
        0 => "0",
        < 0.0005 => value.ToString("0.#e0"),
        < 1 => value.ToString("0.000"),
        < 10 => value.ToString("0.00"),
        < 100 => value.ToString("0.0"),
        _ => value.ToString("#,0"),
    };

    /// <summary>A share as a percentage with its sign: +5.2 %.</summary>
    public static string Percent(double share) =>
        double.IsFinite(share) ? $"{(share * 100).ToString(Math.Abs(share) < 0.0995 ? "+0.0;-0.0;0.0" : "+0;-0;0")} %" : "-";

    /// <summary>A part of a whole in whole per cent: 21 %, and never -0 %.</summary>
    public static string Share(double share) => double.IsFinite(share) ? $"{Math.Round(share * 100) + 0.0:0} %" : "-";

    /// <summary>-13 to -12 %.</summary>
    public static string PercentBand(double low, double high) =>
        double.IsFinite(low) && double.IsFinite(high) ? $"{Percent(low)[..^2]} to {Percent(high)}" : "-";

    /// <summary>-13 % to -12 %.</summary>
    public static string PercentRange(double low, double high) =>
        double.IsFinite(low) && double.IsFinite(high) ? $"{Percent(low)} to {Percent(high)}" : "-";

    /// <summary>From low to high, as short as it can be said: 1.64-3.93; with a negative number, -1.2 to 0.4.</summary>
    public static string Band(double low, double high) => !double.IsFinite(low) || !double.IsFinite(high)
        ? "-"
        : low < 0 ? $"{Number(low)} to {Number(high)}" : $"{Number(low)}-{Number(high)}";

    /// <summary>What a group is called in a sentence.</summary>
    public static string Group(string key) => key switch
    {
        "all" => "all but USA and Russia",
        "partners" => "partners",
        "members" => "members by the end of the data",
        "ally1994" => "allies of 1994",
        "entrant" => "entrants since 1995",
        "pfp" => "Partnership for Peace",
        "dialogue" => "Mediterranean Dialogue, Istanbul",
        "global" => "global partners",
        "none" => "no programme",
        "mena" => "MENA",
        _ => key.Length == 3 && key.All(char.IsAsciiLetterUpper) ? key : Capitalised(key),
    };

    public static string Outcome(Outcome outcome) => $"{outcome.Key.Replace('_', ' ')} ({outcome.Unit})";

    private static string Capitalised(string key) =>
        string.Join(' ', key.Split('_').Select(word => word.Length > 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word));
}
