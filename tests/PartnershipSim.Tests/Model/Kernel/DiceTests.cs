using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>A draw depends on its address, on the whole of it, and on nothing else.</summary>
public class DiceTests
{
    private const ulong Seed = 0x0123456789ABCDEF;

    private static readonly uint Finland = Dice.StateAddress("FIN");
    private static readonly uint Kosovo = Dice.OperationAddress("KFOR");

    private static readonly string[] Operations = ["SFOR", "KFOR", "ISAF", "RSM", "MNF-I", "EUFOR-Althea"];

    private static readonly Dice First = Dice.ForBlock(Seed, 0);

    [Fact]
    public void A_draw_is_the_documented_function_of_its_address()
    {
        Lanes draw = First.Uniform(Purpose.Size, 2008, Finland, Kosovo);

        for (uint replicate = 0; replicate < Lanes.Count; replicate++)
        {
            (uint w0, uint w1, _, _) = Philox.Words(
                replicate, 65536 * 3 + 2008, Finland, Kosovo, 0x89ABCDEF, 0x01234567);
            double k = w0 * 1048576.0 + (w1 >> 12);
            Assert.Equal((k + 0.5) / 4503599627370496, draw[(int)replicate]);
        }
    }

    [Fact]
    public void Each_part_of_the_address_matters()
    {
        Lanes[] draws =
        [
            First.Uniform(Purpose.Size, 2008, Finland, Kosovo),
            First.Uniform(Purpose.Deaths, 2008, Finland, Kosovo),
            First.Uniform(Purpose.Size, 2009, Finland, Kosovo),
            First.Uniform(Purpose.Size, 2008, Finland + 1, Kosovo),
            First.Uniform(Purpose.Size, 2008, Finland, Kosovo + 1),
            First.Uniform(Purpose.Size, 2008, Finland),
            Dice.ForBlock(Seed + 1, 0).Uniform(Purpose.Size, 2008, Finland, Kosovo),
            Dice.ForBlock(Seed + (1UL << 32), 0).Uniform(Purpose.Size, 2008, Finland, Kosovo),
            Dice.ForBlock(Seed, 8).Uniform(Purpose.Size, 2008, Finland, Kosovo),
        ];

        double[] numbers = [.. draws.SelectMany(draw => Enumerable.Range(0, Lanes.Count).Select(lane => draw[lane]))];

        Assert.Distinct(numbers);
    }

    [Fact]
    public void The_order_of_the_draws_does_not_matter()
    {
        Dice dice = Dice.ForBlock(Seed, 0);
        Lanes before = dice.Normal(Purpose.BudgetShock, 1999, Finland);

        dice.Uniform(Purpose.Join, 1999, Finland, Kosovo);
        dice.Poisson(2, Purpose.Deaths, 1999, Finland, Kosovo);

        Assert.Equal(before, dice.Normal(Purpose.BudgetShock, 1999, Finland));
        Assert.Equal(before, Dice.ForBlock(Seed, 0).Normal(Purpose.BudgetShock, 1999, Finland));
    }

    [Fact]
    public void Replicate_five_is_the_same_in_whichever_block_it_plays()
    {
        Lanes fromZero = First.Uniform(Purpose.Join, 2001, Finland, Kosovo);
        Lanes fromFive = Dice.ForBlock(Seed, 5).Uniform(Purpose.Join, 2001, Finland, Kosovo);

        Assert.Equal(fromZero[5], fromFive[0]);
    }

    [Fact]
    public void A_lane_plays_its_replicate_whoever_sits_beside_it()
    {
        uint[] replicates = [3, 1, 4, 1, 5, 0, 2, 6];

        Lanes mixed = new Dice(Seed, replicates).Uniform(Purpose.Join, 2001, Finland, Kosovo);

        Lanes ordered = First.Uniform(Purpose.Join, 2001, Finland, Kosovo);
        for (int lane = 0; lane < Lanes.Count; lane++)
            Assert.Equal(ordered[(int)replicates[lane]], mixed[lane]);
    }

    private static Words AllOf(uint word) => Words.From([word, word, word, word, word, word, word, word]);

    [Fact]
    public void The_extreme_words_stay_inside_the_open_interval()
    {
        Words ones = AllOf(uint.MaxValue);

        Assert.Equal(Math.ScaleB(1, -53), Dice.OpenUnit(default, default)[0]);
        Assert.Equal(1 - Math.ScaleB(1, -53), Dice.OpenUnit(ones, ones)[0]);
    }

    [Fact]
    public void The_mapping_is_symmetric_about_one_half()
    {
        Words half = AllOf(0x80000000);
        Words below = AllOf(0x7FFFFFFF);
        Words ones = AllOf(uint.MaxValue);

        Lanes above = Dice.OpenUnit(half, default);

        Assert.Equal(0.5 + Math.ScaleB(1, -53), above[0]);
        Assert.Equal(1 - above[0], Dice.OpenUnit(below, ones)[0]);
    }

    [Fact]
    public void The_extreme_draws_have_finite_quantiles()
    {
        Assert.Equal(-8.209536151601387, LaneMath.NormalQuantile(Math.ScaleB(1, -53))[0], 1e-14);
        Assert.Equal(8.209536151601387, LaneMath.NormalQuantile(1 - Math.ScaleB(1, -53))[0], 1e-14);
    }

    [Fact]
    public void Normal_is_the_quantile_of_uniform() =>
        Assert.Equal(
            LaneMath.NormalQuantile(First.Uniform(Purpose.Growth, 2030, Finland)),
            First.Normal(Purpose.Growth, 2030, Finland));

    [Fact]
    public void Deterministic_dice_show_the_middle()
    {
        Dice dice = Dice.Deterministic;

        Assert.True(dice.IsDeterministic);
        Assert.Equal(0.5, dice.Uniform(Purpose.Join, 2001, Finland, Kosovo));
        Assert.Equal(0, dice.Normal(Purpose.BudgetShock, 2001, Finland));
        Assert.Equal(2.5, dice.Poisson(2.5, Purpose.Deaths, 2001, Finland, Kosovo));
    }

    [Fact]
    public void Dice_need_a_replicate_for_each_lane() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dice(Seed, [0, 1, 2]));

    [Theory]
    [InlineData("AAA", 0)]
    [InlineData("AAZ", 25)]
    [InlineData("ABA", 26)]
    [InlineData("BAA", 676)]
    [InlineData("ZZZ", 17575)]
    public void A_state_is_its_code_in_base_26(string iso3, uint address) =>
        Assert.Equal(address, Dice.StateAddress(iso3));

    [Theory]
    [InlineData("")]
    [InlineData("FI")]
    [InlineData("FINL")]
    [InlineData("fin")]
    [InlineData("FI1")]
    [InlineData("ÅLA")]
    public void A_code_that_is_not_three_capital_letters_is_refused_by_name(string iso3)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Dice.StateAddress(iso3));

        Assert.StartsWith($"'{iso3}' is not three capital letters", error.Message, StringComparison.Ordinal);
    }

    [Theory]                              // from the authors' test suite: Fowler, Noll and Vo, test_fnv.c
    [InlineData("", 0x811c9dc5)]
    [InlineData("a", 0xe40c292c)]
    [InlineData("b", 0xe70c2de5)]
    [InlineData("fo", 0x6222e842)]
    [InlineData("foo", 0xa9f37ed7)]
    [InlineData("foobar", 0xbf9cf968)]
    public void An_operation_is_the_published_hash_of_its_name(string name, uint address) =>
        Assert.Equal(address, Dice.OperationAddress(name));

    [Fact]
    public void Names_beyond_ASCII_are_hashed_whole() =>       // Ł is U+0141, whose low byte is A
        Assert.NotEqual(Dice.OperationAddress("A"), Dice.OperationAddress("Ł"));

    [Fact]
    public void The_operations_of_the_data_live_at_different_addresses() =>
        Assert.Distinct(Operations.Select(Dice.OperationAddress).Append(0u));

    [Fact]
    public void Missing_names_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Dice.StateAddress(null!));
        Assert.Throws<ArgumentNullException>(() => Dice.OperationAddress(null!));
    }
}
