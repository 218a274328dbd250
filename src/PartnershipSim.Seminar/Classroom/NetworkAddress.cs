using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Who asks from this machine, and under which address others reach it.</summary>
internal static class NetworkAddress
{
    /// <summary>Rooms are opened at the machine that the server runs on.</summary>
    public static bool IsHere(IPAddress? from, IPAddress? reached) =>
        from is not null && (IPAddress.IsLoopback(from) || from.Equals(reached));

    /// <summary>
    /// What participants type or scan: the address that was asked, or that of this machine in its network if it was
    /// asked as "this machine".
    /// </summary>
    public static string AddressFor(string host, int? port, SeminarOptions options)
    {
        bool isInner = host == "localhost"
            || (IPAddress.TryParse(host, out IPAddress? asked) && IPAddress.IsLoopback(asked));
        string reached = isInner && !options.IsPrivate ? Outer(options.Address)?.ToString() ?? host : host;
        return port is { } number ? $"http://{reached}:{number}/" : $"http://{reached}/";
    }

    private static IPAddress? Outer(IPAddress listening)
    {
        if (!listening.Equals(IPAddress.Any) && !listening.Equals(IPAddress.IPv6Any))
            return listening;
        return NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up
                && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .OrderByDescending(card => card.GetIPProperties().GatewayAddresses.Count)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork);
    }
}
