using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PartnershipSim.Cli.Serving;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Serving;

/// <summary><c>partnersim serve</c>, spoken to as another program would.</summary>
internal sealed class Conversation : IDisposable
{
    public Conversation() => Process = Process.Start(new ProcessStartInfo(
        TestedProgram.Usual[0], [.. TestedProgram.Usual.Skip(1), "serve"])
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public Process Process { get; }

    /// <summary>The lines that answer these lines, in this process: the server without its pipes.</summary>
    public static string[] Of(params string[] lines)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        using MemoryStream output = new();
        Assert.Equal(0, new Server(input, output, threads: 1).Run(CancellationToken.None));
        return
        [
            .. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.Contains("\"working\":", StringComparison.Ordinal)),
        ];
    }

    /// <summary>The result of one request, in this process.</summary>
    public static JsonElement Result(string request)
    {
        JsonElement answer = JsonDocument.Parse(Assert.Single(Of(request))).RootElement;
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return answer.GetProperty("result");
    }

    public void Send(string line)
    {
        Process.StandardInput.WriteLine(line);
        Process.StandardInput.Flush();
    }

    /// <summary>The next line that is no sign of life.</summary>
    public JsonElement Answer()
    {
        while (true)
        {
            string line = Process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(
                "the server has ended");
            JsonElement answer = JsonDocument.Parse(line).RootElement;
            if (!answer.TryGetProperty("working", out _))
                return answer;
        }
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.Dispose();
    }
}
