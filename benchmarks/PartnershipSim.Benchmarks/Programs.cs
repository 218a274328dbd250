using System.Diagnostics;

namespace PartnershipSim.Benchmarks;

/// <summary>The program itself, as a process of its own: what somebody waits for who types a command.</summary>
public static class Programs
{
    /// <summary>The program that `dotnet build -c Release` leaves.</summary>
    /// <exception cref="FileNotFoundException">It was not built.</exception>
    public static string Path { get; } = Find();

    /// <summary>Seconds from the start of the process to its end, the best of several.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static double BestOf(int times, params ReadOnlySpan<string> arguments)
    {
        double best = double.PositiveInfinity;
        string folder = Directory.CreateTempSubdirectory("partnersim-benchmark-").FullName;
        try
        {
            for (int time = 0; time < times; time++)
                best = Math.Min(best, Run([Path, .. arguments, "-o", System.IO.Path.Combine(folder, $"{time}")]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return best;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>Seconds.</returns>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static double Once(params ReadOnlySpan<string> arguments) => Run([Path, .. arguments]);

    private static double Run(string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = Checkout.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0
            ? seconds
            : throw new InvalidOperationException(
                $"partnersim {string.Join(' ', arguments[1..])} ended with {process.ExitCode}: {said.Result}");
    }

    private static string Find()
    {
        string path = System.IO.Path.Combine(
            Checkout.Root, "src", "PartnershipSim.Cli", "bin", "Release", "net10.0", "partnersim.dll");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is missing: run 'dotnet build -c Release' first", path);
    }
}
