using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Tests.Golden;

namespace PartnershipSim.Tests.Model;

/// <summary>
/// A hand-made world for one process in one year: a few states about whom nothing is said but what the test says. First what was last year
/// (<see cref="Last"/>) and what earlier processes of this year have left (<see cref="This"/>), then <see cref="Advance"/>.
/// </summary>
internal sealed class Scene
{
    private readonly List<(Column Column, double[] Values)> _thisYear = [];
    private ParameterPoint _point = Specified.Point;

    public Scene(params StateCard[] states)
        : this(states, [])
    {
    }

    public Scene(StateCard[] states, OperationCard[] operations)
    {
        Horizon horizon = new(Horizon.LastPossible, SmallWorld.LastObserved);
        int years = horizon.Years;
        double[][] Constant(double value) => [.. Enumerable.Range(0, years).Select(_ => Enumerable.Repeat(value, states.Length).ToArray())];
        bool[][] Always(bool value) => [.. Enumerable.Range(0, years).Select(_ => Enumerable.Repeat(value, states.Length).ToArray())];
        Drivers = new(_ => new double[years], driver => Constant(driver.Neutral ?? 0))
        {
            Gdp = Constant(100),
            GrowthMean = Constant(0),
            GrowthSpread = new double[states.Length],
            Population = Constant(10),
            SpendingShare = Constant(0.02),
            InitialStrength = [.. states.Select(_ => 100.0)],
            CanContribute = Always(true),
            [Driver.Democracy] = Constant(0.5),
            RelativeDistance = Constant(0),
            Conflict = Constant(0),
            AccessionYear = [.. states.Select(_ => CalendarDriver.Never)],
            TakesPart = Always(false),
            InteroperabilityWeight = Constant(0),
            TeachingWeight = Constant(0),
            MaterialWeight = Constant(0),
            Requested = [.. operations.Select(_ => new double[years])],
            DistanceToOperation = [.. operations.Select(_ => new double[states.Length])],
        };
        Model = new()
        {
            Horizon = horizon,
            States = [.. states],
            Regions = ["here", "elsewhere", "nowhere"],
            Operations = [.. operations],
            Drivers = Drivers,
            Timetable = SmallWorld.Constant(ParameterSpace.Default, years),
        };
        World = new World(Model);
    }

    public CompiledModel Model { get; }

    public DriverValues Drivers { get; }

    public World World { get; }

    public static StateCard State(
        string iso3 = "AAA", Cohort cohort = Cohort.None, int region = 0, double distanceToMoscow = 1, bool isSouthern = false,
        bool signedPfp = false, double unRate = 0) =>
        new(iso3, iso3, Dice.StateAddress(iso3), region, cohort, distanceToMoscow, isSouthern, signedPfp, unRate);

    public static OperationCard Operation(
        string name = "Alpha", int firstYear = 1995, int? predecessor = null, Lead lead = Lead.Nato, double legitimacy = 1, double risk = 1) =>
        new(name, Dice.OperationAddress(name), firstYear, predecessor, lead, legitimacy, risk);

    /// <summary>Sets a driver in every year: one value for all states, or one per state.</summary>
    public Scene Always<T>(Func<DriverValues, T[][]> driver, params T[] values)
    {
        foreach (T[] year in driver(Drivers))
            Spread(values, year);
        return this;
    }

    /// <summary>What a column held last year: one value for all rows, or one per row.</summary>
    public Scene Last(Func<World, Column> column, params double[] values)
    {
        Span<Lanes> rows = column(World).Next;
        for (int row = 0; row < rows.Length; row++)
            rows[row] = values[values.Length == 1 ? 0 : row];
        return this;
    }

    /// <summary>What an earlier process of this year has written.</summary>
    public Scene This(Func<World, Column> column, params double[] values)
    {
        _thisYear.Add((column(World), values));
        return this;
    }

    public Scene With(Setting setting, double value)
    {
        _point = _point.With(setting, value);
        return this;
    }

    /// <summary>One submodel, one year. Chance takes its deterministic values unless dice are handed in.</summary>
    public World Advance(ISubmodel submodel, int year = 1995, Dice? dice = null)
    {
        Open();
        submodel.Advance(YearOf(year, dice), World, default(ClosedLedger));
        return World;
    }

    /// <summary>The same, and the value of one term of a decision.</summary>
    public double Explain(ISubmodel submodel, Term term, int state = 0, int year = 1995)
    {
        Open();
        List<LedgerLine> lines = [];
        submodel.Advance(YearOf(year), World, new Book(lines));
        return lines.Single(line => line.Term == term && line.State == state).Value[0];
    }

    /// <summary>The state of the world in 1994.</summary>
    public World Initialise()
    {
        Initialisation.Fill(YearOf(Horizon.Start, null), World);
        return World;
    }

    public Year YearOf(int year, Dice? dice = null) =>
        new(Model, Horizon.IndexOf(year), Settings.Same([_point]).ForYear(0), dice ?? Dice.Deterministic);

    private void Open()
    {
        World.Turn();
        foreach ((Column column, double[] values) in _thisYear)
        {
            for (int row = 0; row < column.Next.Length; row++)
                column.Next[row] = values[values.Length == 1 ? 0 : row];
        }
    }

    private static void Spread<T>(T[] values, T[] row)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] = values[values.Length == 1 ? 0 : i];
    }
}
