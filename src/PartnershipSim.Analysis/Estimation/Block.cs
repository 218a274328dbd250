using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>The parameters of one equation, estimated together.</summary>
/// <param name="Name">As in a table.</param>
/// <param name="Cases">What is counted, as in a table.</param>
/// <param name="Until">The last year that is looked at.</param>
/// <param name="Rows">Number of cases.</param>
/// <param name="Clusters">States.</param>
/// <param name="Covariance">Of the estimates, in the order of <see cref="Numbers"/>.</param>
public sealed record Block(
    string Name, string Cases, int Until, int Rows, int Clusters, ImmutableArray<FittedNumber> Numbers,
    Matrix<double> Covariance)
{
    /// <summary>
    /// Parameters that stay at an assumed value, as they would come out if they were sought beside the others.
    /// </summary>
    public ImmutableArray<FittedNumber> Freed { get; init; } = [];

    /// <summary>Parameters of which the years told nothing, as they would have been set beforehand.</summary>
    public ImmutableArray<(Parameter Parameter, double Value)> Untold { get; init; } = [];

    /// <param name="sought">Each parameter and its index among the numbers of the likelihood.</param>
    /// <param name="shocks">Scales of shocks, of which no likelihood ratio at 0 is asked.</param>
    /// <param name="hasRatios">Whether ratios are wanted, each of which takes a search of its own.</param>
    /// <param name="even">Index of a number whose sign makes no difference: it is positive.</param>
    internal static Block Of(
        string name, string cases, int until, int rows, ILikelihood likelihood,
        ImmutableArray<(Parameter Parameter, int Index)> sought, ImmutableArray<Parameter> shocks, double[] start,
        bool hasRatios, int? even = null)
    {
        Maximum best = Maximum.Of(likelihood, start);
        if (even is { } sign && best.Numbers[sign] < 0)
            best = Maximum.Of(likelihood, [.. best.Numbers.Select((number, j) => j == sign ? -number : number)]);
        return new(
            name, cases, until, rows, likelihood.Clusters, [.. sought.Select(Number)],
            Matrix<double>.Build.Dense(
                sought.Length, sought.Length, (a, b) => best.Covariance[sought[a].Index, sought[b].Index]));

        FittedNumber Number((Parameter Parameter, int Index) one)
        {
            double found = best.Numbers[one.Index];
            return new(
                one.Parameter, found, Math.Sqrt(best.Covariance[one.Index, one.Index]),
                shocks.Contains(one.Parameter) || !hasRatios ? double.NaN : 2 * (best.Value - Without(one.Index)));
        }

        double Without(int j)
        {
            double[] from = [.. best.Numbers];
            from[j] = 0;
            return Maximum.Holding(j, likelihood, from);
        }
    }
}
