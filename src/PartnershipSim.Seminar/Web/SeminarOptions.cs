using System.Globalization;
using System.Net;

namespace PartnershipSim.Seminar.Web;

/// <summary>Where the seminar listens and on which scenario it stands.</summary>
/// <param name="Scenario">The scenario file that is called the baseline.</param>
/// <param name="Address">Loopback unless <c>--listen</c> says otherwise.</param>
/// <param name="Port">0: any free port.</param>
/// <param name="Rooms">The folder that contains a file for each room.</param>
/// <param name="IsChild">The server ends when its standard input does: the program that started it holds the other
/// end.</param>
/// <param name="IsPapers">Print the country papers of the kit and end.</param>
public sealed record SeminarOptions(
    string Scenario, IPAddress Address, int Port, string Rooms, bool IsChild = false, bool IsPapers = false)
{
    public const string DefaultScenario = "scenarios/baseline.yaml";
    public const int DefaultPort = 5080;
    public const string DefaultRooms = "seminar_rooms";

    /// <summary>How <c>partnersim seminar</c> starts the server, so that it never outlives the command.</summary>
    public const string ChildOption = "--until-input-ends";

    /// <summary>Only this machine can reach it.</summary>
    public bool IsPrivate => IPAddress.IsLoopback(Address);

    /// <summary>Reads <c>[SCENARIO] [--listen ADDRESS] [--port N] [--rooms FOLDER] [--papers]</c>.</summary>
    /// <exception cref="ArgumentException">An option is unknown, lacks its value or has a wrong one.</exception>
    public static SeminarOptions Parse(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        SeminarOptions options = new(DefaultScenario, IPAddress.Loopback, DefaultPort, DefaultRooms);
        for (int i = 0; i < words.Count; i++)
        {
            string Value() =>
                ++i < words.Count ? words[i] : throw new ArgumentException($"{words[i - 1]} lacks its value");
            options = words[i] switch
            {
                "--listen" => options with { Address = AddressOf(Value()) },
                "--rooms" => options with { Rooms = Value() },
                "--port" => options with { Port = PortOf(Value()) },
                ChildOption => options with { IsChild = true },
                "--papers" => options with { IsPapers = true },
                ['-', ..] =>
                    throw new ArgumentException(
                        $"{words[i]} is no option; known are --listen, --port, --rooms and --papers"),
                _ => options with { Scenario = words[i] },
            };
        }

        return options;
    }

    private static IPAddress AddressOf(string text) =>
        IPAddress.TryParse(text, out IPAddress? address)
            ? address
            : throw new ArgumentException(
                $"--listen {text}: write an address such as 192.168.1.20, or 0.0.0.0 for all of this machine");

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535
            ? port
            : throw new ArgumentException($"--port {text}: choose a whole number from 0 to 65535");
}
