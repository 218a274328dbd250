using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>Deaths and costs of operations, and public support for them.</summary>
public sealed class Casualties(CompiledModel model) : ISubmodel
{
    public static readonly Parameter CasualtySensitivity = Parameter.Uncertain(
        "opinion.casualty_sensitivity", "-", 0.05, 0.01, 0.12, Evidence.Literature,
        "Miller 2010");

    public static readonly Parameter CostPerTroop = Parameter.Fixed(
        "operations.cost_per_troop", "m$", 0.12, 0.05, 0.5, Evidence.Literature,
        "per troop-year at 35 k$ GDP per head");

    public static ImmutableArray<Parameter> Parameters =>
        [CasualtySensitivity, CostPerTroop];

    /// <summary>Public support, 0-1, towards which opinion returns without deaths.</summary>
    internal const double NormalSupport = 0.6;

    public SubmodelCard Card { get; } = new(
        "Casualties", "7.9", "Deaths, the cost of operations, and public support.",
        """
        deaths_io ~ Poisson(risk_o·F_io)                                                                    purpose deaths
        opcost = operations.cost_per_troop·clip(gpc/35, .12, 1.5)·F_i                                       bn; m$ per troop = bn per k
        s_io = clip(s + .15(.6 - s) - opinion.casualty_sensitivity·ln(1 + deaths_io/pop) - .02(1 - legitimacy), .05, .95)
               s of t-1, all operations every year
        """,
        "F = 0 ⇒ deaths = 0; s in [.05,.95].",
        Parameters)
    {
        Draws = [Purpose.Deaths],
    };

    private readonly int[] _place = new int[model.States.Length];
    private readonly uint[] _addresses = new uint[model.States.Length];

    public IEnumerable<Column> Writes(World world) => [.. world.DeathsIn, .. world.SupportFor, world.OperatingCost];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes sensitivity = year[CasualtySensitivity];
        Lanes costPerTroop = year[CostPerTroop];

        for (int i = 0; i < world.States; i++)
        {
            Lanes wealth = Clip(world.GdpPerHead.Next[i] / 35, 0.12, 1.5);
            world.OperatingCost.Next[i] = costPerTroop * wealth * world.Deployed.Next[i];
        }

        for (int o = 0; o < world.Operations; o++)
        {
            OperationCard operation = year.Model.Operations[o];
            Span<Lanes> grief = world.Scratch(0);
            grief.Clear();
            CountDeaths(year, world, o, grief);
            Lanes blame = 0.02 * (1 - operation.Legitimacy);
            ReadOnlySpan<Lanes> before = world.SupportFor[o].Now;
            Span<Lanes> support = world.SupportFor[o].Next;
            for (int i = 0; i < support.Length; i++)
            {
                support[i] = Clip(
                    before[i] + 0.15 * (NormalSupport - before[i]) - sensitivity * grief[i] - blame, 0.05, 0.95);
            }
        }
    }

    /// <summary>The deaths in an operation.</summary>
    /// <param name="grief">ln(1 + deaths/pop) of the states with deaths; the others are left as they are.</param>
    private void CountDeaths(in Year year, World world, int o, Span<Lanes> grief)
    {
        OperationCard operation = year.Model.Operations[o];
        double[] population = year.Model.Drivers.Population[year.Index];
        ReadOnlySpan<Lanes> troops = world.DeployedTo[o].Next;
        Span<Lanes> deathsOf = world.DeathsIn[o].Next;
        Span<Lanes> deaths = world.Scratch(1);
        Span<int> place = _place;
        Span<uint> addresses = _addresses;
        int count = 0;
        deathsOf.Clear();
        for (int i = 0; i < troops.Length; i++)
        {
            if (!(troops[i] > 0).Any)
                continue;
            place[count] = i;
            addresses[count] = world.Addresses[i];
            deaths[count++] = operation.Risk * troops[i];
        }

        deaths = deaths[..count];
        year.Dice.Poisson(deaths, Purpose.Deaths, year.Number, addresses, operation.Address, world.Scratch(2));
        int withDeaths = 0;
        for (int c = 0; c < count; c++)
        {
            if (!(deaths[c] > 0).Any)
                continue;
            int i = place[c];
            deathsOf[i] = deaths[c];
            place[withDeaths] = i;
            deaths[withDeaths++] = 1 + deaths[c] / population[i];
        }

        Log(deaths[..withDeaths]);
        for (int c = 0; c < withDeaths; c++)
            grief[place[c]] = deaths[c];
    }
}
