using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using PartnershipSim.Tests.Cli;
using Xunit;

[assembly: AssemblyFixture(typeof(KeptProgram.Owner))]

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// The program of this build as a process that is kept running: one command line after the other is given to its entry
/// point, each in its own folder, so that it compiles itself once and not for every command. A process has one folder,
/// one standard output and one standard error, so it does one command at a time; there are a few of them
/// (<see cref="StartupHook"/> is their other end). They end with the tests.
/// </summary>
public sealed class KeptProgram : IDisposable
{
    private static readonly int Most = Math.Max(2, Environment.ProcessorCount);
    private static readonly SemaphoreSlim Free = new(Most);
    private static readonly ConcurrentStack<KeptProgram> Idle = new();

    private readonly Process _process;
    private readonly BinaryWriter _requests;

    private KeptProgram()
    {
        ProcessStartInfo start = new(TestedProgram.OfThisBuild[0], [.. TestedProgram.OfThisBuild.Skip(1)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_STARTUP_HOOKS"] = typeof(KeptProgram).Assembly.Location },
        };
        _process = Process.Start(start)!;
        _requests = new(_process.StandardInput.BaseStream);
    }

    /// <summary>All tests together: with them the programs end that were kept running for them.</summary>
    public sealed class Owner : IDisposable
    {
        public void Dispose()
        {
            while (Idle.TryPop(out KeptProgram? program))
                program.Dispose();
        }
    }

    public void Dispose()
    {
        _requests.Dispose(); // its standard input ends, and so does it
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>What the program does with these words in this folder.</summary>
    internal static Ended Run(string folder, IReadOnlyCollection<string> words)
    {
        Free.Wait();
        try
        {
            KeptProgram program = Idle.TryPop(out KeptProgram? idle) ? idle : new();
            Ended ended = program.Do(folder, words);
            if (program._process.HasExited)
                program.Dispose();
            else
                Idle.Push(program);
            return ended;
        }
        finally
        {
            Free.Release();
        }
    }

    private Ended Do(string folder, IReadOnlyCollection<string> words)
    {
        // what separates this command's output from the next one's occurs in none
        string mark = $"\u0001{Path.GetRandomFileName()}{Path.GetRandomFileName()} ";
        _requests.Write(mark);
        _requests.Write(folder);
        _requests.Write(words.Count);
        foreach (string word in words)
            _requests.Write(word);
        _requests.Flush();

        Task<string> reading = Task.Run(() => ReadTo(mark, _process.StandardError.BaseStream, out _));
        string output = ReadTo(mark, _process.StandardOutput.BaseStream, out int? exitCode);
        string errors = reading.GetAwaiter().GetResult();
        if (exitCode is null)
            _process.WaitForExit(); // it broke down, and ends as any process does
        return new(exitCode ?? _process.ExitCode, output, errors);
    }

    /// <summary>All text before the mark, and the exit code after it: null if the stream ends without one.</summary>
    private static string ReadTo(string mark, Stream stream, out int? exitCode)
    {
        byte[] end = Encoding.ASCII.GetBytes(mark);
        byte[] part = new byte[1 << 16];
        using MemoryStream read = new();
        exitCode = null;
        while (exitCode is null && stream.Read(part) is > 0 and int count)
        {
            read.Write(part, 0, count);
            exitCode = ExitCode(read.GetBuffer().AsSpan(0, (int)read.Length), end);
        }

        int length = (int)read.Length;
        ReadOnlySpan<byte> all = read.GetBuffer().AsSpan(0, length);
        return Text(exitCode is null ? all : all[..all.LastIndexOf(end)]);
    }

    private static int? ExitCode(ReadOnlySpan<byte> read, ReadOnlySpan<byte> mark)
    {
        if (read.IsEmpty || read[^1] != '\n')
            return null;
        ReadOnlySpan<byte> last = read[Math.Max(0, read.Length - mark.Length - 12)..];
        int at = last.IndexOf(mark);
        return at < 0 ? null : int.Parse(last[(at + mark.Length)..^1]);
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        // as a reader of a process's standard output does
        using StreamReader reader = new(new MemoryStream(bytes.ToArray()), Encoding.Default);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
