using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>countries.csv: one row a state.</summary>
internal static class CountryFile
{
    public const string Header =
        "iso3,name,region,lat,lon,nato_accession_year,pfp_year,parp_year,ipap_year,map_year,md_year,ici_year,"
        + "global_partner_year,eop_year,notes";

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
        row.Whole("nato_accession_year", 1949, 2035),
        [.. Data.Country.ProgrammeKeys.Select(key => row.Whole(key + "_year", 1990, 2035))]);
}
