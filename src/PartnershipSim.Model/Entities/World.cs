using System.Collections.Immutable;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Entities;

/// <summary>
/// Everything that changes: one <see cref="Column"/> per state variable, eight runs wide. Grouped by the submodel that
/// fills it, in the order of the schedule.
/// </summary>
public sealed class World
{
    /// <summary>As many as the submodel with the most needs at once.</summary>
    private const int ScratchColumns = 5;

    private readonly List<Column> _columns = [];
    private readonly Lanes[][] _scratch;

    public World(CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        States = model.States.Length;
        Operations = model.Operations.Length;
        Addresses = [.. model.States.Select(state => state.Address)];
        _scratch = [.. Enumerable.Range(0, ScratchColumns).Select(_ => new Lanes[States])];

        Gdp = PerState("gdp", "Y", "bn 2015 US$", "gross domestic product");
        GdpPerHead = PerState("gdp_per_head", "gpc", "k$", "GDP per head");
        GrowthDeviation = PerState("growth_deviation", "dev", "1/year", "deviation of projected growth from its mean");
        AccessionYear = PerState("accession_year", "acc", "year", "calendar year of accession; 9999 is never");
        Member = PerState("member", "member", "0/1", "member of the Alliance");
        Invited = PerState("invited", "invited", "0/1", "invited: the two years before accession");

        Affinity = PerState("affinity", "A", "0-1", "identification with the Alliance");

        Threat = PerState("threat", "T", "0-1", "perceived threat");

        TakesPart = PerState("takes_part", "part", "0/1", "takes part in any programme");
        YearsIn = PerState("years_in", "years_in", "years", "years in any programme");
        ProgrammeMoney = PerState("programme_money", "aid", "m$/year", "programme money received");
        ExerciseExposure = PerState(
            "exercise_exposure", "Eq", "-", "exposure to exercises and interoperability programmes");
        TeachingExposure = PerState("teaching_exposure", "Ez", "-", "exposure to education and planning");
        Inducement = PerState("inducement", "I", "0-1", "material inducement");
        Desire = PerState("desire", "des", "0-1", "desire to join");
        Score = PerState("score", "score", "0-1", "merit as the Alliance sees it");
        Prospect = PerState("prospect", "π", "0-1", "perceived probability of accession");
        Pull = PerState("pull", "B", "0-1", "pull of the prospect");

        Reform = PerState("x_reform", "xR", "0-1", "attitude to defence reform");
        Willingness = PerState("x_ops", "xO", "0-1", "attitude to operations abroad");
        ReformAnchor = PerState("anchor_reform", "aR", "0-1", "internalised attitude to reform");
        WillingnessAnchor = PerState("anchor_ops", "aO", "0-1", "internalised attitude to operations");
        Alumni = PerState("alumni", "Z", "0-1", "stock of officers and officials taught by the programmes");

        Habit = PerState("habit", "h", "ln share", "customary spending share: smoothed ln m");
        LogShare = PerState("log_share", "ln m", "ln share", "logarithm of military spending over GDP");
        Milex = PerState("milex", "M", "bn 2015 US$", "military spending");

        SoldierCost = PerState("soldier_cost", "c", "bn/k", "cost of one thousand soldiers");
        Active = PerState("active", "N", "k", "active strength");
        Pay = PerState("pay", "pay", "bn", "pay of the force: cN");
        EquipmentShare = PerState("equipment_share", "e", "0-1", "equipment as a share of non-pay spending");
        EquipmentOutlay = PerState("equipment_outlay", "E", "bn", "equipment outlay");
        RunningCosts = PerState("running_costs", "O", "bn", "running costs");
        Pooled = PerState("pooled", "φ", "0-1", "pooled share of procurement");
        Efficiency = PerState("efficiency", "eff", "-", "efficiency factor of pooling");

        Equipment = PerState("equipment", "K", "bn", "equipment stock");
        Usable = PerState("usable", "u", "0-1", "usable share of the force");
        Sustainable = PerState("sustainable", "sus", "k", "troops that can be sustained abroad");
        Interop = PerState("interop", "q", "0-1", "interoperability with the Alliance");

        Record = PerState("record", "r", "ln", "record: what a state customarily sends beyond its fair share");
        Frailty = PerState(
            "frailty", "f", "-",
            "lasting readiness to join operations that nothing observed explains; standard normal");
        Deployed = PerState("deployed", "F", "k", "troops in all operations");
        DeployedTo = PerOperation(model, "deployed", "F_o", "k", "troops in the operation");
        Requested = new("requested", "D", "k", "requested non-lead troops, scaled", Operations);
        Fill = new(
            "fill", "fill", "0-1",
            "share of the expected troops that was found; not a number where nothing was requested", Operations);
        _columns.AddRange([Requested, Fill]);

        DeathsIn = PerOperation(model, "deaths", "deaths_o", "persons", "deaths in the operation");
        SupportFor = PerOperation(model, "support", "s_o", "0-1", "public support for the operation");
        OperatingCost = PerState("operating_cost", "opcost", "bn", "cost of operations");

        Compliance = PerState("compliance", "g", "0-1", "compliance with partnership goals");
        Credibility = PerState("credibility", "cr", "0-1", "credibility of the membership promise");

        InitialGdp = new Lanes[States];
        InitialGdpPerHead = new Lanes[States];
        InitialThreat = new Lanes[States];
        InitialSpillIn = new Lanes[States];
        FrailtyWeights = new Lanes[States * FrailtyNodes];
    }

    /// <summary>Number of values that frailty can take.</summary>
    public const int FrailtyNodes = 9;

    /// <summary>Number of states.</summary>
    public int States { get; }

    /// <summary>Number of operations.</summary>
    public int Operations { get; }

    /// <summary>Where the dice find each state.</summary>
    internal uint[] Addresses { get; }

    /// <summary>
    /// A column for intermediate results, one entry per state. It belongs to the submodel that runs, contains what the
    /// last one left there, and is no part of the world's state. There are five, so that they stay in the first cache.
    /// </summary>
    internal Span<Lanes> Scratch(int number) => _scratch[number];

    /// <summary>Every column, in the order of the schedule.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    public Column Gdp { get; }
    public Column GdpPerHead { get; }
    public Column GrowthDeviation { get; }
    public Column AccessionYear { get; }
    public Column Member { get; }
    public Column Invited { get; }

    public Column Affinity { get; }

    public Column Threat { get; }

    public Column TakesPart { get; }
    public Column YearsIn { get; }
    public Column ProgrammeMoney { get; }
    public Column ExerciseExposure { get; }
    public Column TeachingExposure { get; }
    public Column Inducement { get; }
    public Column Desire { get; }
    public Column Score { get; }
    public Column Prospect { get; }
    public Column Pull { get; }

    public Column Reform { get; }
    public Column Willingness { get; }
    public Column ReformAnchor { get; }
    public Column WillingnessAnchor { get; }
    public Column Alumni { get; }

    public Column Habit { get; }
    public Column LogShare { get; }
    public Column Milex { get; }

    public Column SoldierCost { get; }
    public Column Active { get; }
    public Column Pay { get; }
    public Column EquipmentShare { get; }
    public Column EquipmentOutlay { get; }
    public Column RunningCosts { get; }
    public Column Pooled { get; }
    public Column Efficiency { get; }

    public Column Equipment { get; }
    public Column Usable { get; }
    public Column Sustainable { get; }
    public Column Interop { get; }

    public Column Record { get; }
    public Column Frailty { get; }
    public Column Deployed { get; }
    public ImmutableArray<Column> DeployedTo { get; }
    public Column Requested { get; }
    public Column Fill { get; }

    public ImmutableArray<Column> DeathsIn { get; }
    public ImmutableArray<Column> SupportFor { get; }
    public Column OperatingCost { get; }

    public Column Compliance { get; }
    public Column Credibility { get; }

    /// <summary>Values of 1994, with which later years are compared.</summary>
    public Lanes[] InitialGdp { get; }
    public Lanes[] InitialGdpPerHead { get; }
    public Lanes[] InitialThreat { get; }
    public Lanes[] InitialSpillIn { get; }

    /// <summary>
    /// How likely each value of frailty is, by state and then value: those of a standard normal at the start, and what
    /// observed
    /// contributions make of them in a nudged run. Not turned at the end of a year.
    /// </summary>
    public Lanes[] FrailtyWeights { get; }

    /// <summary>The year is over.</summary>
    internal void Turn()
    {
        foreach (Column column in _columns)
            column.Turn();
    }

    private Column PerState(string name, string symbol, string unit, string meaning)
    {
        Column column = new(name, symbol, unit, meaning, States);
        _columns.Add(column);
        return column;
    }

    private ImmutableArray<Column> PerOperation(
        CompiledModel model, string name, string symbol, string unit, string meaning)
    {
        ImmutableArray<Column> columns =
            [.. model.Operations.Select(o => new Column(
                $"{name}_{o.Name}", symbol, unit, $"{meaning} {o.Name}", States))];
        _columns.AddRange(columns);
        return columns;
    }
}
