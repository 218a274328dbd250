using System.Collections.Frozen;
using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// What each colour means, in every figure. Started from Okabe and Ito (2008) and moved until all colours that meet in one figure can be told
/// apart with normal sight, protanopia, deuteranopia and tritanopia, and stand out from the paper (contrast 3 : 1 and more); a test keeps it so.
/// </summary>
public sealed class Palette
{
    private readonly FrozenDictionary<string, Color> _colors;

    private Palette(Color other, Color more, Color less, params (string Keys, string Colors)[] families)
    {
        Other = other;
        More = more;
        Less = less;
        _colors = families
            .SelectMany(family => family.Keys.Split(' ').Zip(family.Colors.Split(' ')))
            .ToFrozenDictionary(pair => pair.First, pair => Color.FromHex("#" + pair.Second));
    }

    private const string Sides = "members partners all";
    private const string Cohorts = "ally1994 entrant pfp dialogue global none";
    private const string Mechanisms = "interoperability prospect peers teaching material conditionality pooling";
    private const string Regions =
        "western_europe northern_europe north_america southern_europe baltic central_asia balkans eastern_europe caucasus south_asia mena gulf "
        + "latin_america asia_pacific";

    /// <summary>What has no colour of its own.</summary>
    public Color Other { get; }

    /// <summary>Differences above 0.</summary>
    public Color More { get; }

    /// <summary>Differences below 0.</summary>
    public Color Less { get; }

    /// <summary>The colour of a group, cohort, region or mechanism.</summary>
    public Color Of(string key) => _colors.GetValueOrDefault(key, Other);

    /// <summary>Has the key a colour of its own?</summary>
    public bool Knows(string key) => _colors.ContainsKey(key);

    /// <summary>Keys whose colours meet in one figure, so that they must be told apart.</summary>
    public static IReadOnlyList<string[]> Families { get; } =
        [Sides.Split(' ')[..2], Cohorts.Split(' '), Mechanisms.Split(' '), Regions.Split(' ')];

    public static Palette Light { get; } = new(
        Color.FromHex("#6E6E6E"), Color.FromHex("#1B7837"), Color.FromHex("#762A83"),
        (Sides, "0072B2 D55E00 3D4650"),
        (Cohorts, "0072B2 C97314 08A672 913F33 B786A1 6E6E6E"),
        (Mechanisms, "0072B2 996900 36A664 704121 C67F9B 638CFF 474D4E"),
        (Regions, "07636D 7B97A6 123BE7 1B837F 596D01 A78D12 C58666 AE6246 936B64 6F3F34 F6458C 5C0FA3 2C77EC 1E9DD1"));

    public static Palette Dark { get; } = new(
        Color.FromHex("#9AA0A8"), Color.FromHex("#7FCB7B"), Color.FromHex("#C9A3DB"),
        (Sides, "56A9E8 FF8A3D D5DAE0"),
        (Cohorts, "56A9E8 F5DB59 268F5C F03018 F392A6 70707F"),
        (Mechanisms, "868CEA E9D344 009661 E8402A FF8EA5 9EE6FF 696E76"),
        (Regions, "009CFC 0EC1C5 1E6DFF 4E9781 CEF256 9E8B00 E1C890 FB9D09 756315 DD135B B73C7D 6E55AC 6D7AA5 00EFD5"));
}
