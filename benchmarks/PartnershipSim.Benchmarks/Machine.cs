using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace PartnershipSim.Benchmarks;

/// <summary>On what was measured, in words, and of what.</summary>
public static class Machine
{
    public static string Description =>
        $"{Processor()}, {Environment.ProcessorCount} logical cores, {RuntimeInformation.OSArchitecture}, "
        + $"{RuntimeInformation.OSDescription}";

    public static string InstructionSet
    {
        get
        {
            string widest =
                Avx512F.IsSupported ? "AVX-512" :
                Avx2.IsSupported ? "AVX2" :
                Avx.IsSupported ? "AVX" :
                Sse42.IsSupported ? "SSE4.2" :
                AdvSimd.IsSupported ? "AdvSimd" : "none that we know";
            string width = Vector512.IsHardwareAccelerated
                ? "512"
                : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "64";
            return $"{widest}, vectors of up to {width} bits in hardware; the engine uses two of 256";
        }
    }

    /// <summary>
    /// How many processes wanted a core in the last minute, this one included; empty where the system does not tell.
    /// </summary>
    public static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";

    public static string Commit()
    {
        string commit = Git("rev-parse --short HEAD");
        return commit.Length == 0
            ? "unknown"
            : Git("status --porcelain -- src").Length == 0 ? commit : $"{commit} with uncommitted changes";
    }

    private static string Processor()
    {
        const string list = "/proc/cpuinfo";
        string? line = File.Exists(list)
            ? File.ReadLines(list).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? "processor unnamed";
    }

    private static string Git(string arguments)
    {
        try
        {
            using Process git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = Checkout.Root,
                RedirectStandardOutput = true,
            })!;
            return git.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ""; // no git on this machine: the commit stays unknown
        }
    }
}
