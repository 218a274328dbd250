using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Scenarios.Compilation;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Calibration;

/// <summary>
/// That what is read off the ledger is what the model expects before its luck: recomputed here from the equations of
/// the model document.
/// </summary>
public sealed class OneStepAheadTests
{
    private static readonly FitData Data = FitData.Of(RealHistory.Scenario);

    /// <summary>
    /// Looks at the expectation of spending in a deterministic run: without shocks, what is simulated is what is
    /// expected.
    /// </summary>
    private sealed class Watcher(int year, int state) : IObserver
    {
        public double LogShare { get; private set; } = double.NaN;

        public double Strength { get; private set; } = double.NaN;

        public void Observe(in Year now, World world)
        {
            if (now.Number != year)
                return;
            LogShare = world.LogShare.Now[state][0];
            Strength = world.Active.Now[state][0];
        }
    }

    [Fact]
    public void The_density_of_spending_and_strength_is_that_of_a_run_that_is_free_in_one_year_without_shocks()
    {
        const int year = 2001;
        int state = Data.Model.States.Select(card => card.Iso3).ToList().IndexOf("POL");
        CompiledModel held = Compiler.Compile(RealHistory.Scenario, Window.LastFitYear).Model.Until(year);
        ObservedHistory history = ObservedHistory.Of(RealHistory.Scenario, held);
        double spending = Math.Log(history.Spending[Horizon.IndexOf(year)][state]);
        double strength = Math.Log(history.Strength[Horizon.IndexOf(year)][state]);

        // the same run, but that this year's observation is not imposed: what it comes to is what was expected; budget
        // and force feel no luck of attitudes that year
        held.Nudge!.SpendingShare[Horizon.IndexOf(year)][state] = double.NaN;
        held.Nudge.Strength[Horizon.IndexOf(year)][state] = double.NaN;
        System.Collections.Immutable.ImmutableArray<ParameterPoint> calm = [.. held.Timetable.Select(
            point => point.With([(Budget.Noise, 1e-12), (Forces.ForceNoise, 0)]))];
        double[] expectedSpending = new double[Lanes.Count];
        double[] expectedStrength = new double[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Watcher watcher = new(year, state);
            new Simulation(held).Run(
                Settings.Same(calm), new Dice(1, [.. Enumerable.Repeat((uint)lane, Lanes.Count)]), watcher);
            expectedSpending[lane] = watcher.LogShare;
            expectedStrength[lane] = watcher.Strength;
        }

        Assert.All(expectedSpending, value => Assert.Equal(expectedSpending[0], value, 0.2));
        double[] densities = Densities();
        int spendingCase = Data.Cases.IndexOf(new FitCase(FitTask.Spending, year, state, -1, spending));
        int strengthCase = Data.Cases.IndexOf(new FitCase(FitTask.Strength, year, state, -1, strength));

        double noise = Data.Model.Timetable[0][Budget.Noise];
        double forceNoise = Data.Model.Timetable[0][Forces.ForceNoise];
        Assert.Equal(
            expectedSpending.Average(value => Density(spending - value, noise)),
            densities[spendingCase] / Lanes.Count, 6);
        Assert.InRange(
            expectedStrength.Average(value => Density(strength - Math.Log(value), forceNoise)),
            0.9 * densities[strengthCase] / Lanes.Count, 1.1 * densities[strengthCase] / Lanes.Count);
    }

    [Fact]
    public void Joining_is_scored_by_the_probability_that_the_ledger_prints()
    {
        double[] densities = Densities();

        Assert.All(
            Enumerable.Range(0, Data.Cases.Length).Where(k => Data.Cases[k].Task == FitTask.Joining),
            k => Assert.InRange(densities[k] / Lanes.Count, 0, 1));
        double calibration = Enumerable.Range(0, Data.Cases.Length).Where(k => Data.Cases[k].Task == FitTask.Joining)
            .Average(k => Data.Cases[k].Observed
                - (Data.Cases[k].Observed > 0 ? densities[k] / Lanes.Count : 1 - densities[k] / Lanes.Count));
        Assert.InRange(calibration, -0.05, 0.05);
    }

    private static double[] Densities()
    {
        double[] densities = new double[Data.Cases.Length];
        OneStepAhead reader = new(Data);
        reader.AddTo(densities);
        new Simulation(Data.Model).Run(Settings.Same(Data.Model.Timetable), Dice.ForBlock(1, 0), reader, reader.Ledger);
        return densities;
    }

    private static double Density(double residual, double scale)
    {
        double z = residual / scale;
        // Student's t, four degrees of freedom
        return 3.0 / 8 * Math.Sqrt(2 * Math.PI) * Math.Pow(1 + z * z / 4, -2.5) / scale;
    }
}
