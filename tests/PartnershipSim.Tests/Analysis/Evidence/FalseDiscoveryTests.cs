using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class FalseDiscoveryTests
{
    [Fact]
    public void The_published_example_has_the_published_discoveries()
    {
        // Benjamini and Hochberg 1995, section 4.1: fifteen tests, four discoveries at 5 %
        double[] published =
            [
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.0000,
            ];

        IEnumerable<Discovery> judged =
            FalseDiscovery.Judge([.. published.Reverse().Select(p => new Hypothesis("infarction", $"{p}", p))], 0.05);

        Assert.Equal(
            [0.0001, 0.0004, 0.0019, 0.0095],
            judged.Where(d => d.IsDiscovery).Select(d => d.Hypothesis.PValue).Order());
        Assert.Equal(15 * 0.0095 / 4, judged.Single(d => d.Hypothesis.PValue == 0.0095).Adjusted, 12);
    }

    [Fact]
    public void Families_are_judged_apart()
    {
        Discovery[] judged =
        [
            .. FalseDiscovery.Judge(
                [new("spending", "MAP", 0.04), new("strength", "PARP", 0.04), new("strength", "PfP", 0.9)], 0.05),
        ];

        Assert.Equal([true, false, false], judged.Select(d => d.IsDiscovery));
    }

    [Fact]
    public void A_test_that_could_not_be_made_does_not_count()
    {
        Discovery[] judged = [.. FalseDiscovery.Judge([new("f", "a", 0.04), new("f", "b", double.NaN)], 0.05)];

        Assert.True(judged[0].IsDiscovery);
        Assert.True(double.IsNaN(judged[1].Adjusted));
    }
}
