using System.Collections.Frozen;
using System.Collections.Immutable;
using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// What each colour means, in every figure. Started from Okabe and Ito (2008) and moved until all colours that meet in
/// one figure can be told apart with normal sight, protanopia, deuteranopia and tritanopia, and stand out from the
/// paper (contrast 3 : 1 and more); a test keeps it so.
/// </summary>
public sealed class Palette
{
    private readonly FrozenDictionary<string, Color> _groups;
    private readonly FrozenDictionary<string, Color> _mechanisms;

    private Palette(string sides, string cohorts, string regions, string mechanisms)
    {
        _groups = Pairs(Sides, sides).Concat(Pairs(Cohorts, cohorts)).Concat(Pairs(Regions, regions))
            .ToFrozenDictionary();
        _mechanisms = Pairs(Mechanisms, mechanisms).ToFrozenDictionary();
    }

    private const string Sides = "members partners all";
    private const string Cohorts = "ally1994 entrant pfp dialogue global none";
    private const string Mechanisms = "interoperability prospect peers teaching material conditionality pooling";
    private const string Regions =
        "western_europe northern_europe north_america southern_europe baltic central_asia balkans eastern_europe "
        + "caucasus south_asia mena gulf latin_america asia_pacific";

    /// <summary>What has no colour of its own.</summary>
    public required Color Other { get; init; }

    /// <summary>Differences above 0.</summary>
    public required Color More { get; init; }

    /// <summary>Differences below 0.</summary>
    public required Color Less { get; init; }

    /// <summary>The first of two series that are no groups.</summary>
    public required Color First { get; init; }

    /// <summary>The second of two series that are no groups.</summary>
    public required Color Second { get; init; }

    /// <summary>The colour of letters, and of marks that are not coloured.</summary>
    public required Color Ink { get; init; }

    /// <summary>The colour of a side, cohort or region.</summary>
    public Color OfGroup(string key) => _groups.GetValueOrDefault(key, Other);

    /// <summary>The colour of a mechanism.</summary>
    public Color OfMechanism(string key) => _mechanisms.GetValueOrDefault(key, Other);

    /// <summary>The colour of what is neither.</summary>
    public Color Of(Mark mark) => mark switch
    {
        Mark.Observed => Ink,
        Mark.Whole => OfGroup("all"),
        Mark.Modelled or Mark.Scenario or Mark.LowEnd or Mark.Alone or Mark.Allowed or Mark.Clear => First,
        Mark.HighEnd or Mark.Together or Mark.Chosen or Mark.Chance or Mark.OneSided => Second,
        _ => Other,
    };

    /// <summary>Has the side, cohort or region a colour of its own?</summary>
    public bool Knows(string group) => _groups.ContainsKey(group);

    /// <summary>The two sides that meet in one figure.</summary>
    public static ImmutableArray<string> SideKeys { get; } = [.. Sides.Split(' ')[..2]];

    public static ImmutableArray<string> CohortKeys { get; } = [.. Cohorts.Split(' ')];

    public static ImmutableArray<string> RegionKeys { get; } = [.. Regions.Split(' ')];

    public static ImmutableArray<string> MechanismKeys { get; } = [.. Mechanisms.Split(' ')];

    public static Palette Light { get; } = new(
        sides: "0072B2 D55E00 3D4650",
        cohorts: "0072B2 C97314 08A672 913F33 B786A1 6E6E6E",
        regions: "07636D 7B97A6 123BE7 1B837F 596D01 A78D12 C58666 AE6246 936B64 6F3F34 F6458C 5C0FA3 2C77EC 1E9DD1",
        mechanisms: "0550A9 9B4500 738E3C 673530 C56E82 3897E3 3F344A")
    {
        Other = Color.FromHex("#888D95"),
        More = Color.FromHex("#1B7837"),
        Less = Color.FromHex("#762A83"),
        First = Color.FromHex("#4B3FB3"),
        Second = Color.FromHex("#9A8200"),
        Ink = Color.FromHex("#1B2026"),
    };

    public static Palette Dark { get; } = new(
        sides: "56A9E8 FF8A3D D5DAE0",
        cohorts: "56A9E8 F5DB59 268F5C F03018 F392A6 70707F",
        regions: "009CFC 0EC1C5 1E6DFF 4E9781 CEF256 9E8B00 E1C890 FB9D09 756315 DD135B B73C7D 6E55AC 6D7AA5 00EFD5",
        mechanisms: "87DEFF C3D158 518172 C5774F F6A4A5 4B86F7 797A95")
    {
        Other = Color.FromHex("#9AA0A8"),
        More = Color.FromHex("#7FCB7B"),
        Less = Color.FromHex("#C9A3DB"),
        First = Color.FromHex("#7B74F5"),
        Second = Color.FromHex("#A98F24"),
        Ink = Color.FromHex("#F1F3F5"),
    };

    private static IEnumerable<KeyValuePair<string, Color>> Pairs(string keys, string colors) =>
        keys.Split(' ').Zip(colors.Split(' '), (key, color) => KeyValuePair.Create(key, Color.FromHex("#" + color)));
}
