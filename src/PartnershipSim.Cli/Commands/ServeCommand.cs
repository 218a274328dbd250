using System.CommandLine;
using Microsoft.Win32.SafeHandles;
using PartnershipSim.Cli.Serving;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>serve</c>: answers the requests of another program, line by line.</summary>
internal static class ServeCommand
{
    private const int StandardOutput = 1;

    public static Command Create()
    {
        CommonOptions common = new();
        Option<bool> schema = new("--schema")
        {
            Description = "Print the JSON Schema of requests and answers, and end",
        };
        Command command = new(
            "serve",
            """
            Answer requests of another program on standard input and output: one JSON object a line, no network.

            Examples:
              partnersim serve --schema
              echo '{"request": "run", "outcomes": ["interop"], "replicates": 8}' | partnersim serve
              echo '{"request": "points", "axes": ["partnership.budget"], "points": [[100], [400]]}' | partnersim serve
            """)
        {
            schema,
            common.Threads,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () =>
            {
                if (parsed.GetValue(schema))
                {
                    Console.Out.Write(ServeSchema.Print());
                    return ExitCode.Done;
                }

                using Stream input = Console.OpenStandardInput();
                using Stream output = Output();
                return new Server(input, output, parsed.GetValue(common.Threads) ?? 0).Run(stop);
            },
            stop));
        return command;
    }

    /// <summary>
    /// The console's own stream says nothing when the other side is gone; a stream of the handle does, where handles
    /// are numbers.
    /// </summary>
    private static Stream Output() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
