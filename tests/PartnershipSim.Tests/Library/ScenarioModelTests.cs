using PartnershipSim.Library;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Library;

/// <summary>A scenario in code: changed, run, compared and swept.</summary>
public sealed class ScenarioModelTests
{
    private static readonly ScenarioModel Baseline = ScenarioModel.Load(
        Path.Combine(Repository.Scenarios, "baseline.yaml"));
    private static readonly OutcomeOf Interop = OutcomeOf.Usual("interop");
    private static readonly RunOptions Few = new() { Replicates = 9, Seed = 5 };

    [Fact]
    public void A_difference_is_that_of_the_runs_of_both()
    {
        ScenarioModel more = Baseline.With("partnership.budget", 400).Named("more");

        double[] differences = Baseline.Compare([more], [Interop], Few).Differences("more", Interop);

        double[] one = Baseline.Run([Interop], Few).Values(Interop).ToArray();
        double[] other = more.Run([Interop], Few).Values(Interop).ToArray();
        Assert.Equal(other.Zip(one, (a, b) => a - b), differences);
        Assert.All(differences, difference => Assert.True(difference > 0));
    }

    [Fact]
    public void A_point_is_a_run_with_the_same_settings()
    {
        SweepAnswer answer = Baseline.Points(
            ["partnership.budget", "mechanisms.teaching", "threat_events.2010"], [Interop], seed: 5)
            .Run([[400, 0, 0.9]], replicates: 9);

        ScenarioModel same = Baseline.With("partnership.budget", 400).WithMechanism("teaching", false).With(
            "threat_events.2010", 0.9);
        Assert.Equal(same.Run([Interop], Few).Values(Interop).ToArray(), answer.Values.ToArray());
    }

    [Fact]
    public void A_run_of_many_chunks_is_in_the_order_of_points_and_replicates()
    {
        PointRunner runner = Baseline.Points(["partnership.budget"], [Interop]);
        double[][] points = [.. Enumerable.Range(0, 150).Select(p => new double[] { 100 + p })];

        SweepAnswer all = runner.Run(points, replicates: 16);
        SweepAnswer later = runner.Run([points[140]], replicates: 3, firstReplicate: 7);

        Assert.Equal(2400, all.Values.Length);
        Assert.Equal([all[140, 7, 0], all[140, 8, 0], all[140, 9, 0]], later.Values.ToArray());
    }

    [Fact]
    public void Single_years_are_those_of_the_outcome()
    {
        RunAnswer answer = Baseline.Run([Interop, new("troops", "GEO")], Few, hasYears: true);

        Assert.Equal(2 * (Baseline.LastYear - 1993), answer.Years().Count());
        Assert.Equal(answer.Values(Interop).ToArray(), answer.ValuesIn(Interop, Baseline.Scenario.Years.To).ToArray());
    }

    [Fact]
    public void An_intervention_is_seen_only_from_its_year_on()
    {
        ScenarioModel later = Baseline.With(Interventions.From(2005).Set("partnership.budget", 450)).Named("later");

        RunAnswer one = Baseline.Run([Interop], Few, hasYears: true);
        RunAnswer other = later.Run([Interop], Few, hasYears: true);

        Assert.Equal(one.ValuesIn(Interop, 2004).ToArray(), other.ValuesIn(Interop, 2004).ToArray());
        Assert.NotEqual(one.ValuesIn(Interop, 2010).ToArray(), other.ValuesIn(Interop, 2010).ToArray());
    }

    [Fact]
    public void What_is_wrong_is_said_before_anything_runs()
    {
        Assert.Contains(
            "did you mean interop?", Assert.Throws<ArgumentException>(() => OutcomeOf.Usual("introp")).Message);
        Assert.Throws<InvalidScenarioException>(() => Baseline.With("partnership.budget", -1));
        Assert.Throws<ArgumentException>(() => Baseline.Run([new("interop", "nowhere")]));
        Assert.Throws<ArgumentException>(() => Baseline.Run(options: new() { Replicates = 1_000_000 }, hasYears: true));
        Assert.Throws<ArgumentException>(() => Baseline.Compare([Baseline]));
        Assert.Throws<ArgumentException>(() => Baseline.Points(["partnership.budget"], [Interop]).Run([[600]], 1));
        Assert.Throws<ArgumentException>(() => Baseline.Points(["democracy"], [Interop]));
    }

    [Fact]
    public void A_run_that_is_told_to_stop_stops()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Baseline.Run([Interop], Few, cancellation: stop.Token));
    }
}
