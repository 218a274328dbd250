using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class EvidenceDiceTests
{
    [Fact]
    public void The_mixing_is_that_of_SplitMix64()
    {
        // the first three words of the generator at seed 1234567, as published with implementations in many languages
        const ulong golden = 0x9E3779B97F4A7C15;
        ulong[] words =
            [.. Enumerable.Range(1, 3).Select(k => EvidenceDice.Mix(unchecked(1234567 + (ulong)k * golden)))];

        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423], words);
    }

    [Fact]
    public void Draws_are_uniform()
    {
        EvidenceDice dice = new(1, EvidenceDice.Clusters);
        int[] counts = new int[10];
        for (int draw = 0; draw < 100; draw++)
        {
            for (int index = 0; index < 1000; index++)
                counts[dice.Below(10, draw, index)]++;
        }

        // chi-squared with 9 degrees of freedom: 27.9 is exceeded once in a thousand
        Assert.InRange(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000), 0.5, 27.9);
    }

    [Fact]
    public void Seeds_purposes_draws_and_indices_all_matter()
    {
        ulong[] words =
        [
            new EvidenceDice(1, 1).Word(1, 2), new EvidenceDice(2, 1).Word(1, 2), new EvidenceDice(1, 2).Word(1, 2),
            new EvidenceDice(1, 1).Word(2, 1), new EvidenceDice(1, 1).Word(1, 1),
        ];

        Assert.Equal(5, words.Distinct().Count());
    }
}
