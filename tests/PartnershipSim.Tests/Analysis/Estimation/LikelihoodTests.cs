using PartnershipSim.Analysis.Estimation;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Estimation;

/// <summary>
/// Each likelihood against differences of itself, and its maximum against what it was simulated with.
/// </summary>
public sealed class LikelihoodTests
{
    private const int States = 60, Years = 40;

    [Fact]
    public void The_gradient_of_joining_is_the_difference_of_its_likelihood() => Matches(
        new JoiningLikelihood(Decisions(0.8), Operations.FrailtyBeforehand), [0.7, -0.4, 0.9]);

    [Fact]
    public void The_gradient_of_sizes_is_the_difference_of_its_likelihood() => Matches(
        new SizeLikelihood(
        [
            new(0, -1.2, double.NaN, 0, 2, [1, 0.3]), new(0, -0.7, -1.2, 0.2, 2.1, [1, 0.4]),
            new(1, -4.7, -2.5, -0.3, 1.9, [1, 0.6]), new(1, 0.3, 0.1, 0.1, 2.4, [1, 0.2]),
        ]),
        [0.8, 0.6, 0.5, 0.1, 0.9, -3.5, 0.7]);

    [Fact]
    public void The_gradient_of_yearly_changes_is_the_difference_of_its_likelihood() => Matches(
        new LinearLikelihood([new(0, 0.1, [1, 0.2]), new(0, -0.3, [1, -0.4]), new(1, 0.02, [1, 0.9])]),
        [0.07, 0.01, -0.2]);

    [Fact]
    public void Frailty_and_coefficients_are_found_again()
    {
        Maximum found = Maximum.Of(
            new JoiningLikelihood(Decisions(1.2), Operations.FrailtyBeforehand), [0.5, 0, 0]);

        foreach ((double truth, int j) in (ReadOnlySpan<(double, int)>)[(1.2, 0), (-1, 1), (2, 2)])
            Assert.InRange(
                (Math.Abs(found.Numbers[j]) - Math.Abs(truth)) / Math.Sqrt(found.Covariance[j, j]), -2.5, 2.5);
    }

    [Fact]
    public void The_scale_of_shocks_is_their_own_and_not_their_standard_deviation()
    {
        // the quantiles of Student's t with four degrees of freedom, at scale .08: a standard deviation of .113
        Change[] changes = [.. Enumerable.Range(0, 400).Select(k => new Change(
            k % States, 0.08 * MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 4, (k + 0.5) / 400), []))];

        Assert.Equal(0.08, Maximum.Of(new LinearLikelihood(changes), [0.2]).Numbers[0], 0.001);
    }

    [Fact]
    public void A_number_that_the_cases_do_not_bound_stays_where_it_is_loosely_held()
    {
        Participation[] separated = [.. Enumerable.Range(0, 80).Select(k => new Participation(
            k % 20, k % 2 == 0, false, 0, [1, k % 2 == 0 ? 1 : 0]))];

        Maximum found = Maximum.Of(new JoiningLikelihood(separated, Operations.FrailtyBeforehand), [0.5, 0, 0]);

        Assert.InRange(found.Numbers[2], 2, 20);
    }

    // a covariate that differs between years and states
    private static IEnumerable<Participation> Decisions(double frailty)
    {
        DesignDice dice = new(DesignDice.KnownParameters, 1);
        for (int i = 0; i < States; i++)
        {
            double lasting = frailty * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / States);
            for (int t = 0; t < Years; t++)
            {
                double cause = dice.Uniform((uint)i, (uint)t, 1);
                double chance = 1 / (1 + Math.Exp(1 - 2 * cause - lasting));
                yield return new(i, dice.Uniform((uint)i, (uint)t, 2) < chance, false, 0, [1, cause]);
            }
        }
    }

    private static void Matches(ILikelihood likelihood, double[] at)
    {
        double[][] scores = [.. Enumerable.Range(0, likelihood.Clusters).Select(_ => new double[at.Length])];
        double[][] ignored = [.. scores.Select(score => new double[score.Length])];
        likelihood.Of(at, scores);
        for (int j = 0; j < at.Length; j++)
        {
            double[] above = [.. at], below = [.. at];
            above[j] += 1e-5;
            below[j] -= 1e-5;
            double slope = (likelihood.Of(above, ignored) - likelihood.Of(below, ignored)) / 2e-5;
            Assert.Equal(slope, scores.Sum(score => score[j]), 1e-5 * Math.Max(1, Math.Abs(slope)));
        }
    }
}
