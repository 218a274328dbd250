using CsCheck;
using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>
/// The generator against the answers its authors published (Random123, kat_vectors, philox4x32 with 10 rounds).
/// </summary>
public class PhiloxTests
{
    [Fact]
    public void All_zeros_meet_the_published_answer() =>
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Words(0, 0, 0, 0, 0, 0));

    [Fact]
    public void All_ones_meet_the_published_answer() =>
        Assert.Equal(
            (0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu),
            Philox.Words(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue));

    [Fact]
    public void The_digits_of_pi_meet_the_published_answer() =>
        Assert.Equal(
            (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            Philox.Words(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));

    [Fact]
    public void Eight_at_once_equal_eight_alone() =>
        Gen.Select(Gen.UInt.Array[Lanes.Count], Gen.UInt, Gen.UInt, Gen.UInt, Gen.UInt, Gen.UInt)
            .Sample((c0, c1, c2, c3, key0, key1) =>
            {
                Philox.FirstWords(Words.From(c0), c1, c2, c3, key0, key1, out Words w0, out Words w1);

                return Enumerable.Range(0, Lanes.Count).All(lane =>
                {
                    (uint W0, uint W1, uint, uint) alone = Philox.Words(c0[lane], c1, c2, c3, key0, key1);
                    return (w0[lane], w1[lane]) == (alone.W0, alone.W1);
                });
            });
}
