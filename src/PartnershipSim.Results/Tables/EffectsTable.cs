namespace PartnershipSim.Results.Tables;

/// <summary>effects.csv and effects_by_state.csv: the same columns, of groups and of states.</summary>
public static class EffectsTable
{
    private const string UnderEnsemble = "under an ensemble";

    public static Table<EffectRecord> Groups { get; } = new(
        "effects.csv", "the effect of a scenario against the base on an outcome of a group, or of a state that was "
            + "asked for: paired differences over the replicates",
        columns => Declare(columns, columns => columns.Group(row => row.Group)));

    public static Table<EffectRecord> States { get; } = new(
        "effects_by_state.csv", "the same of every state, for the outcomes that are shown on maps",
        columns => Declare(columns, columns => columns.State(row => row.Group, formerly: "group")));

    /// <summary>The table of a comparison with an ensemble, or without one.</summary>
    public static Table<EffectRecord> With(this Table<EffectRecord> table, bool isUnderEnsemble)
    {
        ArgumentNullException.ThrowIfNull(table);
        return isUnderEnsemble ? table : table.Where(column => column.Only != UnderEnsemble);
    }

    private static Func<Cells<EffectRecord>, EffectRecord> Declare(
        Columns<EffectRecord> columns, Func<Columns<EffectRecord>, Column<EffectRecord, string>> subject)
    {
        const string unit = Columns<EffectRecord>.Row;
        var @base = columns.Base(row => row.Base);
        var scenario = columns.Scenario(row => row.Scenario);
        var outcome = columns.Outcome(row => row.Outcome);
        var ofOutcome = columns.Unit(row => row.Unit);
        var group = subject(columns);
        var replicates = columns.Whole(
            "replicates", "pairs", "replicates in which the outcome is defined under both", row => row.Replicates);
        var baseMean = columns.Number("base_mean", unit, "mean of the base", row => row.BaseMean);
        var effect = columns.Number("effect", unit, "mean of (scenario - base)", row => row.Effect);
        columns.Number("relative", "-", "effect over the absolute value of base_mean", row => row.Relative);
        var low90 = columns.Number(
            "lo90", unit, "low end of the 90 % interval: paired t; under an ensemble, of its members' effects", row =>
            row.Low90);
        var high90 = columns.Number("hi90", unit, "its high end", row => row.High90);
        var low95 = columns.Number("lo95", unit, "low end of the 95 % interval", row => row.Low95);
        var high95 = columns.Number("hi95", unit, "its high end", row => row.High95);
        var boot90 = columns.Number(
            "bootstrap_lo90", unit, "low end of the 90 % bootstrap interval of the mean", row => row.BootstrapLow90);
        var bootHigh90 = columns.Number("bootstrap_hi90", unit, "its high end", row => row.BootstrapHigh90);
        var boot95 = columns.Number(
            "bootstrap_lo95", unit, "low end of the 95 % bootstrap interval of the mean", row => row.BootstrapLow95);
        var bootHigh95 = columns.Number("bootstrap_hi95", unit, "its high end", row => row.BootstrapHigh95);
        var higher = columns.Number(
            "share_higher", "0-1", "share of replicates in which the scenario is higher", row => row.ShareHigher);
        var standardised = columns.Number(
            "standardised", "-", "effect over the pooled standard deviation (Cohen's d)", row => row.Standardised);
        var reduction = columns.Number(
            "variance_reduction", "-",
                "variance of an unpaired difference over that of the paired one; blank where pairs do not differ",
                row => row.VarianceReduction);
        var members = columns.Of(
            "members", "members", "members of the ensemble that were run", CellKinds.WholeOrBlank, row =>
            row.Members, UnderEnsemble);
        var share = columns.Number(
            "parameter_share", "0-1", "part of a pair's variance that lies between members", row =>
            row.ParameterShare, UnderEnsemble);
        var restsOn = columns.Of(
            "rests_on", "", "parameters that explain most of it: key, share, whether the data identify it",
                CellKinds.Text, row => row.RestsOn, UnderEnsemble);
        return cells => new()
        {
            Base = cells.Of(@base),
            Scenario = cells.Of(scenario),
            Outcome = cells.Of(outcome),
            Unit = cells.Of(ofOutcome),
            Group = cells.Of(group),
            Replicates = cells.Of(replicates),
            BaseMean = cells.Of(baseMean),
            Effect = cells.Of(effect),
            Low90 = cells.Of(low90),
            High90 = cells.Of(high90),
            Low95 = cells.Of(low95),
            High95 = cells.Of(high95),
            BootstrapLow90 = cells.Of(boot90),
            BootstrapHigh90 = cells.Of(bootHigh90),
            BootstrapLow95 = cells.Of(boot95),
            BootstrapHigh95 = cells.Of(bootHigh95),
            ShareHigher = cells.Of(higher),
            Standardised = cells.Of(standardised),
            VarianceReduction = cells.Of(reduction),
            Members = cells.Of(members),
            ParameterShare = cells.Of(share),
            RestsOn = cells.Of(restsOn),
        };
    }
}
