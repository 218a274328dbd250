using System.Globalization;
using PartnershipSim.Model;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>Numbers, units and series as a reader would say them.</summary>
public static class Words
{
    private const char ThinSpace = '\u2009';

    /// <summary>A number with so many decimals, a real minus sign and thin spaces between thousands.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return "no value";
        string digits = Math.Abs(value).ToString($"N{decimals}", CultureInfo.InvariantCulture).Replace(',', ThinSpace);
        bool isNegative = value < 0 && digits.Any(c => c is >= '1' and <= '9');
        return isNegative ? "−" + digits : digits;
    }

    /// <summary>A number to about three digits.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        return Fixed(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.0995 || size == 0 ? 2 : 3);
    }

    /// <summary>The same with its sign, for differences.</summary>
    public static string WithSign(double value, int? decimals = null)
    {
        string number = decimals is { } known ? Fixed(value, known) : Number(value);
        return value > 0 ? "+" + number : number;
    }

    /// <summary>How many decimals show about three digits of the largest of several numbers that stand together.</summary>
    public static int Decimals(IEnumerable<double> values)
    {
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 || largest == 0 ? 2 : 3;
    }

    /// <summary>"k" is "thousand".</summary>
    public static string Unit(string unit) => unit switch
    {
        "k" => "thousand",
        "k troop-years" => "thousand troop-years",
        "k per bn" => "thousand per bn US$",
        "0-1" => "index, 0 to 1",
        "-1..1" => "index, −1 to 1",
        _ => unit,
    };

    /// <summary>"western_europe" is "Western Europe"; the cohorts have names of their own.</summary>
    public static string Group(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key switch
        {
            "all" => "All states",
            "partners" => "Partners",
            "ally1994" => "Members of 1994",
            "entrant" => "Partners that joined",
            "pfp" => "Partnership for Peace",
            "dialogue" => "Mediterranean and Gulf",
            "global" => "Global partners",
            "none" => "No programme",
            "mena" => "MENA",
            "asia_pacific" => "Asia-Pacific",
            "programme_pfp" => "PfP signatories",
            "programme_parp" => "PARP states",
            "programme_ipap" => "IPAP states",
            "programme_map" => "MAP states",
            "programme_md" => "Mediterranean Dialogue",
            "programme_ici" => "Istanbul Initiative",
            "programme_global_partner" => "Partners across the globe",
            "programme_eop" => "Enhanced opportunities",
            _ => string.Join(' ', key.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..])),
        };
    }

    /// <summary>A scenario's key in a sentence: "no_programmes" is "no programmes".</summary>
    public static string Spoken(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Replace('_', ' ');
    }

    /// <summary>What an outcome's key means, short enough for a title; what follows the key, as in a study's columns, stays behind it.</summary>
    public static string Outcome(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (Outcomes.All.Where(one => column.StartsWith(one.Key, StringComparison.Ordinal)).MaxBy(one => one.Key.Length) is not { } outcome)
            return Spoken(column);
        return outcome.Label + Spoken(column[outcome.Key.Length..]);
    }

    /// <summary>An outcome of a group: "partners' interoperability", "interoperability of Global partners".</summary>
    public static string Outcome(string key, string group) => group switch
    {
        "partners" when key == Outcomes.PartnerTroopYears.Key => "partners' troop-years",
        "partners" => $"partners' {Outcome(key)}",
        _ => $"{Outcome(key)} of {Group(group)}",
    };

    /// <summary>"a, b and c".</summary>
    public static string List(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
