using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using PartnershipSim.Analysis.History;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>What is wanted of a fit beside the estimates.</summary>
/// <param name="HasRatios">
/// Likelihood ratios at 0, which take most of the time, and what assumed parameters would be if they were sought.
/// </param>
/// <param name="IsStrict">Of joining, only decisions whose year before is known.</param>
public readonly record struct FitDetail(bool HasRatios = false, bool IsStrict = false);

/// <summary>
/// Every parameter that is estimated, from the years up to one: spending, strength, joining and sizes, each by the
/// likelihood of a year given the year before.
/// </summary>
public sealed record ModelFit(int Until, ImmutableArray<Block> Blocks)
{
    /// <summary>From fewer years nothing is estimated.</summary>
    public const int FirstOrigin = SpendingFit.FirstOrigin;

    /// <summary>
    /// The first year whose past tells joining and sizes: before 2003 hardly a list of contributors follows another.
    /// </summary>
    public const int FirstOfOperations = 2008;

    private const ulong Seed = 1;

    /// <summary>
    /// Before <see cref="FirstOfOperations"/>, joining and sizes are those of that year, and forecasts from such an
    /// origin are no test of them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Too few years.</exception>
    public static ModelFit Of(Scenario scenario, int until, FitDetail detail = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(until, FirstOrigin);
        int last = Math.Min(until, scenario.Data.LastObserved);
        CompiledModel model = Compiler.Compile(scenario, last).Model;
        return Of(scenario, model, ObservedHistory.Of(scenario, model), last, detail);
    }

    /// <param name="nudged">Takes over the observations of <paramref name="history"/> up to the last year.</param>
    internal static ModelFit Of(
        Scenario scenario, CompiledModel nudged, ObservedHistory history, int until, FitDetail detail)
    {
        Covariates known = Covariates.Of(nudged.Until(until));
        ImmutableArray<Block> levels =
        [
            SpendingFit.Of(scenario, known, history, until), StrengthFit.Of(known, history, until, detail),
        ];
        return new(until, until < FirstOfOperations
            ? levels.AddRange(Of(scenario, FirstOfOperations, detail).Blocks.Skip(levels.Length))
            : [.. levels, JoiningFit.Of(known, history, until, detail), SizesFit.Of(known, history, until, detail)]);
    }

    /// <summary>The parameters as they could have been set at the end of <see cref="Until"/>.</summary>
    public ImmutableArray<(Setting Setting, double Value)> Settings =>
        [.. Blocks.SelectMany(block => Values(block, number => number.Estimate))];

    /// <summary>
    /// Parameter sets in the spread of the estimates: normal, with their covariance, block by block; a value outside
    /// its range is set to the end of the range.
    /// </summary>
    public ImmutableArray<ImmutableArray<(Setting Setting, double Value)>> Draws(int count)
    {
        DesignDice dice = new(DesignDice.Estimates, Seed);
        Matrix<double>[] roots = [.. Blocks.Select(block => Root(block.Covariance))];
        return [.. Enumerable.Range(0, count).Select(draw => Blocks.SelectMany((block, b) =>
        {
            Vector<double> normal = Vector<double>.Build.Dense(
                block.Numbers.Length, j => NormalScores.Of(dice.Uniform((uint)j, (uint)draw, (uint)b)));
            Vector<double> away = roots[b] * normal;
            int j = 0;
            return Values(block, number => number.Estimate + away[j++]);
        }).ToImmutableArray())];
    }

    private static IEnumerable<(Setting Setting, double Value)> Values(Block block, Func<FittedNumber, double> of) =>
        block.Numbers.Select(number => (number.Parameter, of(number))).Concat(block.Untold)
            .Select(pair => ((Setting)pair.Item1, Math.Clamp(
                pair.Item2, pair.Item1.Range.Low, pair.Item1.Range.High)));

    // works where a number has no spread, too
    private static Matrix<double> Root(Matrix<double> covariance)
    {
        var decomposed = covariance.Evd(Symmetricity.Symmetric);
        return decomposed.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(
            decomposed.EigenValues.Map(value => Math.Sqrt(Math.Max(0, value.Real))));
    }
}
