using MathNet.Numerics.Statistics;
using PartnershipSim.Model;

namespace PartnershipSim.Tests.Oracle;

/// <summary>
/// The outcomes of one run in one year, each by its definition (section 11 of the ODD), state after state and without
/// any shortcut.
/// </summary>
internal sealed class PlainMeasures(CompiledModel model, int index, double scaleExponent, World world, int lane)
{
    /// <summary>The outcome of a group; not a number where it is not defined.</summary>
    public double Of(string outcome, bool isAll, Group group)
    {
        int[] states = [.. StatesOf(group)];
        bool hasPartners = group.States.Any(i => Group.IsPartner(model.States[i].Cohort));
        int[] partners = [.. states.Where(i => Group.IsPartner(model.States[i].Cohort))];
        double capability = states.Sum(Capability);
        return outcome switch
        {
            "partner_troop_years" => hasPartners ? partners.Sum(Troops) : double.NaN,
            "partner_troop_years_before_entry" =>
                hasPartners ? partners.Where(HasYetToJoin).Sum(Troops) : double.NaN,
            "nonlead_troop_years" or "troops" => states.Sum(Troops),
            "troops_per_million" => 1000 * states.Sum(Troops) / states.Sum(i => model.Drivers.Population[index][i]),
            "contributors" => states.Count(i => Troops(i) > 0),
            "fill" => isAll ? MeanFill() : double.NaN,
            "spending_share" => 100 * states.Sum(Spending) / states.Sum(Gdp),
            "spending" => states.Sum(Spending),
            "active" => states.Sum(Strength),
            "pay_share" => states.Sum(i => world.Pay.Now[i][lane]) / states.Sum(Spending),
            "usable" => states.Sum(i => Usable(i) * Strength(i)) / states.Sum(Strength),
            "interop" => Mean(states, Interop),
            "attitude_reform" => Mean(states, i => world.Reform.Now[i][lane]),
            "attitude_operations" => Mean(states, i => world.Willingness.Now[i][lane]),
            "capability" => capability,
            "rme" => capability
                / states.Sum(i => Spending(i) * world.InitialGdpPerHead[i][lane] / world.GdpPerHead.Now[i][lane]),
            "duplication" => states.Sum(Duplicated) / states.Sum(Outlay),
            "deaths" => states.Sum(i => world.DeathsIn.Sum(operation => operation.Now[i][lane])),
            "member" => states.Count(IsMember),
            "burden_gini" => isAll ? Gini([.. Members().Select(Share)]) : double.NaN,
            "exploitation" => isAll ? Correlation.Spearman(Members().Select(Share), Members().Select(Gdp)) : double.NaN,
            _ => throw new ArgumentException($"no such outcome: {outcome}", nameof(outcome)),
        };
    }

    private static double Mean(int[] states, Func<int, double> of) =>
        states.Select(of).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The states of a group in this year.</summary>
    private IEnumerable<int> StatesOf(Group group) => group.Key switch
    {
        "members_now" => group.States.Where(IsMember),
        "partners_now" => group.States.Where(i => !IsMember(i)),
        _ => group.States,
    };

    private bool IsMember(int i) => world.Member.Now[i][lane] == 1;

    private double Troops(int i) => world.Deployed.Now[i][lane];

    private double Spending(int i) => world.Milex.Now[i][lane];

    private double Gdp(int i) => world.Gdp.Now[i][lane];

    private double Strength(int i) => world.Active.Now[i][lane];

    private double Usable(int i) => world.Usable.Now[i][lane];

    private double Interop(int i) => world.Interop.Now[i][lane];

    private double Outlay(int i) => world.EquipmentOutlay.Now[i][lane];

    private double Share(int i) => Spending(i) / Gdp(i);

    private double Capability(int i) => Usable(i) * Strength(i) * (0.3 + 0.7 * Interop(i));

    private double Duplicated(int i) =>
        Outlay(i) * (1 - world.Pooled.Now[i][lane]) * Math.Max(0, 1 - Math.Pow(Outlay(i) / 5, scaleExponent));

    private bool HasYetToJoin(int i) =>
        (model.States[i].AccessionByData ?? model.Drivers.AccessionYear[i]) > Horizon.Start + index;

    private IEnumerable<int> Members() => Enumerable.Range(0, world.States).Where(IsMember);

    private double MeanFill() =>
        Enumerable.Range(0, world.Operations).Select(o => world.Fill.Now[o][lane]).Where(fill => !double.IsNaN(fill))
            .DefaultIfEmpty(double.NaN).Average();

    // half of the mean distance of any two, over the mean
    private static double Gini(double[] values) =>
        values.SelectMany(_ => values, (a, b) => Math.Abs(a - b)).Average() / 2 / values.Average();
}
