using PartnershipSim.Plotting.Drawing;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Drawing;

public sealed class LetteringTests
{
    [Fact]
    public void A_machine_without_families_has_no_lettering()
    {
        Lettering none = Lettering.Find([], (_, _) => throw new InvalidOperationException("there is nothing to open"));

        Assert.False(none.IsAvailable);
        Assert.NotNull(none.Notice);
    }

    [Fact]
    public void A_number_stays_with_its_per_cent_sign() => Assert.Equal(
        ["spending +0.9 %", "(+0.1 to +2.4 %)"],
        Lettered.Wrap("spending +0.9 % (+0.1 to +2.4 %)", 10, Lettered.WidthOf("spending +0.9 % (+0.", 10)));

    [Fact]
    public void A_family_that_cannot_be_opened_is_no_lettering() =>
        Assert.False(Lettering.Find(["Broken", "Worse"], (_, _) => null).IsAvailable);

    [Fact]
    public void The_preferred_family_is_taken_before_the_alphabet()
    {
        Assert.SkipUnless(Lettering.OfThisMachine.IsAvailable, "this machine has no font");
        List<string> opened = [];

        Lettering found = Lettering.Find(["Aardvark", "DejaVu Sans"], (family, _) =>
        {
            opened.Add(family);
            return Lettering.OfThisMachine.Regular;
        });

        Assert.True(found.IsAvailable);
        Assert.Null(found.Notice);
        Assert.Equal("DejaVu Sans", opened[0]);
    }
}
