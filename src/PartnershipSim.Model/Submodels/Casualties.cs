using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>Deaths and costs of operations, and public support for them.</summary>
public sealed class Casualties : ISubmodel
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

    public IEnumerable<Column> Writes(World world) => [.. world.DeathsIn, .. world.SupportFor, world.OperatingCost];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes sensitivity = year[CasualtySensitivity];
        Lanes costPerTroop = year[CostPerTroop];
        double[] population = year.Model.Drivers.Population[year.Index];

        for (int i = 0; i < world.States; i++)
        {
            Lanes wealth = Clip(world.GdpPerHead.Next[i] / 35, 0.12, 1.5);
            world.OperatingCost.Next[i] = costPerTroop * wealth * world.Deployed.Next[i];
        }

        for (int o = 0; o < world.Operations; o++)
        {
            OperationCard operation = year.Model.Operations[o];
            Lanes blame = 0.02 * (1 - operation.Legitimacy);
            for (int i = 0; i < world.States; i++)
            {
                Lanes troops = world.DeployedTo[o].Next[i];
                Lanes deaths = 0;
                Lanes grief = 0;
                if ((troops > 0).Any)
                {
                    deaths = year.Dice.Poisson(
                        operation.Risk * troops, Purpose.Deaths, year.Number, year.Model.States[i].Address,
                        operation.Address);
                    if ((deaths > 0).Any)
                        grief = sensitivity * Log(1 + deaths / population[i]);
                }

                Lanes before = world.SupportFor[o].Now[i];
                world.DeathsIn[o].Next[i] = deaths;
                world.SupportFor[o].Next[i] = Clip(
                    before + 0.15 * (NormalSupport - before) - grief - blame, 0.05, 0.95);
            }
        }
    }
}
