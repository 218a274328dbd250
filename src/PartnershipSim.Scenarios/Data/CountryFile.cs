using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>countries.csv: one row a state.</summary>
internal static class CountryFile
{
    public const string Header =
        "iso3,name,region,lat,lon,nato_accession_year,nato_accession_confidence,pfp_year,pfp_confidence,"
        + "parp_year,parp_confidence,ipap_year,ipap_confidence,map_year,map_confidence,md_year,md_confidence,"
        + "ici_year,ici_confidence,global_partner_year,global_partner_confidence,eop_year,eop_confidence,notes";

    /// <summary>Before each date was looked up.</summary>
    public const string OlderHeader =
        "iso3,name,region,lat,lon,nato_accession_year,pfp_year,parp_year,ipap_year,map_year,md_year,ici_year,"
        + "global_partner_year,eop_year,notes";

    private const string Accession = "nato_accession";

    public static ImmutableArray<Country> Read(Sheet sheet)
    {
        sheet.RequireUnique("state", "iso3");
        return [.. sheet.Rows.Select(Country).OrderBy(country => country.Iso3, StringComparer.Ordinal)];
    }

    private static Country Country(SheetRow row) => new(
        row.Iso3("iso3"),
        CountryNames.Of(row.Required("name")),
        row.Required("region"),
        row.RequiredNumber("lat", -90, 90),
        row.RequiredNumber("lon", -180, 180),
        row.Whole(Accession + "_year", 1949, 2035),
        [.. Data.Country.ProgrammeKeys.Select(key => row.Whole(key + "_year", 1990, 2035))])
    {
        AccessionConfidence = Confidence(row, Accession),
        Confidences = [.. Data.Country.ProgrammeKeys.Select(key => Confidence(row, key))],
    };

    private static string Confidence(SheetRow row, string key)
    {
        string column = key + "_confidence";
        if (!row.Has(column))
            return "";
        string text = row.Text(column);
        bool hasYear = row.Text(key + "_year").Length > 0;
        if (hasYear && text is not ("A" or "B" or "C" or "D"))
            row.Report(column, $"{column} = '{text}' is not A, B, C or D (no source names the year)");
        if (!hasYear && text.Length > 0)
            row.Report(column, $"{column} = '{text}', but {key}_year is blank");
        return text;
    }
}
