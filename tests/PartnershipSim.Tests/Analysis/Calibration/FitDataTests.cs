using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Calibration;

/// <summary>What the fit years are, and that no later year is among them.</summary>
public sealed class FitDataTests
{
    private static readonly FitData Data = FitData.Of(RealHistory.Scenario);

    private static Fit At(FitData data, params (Setting Setting, double Value)[] changes) =>
        new FitEngine(data, 1, 1)
            .Of([[.. data.Model.Timetable.Select(point => point.With(changes))]], FitEngine.LeastReplicates)[0];

    [Fact]
    public void No_case_is_later_than_the_last_fit_year()
    {
        Assert.Equal(Window.LastFitYear, Data.Model.Horizon.To);
        Assert.All(Data.Cases, each => Assert.InRange(each.Year, Horizon.Start + 1, Window.LastFitYear));
        Assert.All(Enum.GetValues<FitTask>(), task => Assert.True(Data.Count(task) > 5));
    }

    [Fact]
    public void What_came_after_the_fit_years_cannot_be_seen_in_a_fit()
    {
        CompiledModel poisoned =
            PartnershipSim.Scenarios.Compilation.Compiler.Compile(RealHistory.Scenario, Window.LastFitYear).Model;
        Fit expected = At(FitData.Of(poisoned, ObservedHistory.Of(RealHistory.Scenario, poisoned)));
        for (int t = Horizon.IndexOf(Window.LastFitYear + 1); t < poisoned.Horizon.Years; t++)
        {
            Array.Fill(poisoned.Drivers.Gdp[t], double.NaN);
            Array.Fill(poisoned.Drivers[Driver.Democracy][t], double.NaN);
            Array.Fill(poisoned.Nudge!.SpendingShare[t], double.NaN);
            Array.Fill(poisoned.Nudge.Strength[t], double.NaN);
            foreach (double[][] operation in poisoned.Nudge.Troops)
                Array.Fill(operation[t], double.NaN);
        }

        Assert.Equal(
            expected.ByTask, At(FitData.Of(poisoned, ObservedHistory.Of(RealHistory.Scenario, poisoned))).ByTask);
    }

    [Fact]
    public void A_joining_is_asked_only_where_the_list_of_contributors_is_complete()
    {
        ObservedHistory history = ObservedHistory.Of(RealHistory.Scenario, Data.Model);

        Assert.All(
            Data.Cases.Where(each => each.Task == FitTask.Joining),
            each => Assert.True(history.IsComplete(each.Operation, each.Year)));
        Assert.All(Data.Cases.Where(each => each.Task == FitTask.Size), each => Assert.Equal(
            Math.Log(history.Troops[each.Operation][Horizon.IndexOf(each.Year)][each.State]), each.Observed));
    }

    [Fact]
    public void Every_size_belongs_to_an_operation_year_with_one_total()
    {
        foreach (IGrouping<(int Year, int Operation), FitCase> together in Data.Cases
            .Where(each => each.Task is FitTask.Size or FitTask.Total).GroupBy(each => (each.Year, each.Operation)))
        {
            Assert.Single(together, each => each.Task == FitTask.Total);
            Assert.True(together.Count() > 2);
        }
    }

    [Fact]
    public void A_parameter_of_one_task_moves_the_fit_of_that_task()
    {
        Fit fit = At(Data);
        Fit spending = At(Data, (Budget.Noise, 0.02));
        Fit strength = At(Data, (Forces.ForceNoise, 0.3));
        Fit joining = At(Data, (Operations.JoinConst, -9));
        Fit size = At(Data, (Operations.SizeInertia, 0.2));
        Fit total = At(Data, (Operations.SizeConst, -7));

        Assert.True(spending.Of(FitTask.Spending) > fit.Of(FitTask.Spending) + 100 * FitEngine.LearningRate);
        Assert.NotEqual(fit.Of(FitTask.Strength), strength.Of(FitTask.Strength));
        // what is not observed of strength is felt a little
        Assert.Equal(fit.Of(FitTask.Spending), strength.Of(FitTask.Spending), 1.0);
        Assert.True(joining.Of(FitTask.Joining) > fit.Of(FitTask.Joining) + 100 * FitEngine.LearningRate);
        Assert.True(size.Of(FitTask.Size) > fit.Of(FitTask.Size) + 100 * FitEngine.LearningRate);
        Assert.True(total.Of(FitTask.Total) > fit.Of(FitTask.Total) + 10 * FitEngine.LearningRate);
    }

    [Fact]
    public void The_number_of_threads_cannot_be_seen_in_a_fit()
    {
        ParameterPoint[] points = [.. Data.Model.Timetable];
        var timetables = Enumerable.Range(0, 6)
            .Select(k => points.Select(point => point.With(Operations.JoinAttitude, k)).ToArray()).ToArray();
        Fit[] Fits(int threads) => new FitEngine(Data, 1, threads).Of(
            [.. timetables.Select(each => System.Collections.Immutable.ImmutableArray.Create(each))],
            FitEngine.LeastReplicates);

        Assert.Equal(Fits(1).Select(fit => fit.Distance), Fits(2).Select(fit => fit.Distance));
    }
}
