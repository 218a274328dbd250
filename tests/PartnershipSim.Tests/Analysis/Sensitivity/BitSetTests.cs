using PartnershipSim.Analysis.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

/// <summary>Sets of bits against sorted lists: empty, scattered and full ones, over borders of words.</summary>
public class BitSetTests
{
    private const int Limit = 200;

    private static readonly int[] Borders = [0, 1, 63, 64, 65, 127, 128, 130, 191, 192, 199, 200];

    private static readonly int[] Passed = [0, 1, 5, 70];

    public static TheoryData<double> Shares => [0, 0.02, 0.5, 0.98, 1];

    [Theory]
    [MemberData(nameof(Shares))]
    public void Numbers_within_borders_are_those_of_a_sorted_list(double share)
    {
        (BitSet set, int[] list) = Sample(share, 1);
        (BitSet other, int[] others) = Sample(0.5, 2);

        foreach ((int from, int to) in Borders.SelectMany(from => Borders.Select(to => (from, to))))
        {
            int[] within = [.. list.Where(number => number >= from && number < to)];

            Assert.Equal(within, set.Numbers(from, to));
            Assert.Equal(within.Length, set.Count(from, to));
            Assert.Equal(within.Intersect(others).Count(), set.CountIn(other, from, to));
        }

        Assert.Equal(list.Except(others), set.Without(other).Numbers(0, Limit));
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void What_follows_upwards_and_downwards_is_what_a_sorted_list_has_there(double share)
    {
        (BitSet set, int[] list) = Sample(share, 3);

        foreach ((int border, int passed) in Borders.SelectMany(border => Passed.Select(passed => (border, passed))))
        {
            Assert.Equal(
                list.Where(number => number >= border).Skip(passed).FirstOrDefault(-1), set.Upwards(border, passed));
            Assert.Equal(
                list.Where(number => number < border).Reverse().Skip(passed).FirstOrDefault(-1),
                set.Downwards(border, passed));
        }
    }

    private static (BitSet Set, int[] Sorted) Sample(double share, int which)
    {
        BitSet set = new(Limit);
        for (int number = 0; number < Limit; number++)
            set.Add(number);
        int[] sorted = [.. Enumerable.Range(0, Limit).Where(number => Draws.Uniform(number, which) < share)];
        foreach (int number in Enumerable.Range(0, Limit).Except(sorted))
            set.Remove(number);
        return (set, sorted);
    }
}
