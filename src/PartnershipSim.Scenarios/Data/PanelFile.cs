using System.Collections.Frozen;
using System.Globalization;

namespace PartnershipSim.Scenarios.Data;

/// <summary>panel.csv: one row a state and year.</summary>
internal static class PanelFile
{
    public const string Header =
        "iso3,year,status,gdp_const2015usd,gdp_pwt_rgdpna_2017usd_m,population,milex_const2023usd_m,milex_pct_gdp,milex_flag,"
        + "armed_forces_personnel,milper_cow_thousands,cinc,vdem_polyarchy,polity2,unga_idealpoint,unga_ideal_dist_us,unga_agree_us,"
        + "us_troops,ucdp_internal_conflict,ucdp_interstate_conflict,war_at_home";

    /// <summary>Of the vintage to 2020: no flags, and no war at home.</summary>
    public const string OlderHeader =
        "iso3,year,status,gdp_const2015usd,gdp_pwt_rgdpna_2017usd_m,population,milex_const2019usd_m,milex_pct_gdp,armed_forces_personnel,"
        + "milper_cow_thousands,cinc,vdem_polyarchy,polity2,unga_idealpoint,unga_ideal_dist_us,unga_agree_us,us_troops,"
        + "ucdp_internal_conflict,ucdp_interstate_conflict";

    private static readonly FrozenSet<string> Statuses = FrozenSet.Create("member", "none", "pfp", "md", "ici", "global");

    public static FrozenDictionary<string, StatePanel> Read(Sheet sheet, FrozenSet<string> known)
    {
        Dictionary<string, StatePanel> panels = known.ToDictionary(iso3 => iso3, _ => new StatePanel());
        sheet.RequireUnique("state and year", "iso3", "year");
        foreach (SheetRow row in sheet.Rows)
        {
            string iso3 = row.Iso3("iso3");
            int year = row.RequiredWhole("year", StatePanel.FirstYear, StatePanel.LastYear);
            if (!panels.TryGetValue(iso3, out StatePanel? panel))
                row.Report("iso3", $"{iso3} has no row in countries.csv");
            else if (year is >= StatePanel.FirstYear and <= StatePanel.LastYear)
                Fill(panel, year - StatePanel.FirstYear, row);
        }

        CheckHoles(sheet);
        return panels.ToFrozenDictionary();
    }

    /// <summary>Every state of the file has a row for every year of the file.</summary>
    private static void CheckHoles(Sheet sheet)
    {
        // a year that cannot be read is reported where it stands; seventy holes that follow from it would hide it
        if (sheet.Rows.Count == 0
            || sheet.Rows.Any(row => YearOf(row) is < StatePanel.FirstYear or > StatePanel.LastYear))
            return;
        int[] years = [.. sheet.Rows.Select(YearOf).Distinct().Order()];
        foreach (IGrouping<string, SheetRow> rows in sheet.Rows.GroupBy(row => row.Text("iso3")))
        {
            HashSet<int> present = [.. rows.Select(YearOf)];
            if (years.Where(year => !present.Contains(year)).Cast<int?>().FirstOrDefault() is not { } missing)
                continue;
            SheetRow before = rows.Where(row => YearOf(row) < missing).MaxBy(YearOf) ?? rows.First();
            before.Report("year", $"{rows.Key} has no row for {missing}; every state needs one for every year from {years[0]} to {years[^1]}");
        }
    }

    private static int YearOf(SheetRow row) => int.TryParse(row.Text("year"), CultureInfo.InvariantCulture, out int year) ? year : 0;

    private static void Fill(StatePanel panel, int year, SheetRow row)
    {
        panel.Gdp[year] = row.Number("gdp_const2015usd", 1e6, 1e14);
        panel.GdpPurchasingPower[year] = row.Number("gdp_pwt_rgdpna_2017usd_m", 1, 1e8);
        panel.Population[year] = row.Number("population", 1e4, 2e9);
        panel.SpendingPercent[year] = row.Number("milex_pct_gdp", 0, 200);
        panel.ArmedForces[year] = row.Number("armed_forces_personnel", 0, 1e7);
        panel.Strength[year] = row.Number("milper_cow_thousands", 0, 1e4);
        panel.Democracy[year] = row.Number("vdem_polyarchy", 0, 1);
        panel.UnDistance[year] = row.Number("unga_ideal_dist_us", 0, 10);
        panel.UnAgreement[year] = row.Number("unga_agree_us", 0, 1);
        panel.UsTroops[year] = row.Number("us_troops", 0, 1e6);
        panel.Conflict[year] = row.Number("ucdp_internal_conflict", 0, 1);
        panel.War[year] = row.Has("war_at_home") ? row.Number("war_at_home", 0, 1) : 0;
        panel.IsKnownToCow[year] = !double.IsNaN(row.Number("cinc", 0, 1));
        panel.IsOutside[year] = row.Text("status") == "none";
        panel.IsSpendingDoubtful[year] = row.Has("milex_flag") && row.Text("milex_flag").Length > 0;

        // not used by the model, but a wrong value here means that the file is not what it says
        row.Number(row.Has("milex_const2023usd_m") ? "milex_const2023usd_m" : "milex_const2019usd_m", 0, 1e7);
        if (row.Has("milex_flag") && row.Text("milex_flag") is not ("" or "E" or "U"))
            row.Report("milex_flag", $"milex_flag = '{row.Text("milex_flag")}' is not E (estimate), U (uncertain) or blank");
        row.Number("polity2", -10, 10);
        row.Number("unga_idealpoint", -5, 5);
        row.Number("ucdp_interstate_conflict", 0, 1);
        if (!row.Text("status").Split('+').All(Statuses.Contains))
            row.Report("status", $"status = '{row.Text("status")}' is not member, none, or pfp, md, ici and global joined by +");
    }
}
