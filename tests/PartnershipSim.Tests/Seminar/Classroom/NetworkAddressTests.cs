using System.Net;
using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Seminar.Web;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>Who may open a room, and which address a phone is told.</summary>
public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("::1", "::1", true)]
    [InlineData("192.168.1.20", "192.168.1.20", true)]
    [InlineData("192.168.1.33", "192.168.1.20", false)]
    public void A_room_is_opened_at_the_machine_itself(string from, string reached, bool isHere) =>
        Assert.Equal(isHere, NetworkAddress.IsHere(IPAddress.Parse(from), IPAddress.Parse(reached)));

    [Fact]
    public void Who_is_nowhere_opens_nothing() => Assert.False(NetworkAddress.IsHere(null, IPAddress.Loopback));

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "http://127.0.0.1:5080/")]
    [InlineData("192.168.1.20", "192.168.1.20", "http://192.168.1.20:5080/")]
    [InlineData("192.168.1.20", "localhost", "http://192.168.1.20:5080/")]
    [InlineData("0.0.0.0", "192.168.1.20", "http://192.168.1.20:5080/")]
    public void A_phone_is_told_an_address_that_it_can_reach(string listening, string asked, string told)
    {
        SeminarOptions options = SeminarOptions.Parse(["--listen", listening]);

        Assert.Equal(told, NetworkAddress.AddressFor(asked, 5080, options));
    }
}
