using System.Collections.Frozen;

namespace PartnershipSim.Scenarios.Data;

/// <summary>panel.csv: one row a state and year.</summary>
internal static class PanelFile
{
    public const string Header =
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

        return panels.ToFrozenDictionary();
    }

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
        panel.UsTroops[year] = row.Number("us_troops", 0, 1e6);
        panel.Conflict[year] = row.Number("ucdp_internal_conflict", 0, 1);
        panel.IsKnownToCow[year] = !double.IsNaN(row.Number("cinc", 0, 1));
        panel.IsOutside[year] = row.Text("status") == "none";

        // not used by the model, but a wrong value here means that the file is not what it says
        row.Number("milex_const2019usd_m", 0, 1e7);
        row.Number("polity2", -10, 10);
        row.Number("unga_idealpoint", -5, 5);
        row.Number("unga_agree_us", 0, 1);
        row.Number("ucdp_interstate_conflict", 0, 1);
        if (!row.Text("status").Split('+').All(Statuses.Contains))
            row.Report("status", $"status = '{row.Text("status")}' is not member, none, or pfp, md, ici and global joined by +");
    }
}
