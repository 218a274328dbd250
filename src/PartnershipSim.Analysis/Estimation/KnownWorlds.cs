using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>How often the interval of an estimate held the value with which a world was simulated.</summary>
/// <param name="Worlds">In which the parameter could be estimated.</param>
/// <param name="Held">In which the interval of 90 % held the truth.</param>
/// <param name="Bias">Median of (estimate - truth)/standard error.</param>
/// <param name="Ratio">Spread of the errors over the mean standard error; 1: the standard error is right.</param>
public sealed record Coverage(Parameter Parameter, int Worlds, int Held, double Bias, double Ratio)
{
    public double Share => Held / (double)Worlds;
}

/// <summary>
/// Worlds simulated at known parameters, their archives with the gaps of the real ones, and what the fit makes of
/// them. The parameters are drawn from the spread of the estimates, so that every world is one that could have been
/// ours.
/// </summary>
public static class KnownWorlds
{
    private const ulong FirstSeed = 1_000_003;

    /// <param name="until">The last year that is looked at, in every world.</param>
    public static ImmutableArray<Coverage> Of(
        Scenario scenario, int until, int worlds, bool isStrict = false, int threads = 0,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(until, ModelFit.FirstOfOperations);
        CompiledModel nudged = Compiler.Compile(scenario, until).Model;
        CompiledModel free = (nudged with { Nudge = null }).Until(until);
        ObservedHistory real = ObservedHistory.Of(scenario, nudged);
        ImmutableArray<ImmutableArray<(Setting Setting, double Value)>> truths =
            ModelFit.Of(scenario, until, new(IsStrict: isStrict)).Draws(worlds);
        ModelFit[] fits = new ModelFit[worlds];
        int done = 0;
        new BlockScheduler<object>(threads, () => new()).Run(
            new(worlds, (_, w) =>
            {
                FreeRuns run = new(
                    free.With(free.Timetable.With(truths[w])), FirstSeed * (ulong)(w + 1), 1, 1,
                    cancellation);
                ObservedHistory archives = real.Filled(run[0]);
                fits[w] = ModelFit.Of(
                    scenario, nudged.With(archives.Until(until)), archives, until, new(IsStrict: isStrict));
            })
            {
                Finished = _ => progress?.Report(new(++done, worlds)),
            },
            cancellation);
        return
        [
            .. fits[0].Blocks.SelectMany(block => block.Numbers).Select(number => number.Parameter)
                .Select(parameter => Of(parameter, fits, truths)),
        ];
    }

    private static Coverage Of(
        Parameter parameter, ModelFit[] fits, ImmutableArray<ImmutableArray<(Setting Setting, double Value)>> truths)
    {
        List<double> errors = [], standard = [];
        for (int w = 0; w < fits.Length; w++)
        {
            FittedNumber? number = fits[w].Blocks.SelectMany(block => block.Numbers)
                .FirstOrDefault(each => each.Parameter == parameter);
            if (number is null)
                continue;
            errors.Add(number.Estimate - truths[w].Single(pair => pair.Setting == (Setting)parameter).Value);
            standard.Add(number.StandardError);
        }

        return new(
            parameter, errors.Count,
            errors.Zip(standard).Count(pair => Math.Abs(pair.First) <= MonteCarloError.HalfWidth(pair.Second)),
            Distribution.Median(errors.Zip(standard).Select(pair => pair.First / pair.Second)),
            Math.Sqrt(Sample.Variance([.. errors])) / standard.Average());
    }
}
