using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>The calendar: GDP, who is invited, who is a member.</summary>
public sealed class Status : ISubmodel
{
    public static readonly Parameter Door = Parameter.Lever(
        "alliance.door", "0-1", 1, 0, 1, Evidence.Lever,
        "openness of membership");

    public static readonly Parameter Hazard = Parameter.Fixed(
        "prospect.hazard", "1/y", 0.1, 0, 0.2, Evidence.Calibrated,
        "projection only: yearly invitation probability at full desire and certainty; 2 invitations in 20 such state-years, 2010-20");

    public static ImmutableArray<Parameter> Parameters =>
        [Door, Hazard];

    /// <summary>Years between an invitation and membership.</summary>
    private const int InvitationLead = 2;

    /// <summary>Autocorrelation of projected growth, year to year: the share of a deviation that remains after a year.</summary>
    private const double GrowthPersistence = 0.35;

    /// <summary>Openness of the door below which an invitation that is due is withdrawn, 0-1: the middle of its range.</summary>
    private const double ClosedBelow = 0.5;

    public SubmodelCard Card { get; } = new(
        "Status", "7.0", "Moves the calendar: GDP, invitations and membership.",
        """
        historical   Y, pop from data
        projection   ln Y = ln Y(t-1) + μ_i + dev,  dev = .35·dev(t-1) + σ_i·sqrt(1 - .35²)·ε        ε purpose growth
        gpc          = Y/pop
        closed door  a state whose accession year is t+2 loses it for good if alliance.door < .5
        invitation   projection, a state that would never accede: accession year := t+2 if u < prospect.hazard·π(t-1)·des(t-1)·door
                     (purpose accession)
        member       = [accession year ≤ t]
        invited      = [accession year - 2 ≤ t < accession year]
        """,
        "Membership never ends; with the door at 0 throughout, the members of 1994 are the members of every year.",
        Parameters)
    {
        Draws = [Purpose.Growth, Purpose.Accession],
    };

    public IEnumerable<Column> Writes(World world) =>
        [world.Gdp, world.GdpPerHead, world.GrowthDeviation, world.AccessionYear, world.Member, world.Invited];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        DriverValues drivers = year.Model.Drivers;
        Lanes door = year[Door];
        Lanes hazard = year[Hazard];
        double shockScale = Math.Sqrt(1 - GrowthPersistence * GrowthPersistence);
        double[] population = drivers.Population[year.Index];

        for (int i = 0; i < world.States; i++)
        {
            uint address = year.Model.States[i].Address;
            Lanes deviation = 0;
            Lanes gdp;
            if (year.IsProjected)
            {
                Lanes shock = year.Dice.Normal(Purpose.Growth, year.Number, address);
                deviation = GrowthPersistence * world.GrowthDeviation.Now[i] + drivers.GrowthSpread[i] * shockScale * shock;
                gdp = world.Gdp.Now[i] * Exp(drivers.GrowthMean[year.Index][i] + deviation);
            }
            else
            {
                gdp = drivers.Gdp[year.Index][i];
            }

            Lanes accession = world.AccessionYear.Now[i];
            Mask wouldNever = accession == CalendarDriver.Never;
            Mask losesItsTurn = (accession == year.Number + InvitationLead) & (door < ClosedBelow);
            accession = Select(losesItsTurn, CalendarDriver.Never, accession);
            if (year.IsProjected && wouldNever.Any)
            {
                Lanes u = year.Dice.Uniform(Purpose.Accession, year.Number, address);
                Lanes chance = hazard * world.Prospect.Now[i] * world.Desire.Now[i] * door;
                accession = Select(wouldNever & (u < chance), year.Number + InvitationLead, accession);
            }

            world.GrowthDeviation.Next[i] = deviation;
            world.Gdp.Next[i] = gdp;
            world.GdpPerHead.Next[i] = gdp / population[i];
            world.AccessionYear.Next[i] = accession;
            world.Member.Next[i] = accession <= year.Number;
            world.Invited.Next[i] = (accession - InvitationLead <= year.Number) & (accession > year.Number);
        }
    }
}
