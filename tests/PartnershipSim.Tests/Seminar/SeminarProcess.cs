using System.Diagnostics;

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// A seminar in a process of its own, for a class that stops it, lets it hang or measures it.
/// </summary>
public sealed class SeminarProcess : RunningSeminar
{
    private Process? _process;

    /// <summary>Processor time that the program has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _ = Address; // it is started when it is first asked for
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Kills the program without a word and starts it again at the same address.</summary>
    public void Restart(Action? meanwhile = null)
    {
        Close();
        meanwhile?.Invoke();
        Start(Port);
    }

    /// <summary>Lets the program hang: it keeps its connections and answers no request.</summary>
    public void Hang() => Signal("-STOP");

    /// <summary>Lets it go on.</summary>
    public void GoOn() => Signal("-CONT");

    protected override int Start(int port)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [KeptSeminar.Program, .. Words(port)])
        {
            RedirectStandardOutput = true,
        })!;
        return KeptSeminar.PortOf(_process.StandardOutput.ReadLine());
    }

    protected override void Close()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
    }

    private void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        kill.WaitForExit();
    }
}
