using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>A row of countries.csv: where a state lies, and since when it belongs to what.</summary>
/// <param name="AccessionYear">Null: never.</param>
/// <param name="ProgrammeYears">
/// First year of each programme, in the order of <see cref="ProgrammeKeys"/>; null: never.
/// </param>
public sealed record Country(
    string Iso3, string Name, string Region, double Latitude, double Longitude, int? AccessionYear,
    ImmutableArray<int?> ProgrammeYears)
{
    /// <summary>
    /// How well the year of accession is known: A to C by its source; blank: never, or not looked up.
    /// </summary>
    public string AccessionConfidence { get; init; } = "";

    /// <summary>
    /// How well each year of <see cref="ProgrammeYears"/> is known: A to C by its source, D where no source names the
    /// year; blank: never, or not looked up.
    /// </summary>
    public ImmutableArray<string> Confidences { get; init; } = [];

    /// <summary>The programmes whose years countries.csv knows: its columns are these keys with <c>_year</c>.</summary>
    public static ImmutableArray<string> ProgrammeKeys { get; } =
    [
        "pfp", "parp", "ipap", "map", "md", "ici", "global_partner", "eop",
    ];

    /// <summary>The state's first year in a programme of <see cref="ProgrammeKeys"/>; null: never.</summary>
    public int? YearOf(string programme) => ProgrammeYears[ProgrammeKeys.IndexOf(programme)];

    /// <summary>How well that year is known, as in <see cref="Confidences"/>.</summary>
    public string ConfidenceOf(string programme) =>
        Confidences.IsEmpty ? "" : Confidences[ProgrammeKeys.IndexOf(programme)];
}
