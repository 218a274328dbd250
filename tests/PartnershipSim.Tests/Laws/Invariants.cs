using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Offers = PartnershipSim.Model.Submodels.Incentives;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Looks at a world every year and writes down every invariant of the model that does not hold. Bounds are meant
/// exactly; sums of many numbers may err in their last digits.
/// </summary>
internal sealed class Invariants(CompiledModel model) : IObserver
{
    private const double LastDigits = 1e-12;

    private Lanes[] _memberBefore = [];
    private Lanes[] _frailtyBefore = [];
    private Lanes[] _credibilityBefore = [];
    private Lanes[] _reformAnchorBefore = [];
    private Lanes[] _willingnessAnchorBefore = [];
    private readonly Lanes[] _memberOf1994 = new Lanes[model.States.Length];
    private Mask _doorWasEverOpen;
    private int _year;

    public List<string> Broken { get; } = [];

    public int YearsSeen { get; private set; }

    public void Observe(in Year year, World world)
    {
        _year = year.Number;
        YearsSeen++;
        EverythingIsANumber(world);
        for (int i = 0; i < world.States; i++)
        {
            SharesAreShares(world, i);
            MoneyAddsUp(world, i);
            TroopsAreSustained(year, world, i);
            if (year.Index > 0)
            {
                NothingIsTakenBack(world, i);
                OutsidersGetNothing(year, world, i);
                AnchorsFollow(world, i);
                FrailtyStays(year, world, i);
            }
            else
            {
                _memberOf1994[i] = world.Member.Now[i];
            }
        }

        if (year.Index > 0)
        {
            ProgrammeMoneyIsSpentOnce(year, world);
            ClosedDoor(year, world);
        }

        for (int o = 0; o < world.Operations; o++)
            RequestsAreNotExceeded(year, world, o);
        _memberBefore = world.Member.Now.ToArray();
        _frailtyBefore = world.Frailty.Now.ToArray();
        _credibilityBefore = world.Credibility.Now.ToArray();
        _reformAnchorBefore = world.ReformAnchor.Now.ToArray();
        _willingnessAnchorBefore = world.WillingnessAnchor.Now.ToArray();
    }

    private void EverythingIsANumber(World world)
    {
        foreach (Column column in world.Columns)
        {
            for (int row = 0; row < column.Now.Length; row++)
            {
                Mask isNumber = LaneMath.Abs(column.Now[row]) <= double.MaxValue;
                if (column == world.Fill)
                    isNumber |= world.Requested.Now[row] == 0;
                Must(isNumber, $"{column.Name}[{row}] is a number");
            }
        }
    }

    private void SharesAreShares(World world, int i)
    {
        foreach (Column column in (ReadOnlySpan<Column>)
            [
                world.Affinity, world.Threat, world.Inducement, world.Desire, world.Prospect, world.Pull,
                world.Reform, world.Willingness,
                world.ReformAnchor, world.WillingnessAnchor, world.Alumni, world.EquipmentShare, world.Pooled,
                world.Usable, world.Interop, world.Compliance, world.Credibility,
            ])
            Must((column.Now[i] >= 0) & (column.Now[i] <= 1), $"{column.Name} lies between 0 and 1", i);
        foreach (Column support in world.SupportFor)
            Must((support.Now[i] >= 0.05) & (support.Now[i] <= 0.95), $"{support.Name} lies between .05 and .95", i);
    }

    private void MoneyAddsUp(World world, int i)
    {
        Lanes milex = world.Milex.Now[i];
        Must(milex > 0, "spending is positive", i);
        Must(world.Equipment.Now[i] >= 0, "the equipment stock is not negative", i);
        Lanes spent = world.Pay.Now[i] + world.EquipmentOutlay.Now[i] + world.RunningCosts.Now[i];
        Must(
            LaneMath.Abs(spent - milex) <= LastDigits * LaneMath.Max(1, milex),
            "pay, equipment and running costs are all of spending", i);
        Must(world.Pay.Now[i] <= 0.85 * milex * (1 + LastDigits), "pay takes at most .85 of spending", i);
    }

    private void TroopsAreSustained(in Year year, World world, int i)
    {
        Lanes sum = 0;
        for (int o = 0; o < world.Operations; o++)
        {
            Lanes troops = world.DeployedTo[o].Now[i];
            sum += troops;
            Must(troops >= 0, "no contingent is negative", i);
            bool isAtWar = year.Model.Drivers[Driver.InterstateWar][year.Index][i] == 1;
            if (isAtWar && !IsImposed(year, o, i))
                Must((year[Operations.JoinWar] < 60) | (troops == 0), "a state with a war at home sends nobody", i);
            Must((troops > 0) | (world.DeathsIn[o].Now[i] == 0), "nobody dies where nobody is", i);
            if (model.Drivers.Requested[o][year.Index] == 0 && !IsImposed(year, o, i))
                Must(troops == 0, "nobody goes where nobody asked", i);
        }

        Must(LaneMath.Abs(sum - world.Deployed.Now[i]) <= LastDigits, "troops abroad are the sum over operations", i);
        if (year.Nudge is null)
            Must(
                sum <= world.Sustainable.Now[i] + LastDigits * LaneMath.Max(1, sum),
                "no state sends more than it sustains", i);
        if (!model.States[i].MayContribute && year.Nudge is null)
            Must(sum == 0, "lead power and threat source send nobody", i);
    }

    private static bool IsImposed(in Year year, int o, int i) =>
        year.Nudge is { } seen && !double.IsNaN(seen.Troops[o][year.Index][i]);

    private void NothingIsTakenBack(World world, int i)
    {
        Must(world.Member.Now[i] >= _memberBefore[i], "membership never ends", i);
        Must(world.Credibility.Now[i] <= _credibilityBefore[i], "credibility never rises", i);
    }

    private void OutsidersGetNothing(in Year year, World world, int i)
    {
        Mask isOutside = (world.Member.Now[i] > 0) | (world.TakesPart.Now[i] == 0);
        Must(!isOutside | (world.ProgrammeMoney.Now[i] == 0), "members and those who take no part receive nothing", i);
        Must(world.ProgrammeMoney.Now[i] >= 0, "programme money is not negative", i);
        Must(
            (year[Mechanisms.Pooling] > 0) | (LaneMath.Abs(world.Efficiency.Now[i] - 1) <= LastDigits),
            "without gain from scale pooling changes nothing", i);
    }

    /// <summary>A draw decides between nine values; the largest is 4.5.</summary>
    private void FrailtyStays(in Year year, World world, int i)
    {
        Must(LaneMath.Abs(world.Frailty.Now[i]) < 4.52, "frailty is one of nine values", i);
        if (year.Nudge is null)
            Must(world.Frailty.Now[i] == _frailtyBefore[i], "nothing but an observation changes frailty", i);
    }

    private void AnchorsFollow(World world, int i)
    {
        Must(
            LiesBetween(world.ReformAnchor.Now[i], _reformAnchorBefore[i], world.Reform.Now[i]),
            "the reform anchor moves towards the attitude", i);
        Must(
            LiesBetween(world.WillingnessAnchor.Now[i], _willingnessAnchorBefore[i], world.Willingness.Now[i]),
            "the operations anchor moves towards the attitude", i);
    }

    /// <summary>Weights that a scenario sets to nothing leave nobody to spend on.</summary>
    private const double LeastWeight = 1e-6;

    private void ProgrammeMoneyIsSpentOnce(in Year year, World world)
    {
        Lanes spent = 0;
        Mask isAnybodyIn = (Lanes)0 > 0;
        for (int i = 0; i < world.States; i++)
        {
            spent += world.ProgrammeMoney.Now[i];
            bool hasWeight = year.Model.Drivers[Driver.PartnershipWeight][year.Index][i] > LeastWeight;
            Mask isFavoured = (Lanes)(year.Model.States[i].IsSouthern ? 0 : 1) + year[Offers.MenaWeight] > LeastWeight;
            if (hasWeight)
                isAnybodyIn |= (world.TakesPart.Now[i] > 0) & isFavoured;
        }

        Lanes budget = year[Offers.ProgrammeBudget] + year.Model.Drivers.OwnMoneyIn(year.Index).Sum();
        // own money is unspent if its states are members
        Mask isCommon = (Lanes)year.Model.Drivers.OwnMoney.Length == 0;
        Mask isUnconditional = (year[Offers.Conditionality] == 0) | (year[Mechanisms.Conditionality] == 0);
        Must(spent <= budget + LastDigits * LaneMath.Max(1, budget), "no more programme money is spent than there is");
        Must(
            !isCommon | !isUnconditional | !isAnybodyIn
                | (LaneMath.Abs(spent - budget) <= LastDigits * LaneMath.Max(1, budget)),
            "without conditions all of it is spent, if anyone has a weight");
    }

    private void ClosedDoor(in Year year, World world)
    {
        _doorWasEverOpen |= year[Status.Door] > 0;
        for (int i = 0; i < world.States; i++)
            Must(
                _doorWasEverOpen | (world.Member.Now[i] == _memberOf1994[i]),
                "behind a closed door the members of 1994 stay the members", i);
    }

    private void RequestsAreNotExceeded(in Year year, World world, int o)
    {
        if (year.Nudge is not null)
            return;
        Lanes sum = 0;
        for (int i = 0; i < world.States; i++)
            sum += world.DeployedTo[o].Now[i];
        Lanes requested = world.Requested.Now[o];
        Must(
            sum <= requested + LastDigits * LaneMath.Max(1, requested),
            $"operation {o} gets no more than it asked for");
        Must(
            (requested == 0) | ((world.Fill.Now[o] >= 0) & (world.Fill.Now[o] <= 1)),
            $"operation {o} is filled between 0 and 1");
    }

    private static Mask LiesBetween(Lanes x, Lanes a, Lanes b) =>
        (x >= LaneMath.Min(a, b) - LastDigits) & (x <= LaneMath.Max(a, b) + LastDigits);

    private void Must(Mask holds, string what, int? state = null)
    {
        if (!(!holds).Any)
            return;
        string who = state is { } i ? $" ({model.States[i].Iso3})" : "";
        Broken.Add($"{_year}{who}: not in every run is it true that {what}");
    }

    /// <summary>Every broken invariant of eight runs.</summary>
    public static List<string> Check(CompiledModel model, Dice dice, IReadOnlyList<ParameterPoint>[]? timetables = null)
    {
        Settings settings = timetables is null ? Settings.Same(model.Timetable) : Settings.PerLane(timetables);
        Invariants invariants = new(model);
        new Simulation(model).Run(settings, dice, invariants);
        if (invariants.YearsSeen != model.Horizon.Years)
            invariants.Broken.Add("not every year was seen");
        return invariants.Broken;
    }
}
