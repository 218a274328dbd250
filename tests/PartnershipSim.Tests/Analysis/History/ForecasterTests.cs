using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

public sealed class ForecasterTests
{
    private static readonly Leg Ahead = new(2008, 2009, 2010);
    private static readonly Forecaster Model = new(RealHistory.Scenario, Seed: 1, Samples: 20, Threads: 1);

    [Fact]
    public void The_number_of_threads_cannot_be_seen() =>
        AssertSame(Model.Run(Ahead), (Model with { Threads = 2 }).Run(Ahead));

    [Fact]
    public void More_samples_begin_with_the_fewer()
    {
        ForecastSample few = Model.Run(Ahead);
        ForecastSample many = (Model with { Samples = 40 }).Run(Ahead);

        Assert.Equal(
            few[Quantity.Spending, -1, 5, 2010].ToArray(), many[Quantity.Spending, -1, 5, 2010][..20].ToArray());
    }

    [Fact]
    public void What_was_observed_at_the_origin_is_where_every_run_starts()
    {
        // without shocks and with full inertia, spending cannot move away from what was seen
        Scenario still = RealHistory.Scenario.With("budget.noise", 0).With("budget.inertia", 0.97);
        ForecastSample sample = new Forecaster(still, 1, 8).Run(new(2008, 2009, 2009));
        int poland = Held.State("POL");
        double seen = Held.KnownAt(2008).At(Quantity.Spending, poland, 2008);

        Assert.All(sample[Quantity.Spending, -1, poland, 2009].ToArray(), share => Assert.Equal(seen, share, 0.1));
    }

    [Fact]
    public void An_ensemble_sets_the_samples_in_turn()
    {
        Setting noise = ParameterSpace.Find("budget.noise")!;
        Forecaster mixed = Model with { Ensemble = [[(noise, 0.0)], [(noise, 0.2)]] };
        ForecastSample sample = mixed.Run(Ahead);
        ForecastSample quiet = (Model with { Ensemble = [[(noise, 0.0)]] }).Run(Ahead);

        Assert.Equal(quiet[Quantity.Spending, -1, 5, 2010][4], sample[Quantity.Spending, -1, 5, 2010][4]);
        Assert.NotEqual(quiet[Quantity.Spending, -1, 5, 2010][5], sample[Quantity.Spending, -1, 5, 2010][5]);
    }

    [Fact]
    public void A_forecaster_made_of_another_forecasts_like_one_of_its_own()
    {
        Scenario basis = RealHistory.Scenario;
        Mechanism peers = Mechanisms.All.Single(mechanism => mechanism.Key == "peers");
        DriverSettings joining = basis.Drivers.WithYear(Driver.AccessionYear, "UKR", 2000);

        foreach (Scenario other in new[] { basis.With(peers, isOn: false), basis with { Drivers = joining } })
        {
            ForecastSample made = (Model with { Scenario = other }).Run(Ahead);

            AssertSame(new Forecaster(other, 1, 20, 1).Run(Ahead), made);
            int ukraine = Held.State("UKR");
            Assert.NotEqual(
                Model.Run(Ahead)[Quantity.Spending, -1, ukraine, 2010].ToArray(),
                made[Quantity.Spending, -1, ukraine, 2010].ToArray());
        }
    }

    [Fact]
    public void Flat_priors_give_all_states_one_mind()
    {
        CompiledModel flat = Held.Model.With(Priors.Flat);
        Simulation simulation = new(flat);
        FirstYear seen = new();
        simulation.Run(Settings.Same(flat.Timetable), PartnershipSim.Model.Kernel.Dice.Deterministic, seen);

        Assert.Single(seen.Reform.Distinct());
        Assert.Single(seen.Interop.Distinct());
    }

    [Fact]
    public void Priors_by_status_keep_the_mean_of_each_cohort()
    {
        FirstYear own = new();
        FirstYear status = new();
        new Simulation(Held.Model).Run(
            Settings.Same(Held.Model.Timetable), PartnershipSim.Model.Kernel.Dice.Deterministic, own);
        CompiledModel byStatus = Held.Model.With(Priors.ByStatus);
        new Simulation(byStatus).Run(
            Settings.Same(byStatus.Timetable), PartnershipSim.Model.Kernel.Dice.Deterministic, status);
        int[] entrants = [.. Enumerable.Range(0, Held.Model.States.Length)
            .Where(i => Held.Model.States[i].Cohort == Cohort.Entrant)];

        Assert.Single(entrants.Select(i => status.Interop[i]).Distinct());
        Assert.Equal(entrants.Average(i => own.Interop[i]), status.Interop[entrants[0]], 12);
    }

    private static void AssertSame(ForecastSample a, ForecastSample b)
    {
        foreach (Quantity quantity in Enum.GetValues<Quantity>())
        {
            for (int state = 0; state < Held.Model.States.Length; state++)
                Assert.Equal(a[quantity, 0, state, 2010].ToArray(), b[quantity, 0, state, 2010].ToArray());
        }
    }

    private sealed class FirstYear : IObserver
    {
        public double[] Reform { get; private set; } = [];

        public double[] Interop { get; private set; } = [];

        public void Observe(in Year year, World world)
        {
            if (year.Index > 0)
                return;
            Reform = [.. world.Reform.Now.ToArray().Select(lanes => lanes[0])];
            Interop = [.. world.Interop.Now.ToArray().Select(lanes => lanes[0])];
        }
    }
}
