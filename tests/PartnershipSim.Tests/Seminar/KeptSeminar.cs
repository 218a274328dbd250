using System.Diagnostics;
using System.Text.RegularExpressions;
using PartnershipSim.Tests.Seminar;
using Xunit;

[assembly: AssemblyFixture(typeof(KeptSeminar.Owner))]

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// The program of the seminar as one process that opens a server for each class that asks: it compiles itself once and
/// not for every class (<see cref="StartupHook"/> is its other end). Servers share nothing but the process, and end
/// with it.
/// </summary>
internal static partial class KeptSeminar
{
    private static readonly Lock Gate = new();
    private static Process? _process;

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "partnersim-seminar.dll");

    /// <summary>All tests together: with them it ends.</summary>
    public sealed class Owner : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                _process?.Kill(entireProcessTree: true);
                _process?.WaitForExit();
                _process?.Dispose();
                _process = null;
            }
        }
    }

    /// <summary>Opens a server with these words of the command line; returns its port.</summary>
    public static int Open(string[] words)
    {
        lock (Gate)
        {
            _process ??= Process.Start(new ProcessStartInfo("dotnet", [Program])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_STARTUP_HOOKS"] = typeof(KeptSeminar).Assembly.Location },
            })!;
            BinaryWriter requests = new(_process.StandardInput.BaseStream);
            requests.Write(words.Length);
            foreach (string word in words)
                requests.Write(word);
            requests.Flush();

            int port = PortOf(_process.StandardOutput.ReadLine());
            while (_process.StandardOutput.ReadLine() is { } line
                && !line.StartsWith("For a class", StringComparison.Ordinal))
            {
            }

            return port;
        }
    }

    /// <summary>The port in the first line that a seminar says.</summary>
    public static int PortOf(string? line)
    {
        Match address = OpenAt().Match(line ?? "");
        Assert.True(address.Success, $"the seminar did not open: {line}");
        return int.Parse(address.Groups["port"].Value);
    }

    [GeneratedRegex(@"^The seminar is open: http://127\.0\.0\.1:(?<port>\d+)/$")]
    private static partial Regex OpenAt();
}
