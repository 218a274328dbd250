using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>A known parameter, and what a calibration on simulated archives made of it.</summary>
/// <param name="Truth">The value with which the scenario was simulated.</param>
/// <param name="Interval90">The middle 90 % of the accepted points.</param>
/// <param name="Score">
/// Where the truth lies among the accepted points, in their standard deviations from their mean, in normal scores.
/// </param>
public sealed record Recovered(string Parameter, double Truth, Interval Interval90, double Score)
{
    public bool IsCovered => Interval90.Contains(Truth);
}

/// <summary>
/// The acid test of a calibration: histories are simulated at known parameters, drawn from the prior; their archives,
/// with
/// the gaps of the real ones, are handed to the calibration, and its 90 % intervals should contain the truth nine
/// times in
/// ten.
/// </summary>
public static class Recovery
{
    /// <summary>One simulated history and what is recovered of it.</summary>
    /// <param name="study">Axes and population.</param>
    /// <param name="world">Number of the simulated history: other parameters, other draws.</param>
    public static ImmutableArray<Recovered> Of(
        Study study, int world, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        CalibrationPlan real = CalibrationPlan.Of(study);
        DesignDice dice = new(DesignDice.KnownParameters, study.Seed);
        double[] truth = [.. real.Axes.Select((_, a) => dice.Uniform((uint)a, (uint)world))];

        CompiledModel nudged = Compiler.Compile(study.Base, Window.LastFitYear).Model;
        CompiledModel free = Compiler.Compile(study.Base).Model.Until(Window.LastFitYear);
        free = free.With(real.TimetableAt(truth));
        ObservedHistory archives = ObservedHistory.Of(study.Base, nudged)
            .Filled(new FreeRuns(free, SeedOf(study.Seed, world), 1, 1, cancellation)[0]);
        FitData data = FitData.Of(nudged.With(archives.Until(Window.LastFitYear)), archives);

        CalibrationPlan plan = CalibrationPlan.Of(study, data);
        AbcSmc sampler = new(plan.Axes.Length, study.Points, study.Seed, plan.FitOf(
            new FitEngine(data, study.Seed, threads), cancellation));
        Generation generation = sampler.Start();
        while (!generation.IsLast)
            generation = sampler.Next(generation);
        return
        [
            .. plan.Axes.Select((axis, a) => new Recovered(
                axis.Key, axis.ValueAt(truth[a]),
                Distribution.Middle(generation.Population.Select(each => axis.ValueAt(each.Unit[a])), 0.90),
                ScoreOf(truth[a], [.. generation.Population.Select(each => each.Scores[a])]))),
        ];
    }

    private static double ScoreOf(double truth, double[] accepted) =>
        (NormalScores.Of(truth) - Sample.Mean(accepted)) / Math.Sqrt(Sample.Variance(accepted));

    // far from the seed by which attitudes are averaged
    private static ulong SeedOf(ulong seed, int world) => seed + 1_000_003UL * (ulong)(world + 1);
}
