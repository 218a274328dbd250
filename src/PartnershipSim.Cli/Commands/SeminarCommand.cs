using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>seminar [SCENARIO]</c>: the web pages. They are a program of their own, so that no other command waits for a web
/// server to load.
/// </summary>
internal static class SeminarCommand
{
    private const string Program = "partnersim-seminar.dll";

    /// <summary>Tells the server to end with its standard input; see SeminarOptions in the seminar's program.</summary>
    private const string ChildOption = "--until-input-ends";

    /// <summary>
    /// A download brings its runtime along, also where no .NET is installed; then its programs start by themselves.
    /// </summary>
    private static bool BringsItsRuntime =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, "System.Private.CoreLib.dll"));

    public static Command Create()
    {
        Argument<string> scenario = new("scenario")
        {
            Description = "Scenario file that is called the baseline",
            DefaultValueFactory = _ => "scenarios/baseline.yaml",
        };
        Option<string> listen = new("--listen")
        {
            Description = "Address that others may reach, e.g. 0.0.0.0 (default: this machine only)",
            HelpName = "ADDRESS",
        };
        Option<int?> port = new("--port")
        {
            Description = "Port; 0 takes any that is free (default: 5080)",
            HelpName = "N",
        };
        Option<string> rooms = new("--rooms")
        {
            Description = "Folder that holds a file for each classroom (default: seminar_rooms)",
            HelpName = "FOLDER",
        };
        Option<bool> papers = new("--papers")
        {
            Description = "Print six country papers for teams, written from the data, and end",
        };
        Command command = new(
            "seminar",
            """
            Open the seminar in a browser: move levers and see at once what changes, and why. At /teacher, open a room in which a class plays the Alliance
            and its partners.

            Examples:
              partnersim seminar
              partnersim seminar scenarios/baseline.yaml --listen 192.168.1.20
              partnersim seminar --papers > country_papers.md
            """)
        {
            scenario,
            listen,
            port,
            rooms,
            papers,
        };
        command.SetAction((parsed, stop) => Execute(
            [
                parsed.GetRequiredValue(scenario),
                .. Given("--listen", parsed.GetValue(listen)), .. Given("--port", parsed.GetValue(port)?.ToString()),
                .. Given("--rooms", parsed.GetValue(rooms)),
                .. parsed.GetValue(papers) ? ["--papers"] : Array.Empty<string>(),
            ],
            stop));
        return command;
    }

    private static string[] Given(string option, string? value) => value is null ? [] : [option, value];

    /// <summary>Runs the program beside this one until it ends or we are told to stop.</summary>
    private static async Task<int> Execute(string[] words, CancellationToken stop)
    {
        string file = Path.Combine(AppContext.BaseDirectory, Program);
        if (!File.Exists(file))
            throw new IOException(
                $"{Program} is not beside this program; build the solution or install partnersim again");
        words = [.. words, ChildOption];
        ProcessStartInfo start = BringsItsRuntime
            ? new ProcessStartInfo(Path.ChangeExtension(file, OperatingSystem.IsWindows() ? "exe" : null), words)
            : new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
                [file, .. words]);
        // the server ends when this end is closed, as it is when this program is killed
        start.RedirectStandardInput = true;
        using Process process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await End(process).ConfigureAwait(false);
            return ExitCode.Done; // closing the seminar is how it is meant to end
        }

        return process.ExitCode;
    }

    // Ctrl-C reaches both programs by itself; a polite word for the case that only we were told
    private static async Task End(Process process)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited)
        {
            try
            {
                using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);
                await kill.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Win32Exception)
            {
                process.Kill(entireProcessTree: true); // a container may hold no program but ours
            }
        }

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
