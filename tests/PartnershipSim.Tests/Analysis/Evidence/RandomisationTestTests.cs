using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class RandomisationTestTests
{
    [Fact]
    public void The_lady_tasting_tea_has_the_p_value_of_Fisher()
    {
        // Fisher 1935, chapter 2: all eight cups right has one assignment of 70; its mirror image is as far from zero
        int[] milkFirst = [1, 1, 1, 1, 0, 0, 0, 0];

        RandomisationTest test = RandomisationTest.Of([.. milkFirst], [.. new int[8]], 20_000, seed: 1, order =>
        {
            double right = 0;
            for (int cup = 0; cup < 8; cup++)
                right += milkFirst[cup] == milkFirst[order[cup]] ? 1 : -1;
            return right;
        });

        Assert.Equal(8, test.Observed);
        Assert.Equal(2 / 70.0, test.PValue, 0.004);
    }

    [Fact]
    public void Labels_stay_in_their_stratum()
    {
        int[] strata = [0, 1, 0, 1, 0, 1, 0, 1];

        RandomisationTest.Of([.. Enumerable.Range(0, 8)], [.. strata], 50, seed: 2, order =>
        {
            for (int i = 0; i < 8; i++)
                Assert.Equal(strata[i], strata[order[i]]);
            return 0;
        });
    }

    [Fact]
    public void A_design_with_too_few_assignments_is_refused()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => RandomisationTest.Of([1, 0, 0, 1, 0], [0, 0, 0, 1, 1], 99, seed: 3, order => 0));

        Assert.Equal(
            "Within strata there are 6 ways to assign the treatment: no randomisation test can reach 5 %.",
            refusal.Message);
    }

    [Fact]
    public void Labels_that_do_not_vary_within_strata_are_refused()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => RandomisationTest.Of([1, 1, 0, 0], [0, 0, 1, 1], 99, seed: 3, order => 0));

        Assert.Equal(
            "Within strata there is one way to assign the treatment: no randomisation test can reach 5 %.",
            refusal.Message);
    }

    [Fact]
    public void The_same_seed_gives_the_same_permutations()
    {
        RandomisationTest First(ulong seed) =>
            RandomisationTest.Of([1, 2, 3, 4, 5], [.. new int[5]], 9, seed, order => order[0] - 2);

        Assert.Equal(First(4).Permuted, First(4).Permuted);
        Assert.NotEqual(First(4).Permuted, First(5).Permuted);
    }
}
