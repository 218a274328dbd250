namespace PartnershipSim.Tests.Oracle;

/// <summary>The engine's columns in the oracle's words: by name, the value of every state (or operation).</summary>
public static class PlainColumns
{
    private static readonly Dictionary<string, Func<PlainState, double>> OfState = new()
    {
        ["gdp"] = s => s.Gdp,
        ["gdp_per_head"] = s => s.GdpPerHead,
        ["growth_deviation"] = s => s.GrowthDeviation,
        ["accession_year"] = s => s.AccessionYear,
        ["member"] = s => s.Member ? 1 : 0,
        ["invited"] = s => s.Invited ? 1 : 0,
        ["affinity"] = s => s.Affinity,
        ["threat"] = s => s.Threat,
        ["takes_part"] = s => s.TakesPart ? 1 : 0,
        ["years_in"] = s => s.YearsIn,
        ["programme_money"] = s => s.ProgrammeMoney,
        ["exercise_exposure"] = s => s.ExerciseExposure,
        ["teaching_exposure"] = s => s.TeachingExposure,
        ["inducement"] = s => s.Inducement,
        ["desire"] = s => s.Desire,
        ["score"] = s => s.Score,
        ["prospect"] = s => s.Prospect,
        ["pull"] = s => s.Pull,
        ["x_reform"] = s => s.Reform,
        ["x_ops"] = s => s.Willingness,
        ["anchor_reform"] = s => s.ReformAnchor,
        ["anchor_ops"] = s => s.WillingnessAnchor,
        ["alumni"] = s => s.Alumni,
        ["habit"] = s => s.Habit,
        ["log_share"] = s => s.LogShare,
        ["milex"] = s => s.Milex,
        ["soldier_cost"] = s => s.SoldierCost,
        ["active"] = s => s.Active,
        ["pay"] = s => s.Pay,
        ["equipment_share"] = s => s.EquipmentShare,
        ["equipment_outlay"] = s => s.EquipmentOutlay,
        ["running_costs"] = s => s.RunningCosts,
        ["pooled"] = s => s.Pooled,
        ["efficiency"] = s => s.Efficiency,
        ["equipment"] = s => s.Equipment,
        ["usable"] = s => s.Usable,
        ["sustainable"] = s => s.Sustainable,
        ["interop"] = s => s.Interop,
        ["record"] = s => s.Record,
        ["frailty"] = s => s.Frailty,
        ["deployed"] = s => s.Deployed,
        ["operating_cost"] = s => s.OperatingCost,
        ["compliance"] = s => s.Compliance,
        ["credibility"] = s => s.Credibility,
    };

    /// <summary>The values of the column, or null if the oracle knows none of that name.</summary>
    public static double[]? Find(PlainWorld world, string column)
    {
        if (OfState.TryGetValue(column, out Func<PlainState, double>? value))
            return [.. world.Countries.Select(country => value(country.Now))];
        if (column == "requested")
            return [.. world.Operations.Select(operation => operation.Requested)];
        if (column == "fill")
            return [.. world.Operations.Select(operation => operation.Fill)];

        foreach (PlainOperation operation in world.Operations)
        {
            string name = operation.Card.Name;
            int o = operation.Number;
            if (column == $"deployed_{name}")
                return [.. world.Countries.Select(country => country.Now.Troops[o])];
            if (column == $"deaths_{name}")
                return [.. world.Countries.Select(country => country.Now.Deaths[o])];
            if (column == $"support_{name}")
                return [.. world.Countries.Select(country => country.Now.Support[o])];
        }

        return null;
    }
}
