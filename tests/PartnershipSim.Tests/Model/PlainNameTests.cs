using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class PlainNameTests
{
    [Fact]
    public void Every_lever_uncertainty_mechanism_and_driver_has_a_name_a_unit_and_one_sentence()
    {
        PlainName?[] names =
        [
            .. ParameterSpace.Settings.Where(setting => setting is not Parameter { Role: Role.Fixed })
                .Select(PlainName.Of),
            .. Driver.All.Select(PlainName.Of),
        ];

        Assert.All(names, name =>
        {
            Assert.NotNull(name);
            Assert.InRange(name.Name.Length, 3, 40);
            Assert.DoesNotContain('_', name.Name);
            Assert.Matches(@"^[A-Z].{10,110}\.$", name.Says);
        });
        Assert.Equal(names.Length, names.Select(name => name!.Name).Distinct().Count());
    }

    [Fact]
    public void Nothing_else_has_one()
    {
        string[] known =
        [
            .. ParameterSpace.Settings.Where(setting => setting is not Parameter { Role: Role.Fixed })
                .Select(each => each.Key),
            .. Driver.All.Select(driver => driver.Key),
        ];

        Assert.Empty(PlainNames.OfSettings.Concat(PlainNames.OfDrivers).Select(pair => pair.Key).Except(known));
    }

    [Fact]
    public void A_share_is_said_in_per_cent()
    {
        PlainName door = PlainName.Of(ParameterSpace.Find("alliance.door")!)!;

        Assert.Equal("60 % open", FormattableString.Invariant($"{door.Factor * 0.6:0} {door.Unit}"));
    }
}
