using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// Ctrl-C and the signals that end a program: the first asks the command to stop in order, the second ends at once. A
/// command that only waits, as for the writer of a named pipe, cannot hear the first; it is left after a moment. A
/// terminal that is closed asks too, unless the program was started to outlive it, as under nohup.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>How long a command that computes nothing is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Less processor time in that while is no work.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(40);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;
    private int _heard;

    public StopSignals()
    {
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear),
            .. HangupsAreHeard()
                ? (PosixSignalRegistration[])[PosixSignalRegistration.Create(PosixSignal.SIGHUP, Hear)]
                : [],
        ];
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>What the command ends with.</summary>
    /// <exception cref="OperationCanceledException">Asked to stop, and the command does not stir.</exception>
    public async Task<int> Await(Task<int> command)
    {
        Task asked = Task.Delay(Timeout.Infinite, Token);
        await Task.WhenAny(command, asked).ConfigureAwait(false);
        using Process own = Process.GetCurrentProcess();
        while (!command.IsCompleted)
        {
            TimeSpan before = ProcessorTimeOf(own);
            await Task.WhenAny(command, Task.Delay(Patience, CancellationToken.None)).ConfigureAwait(false);
            if (!command.IsCompleted && ProcessorTimeOf(own) - before < Idle)
                throw new OperationCanceledException(Token);
        }

        return await command.ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _stop.Dispose();
    }

    // of a signal that is ignored a program hears all the same once it has asked for it; false where the system does
    // not tell. SIGHUP is number 1, the lowest bit
    private static bool HangupsAreHeard() =>
        OwnProcess.Value("status", "SigIgn:") is { } ignored
        && ulong.TryParse(
            ignored, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong signals)
        && (signals & 1) == 0;

    private static TimeSpan ProcessorTimeOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private void Hear(PosixSignalContext signal)
    {
        // who presses twice has waited long enough, but for a command that has answered the signal itself
        signal.Cancel |= Interlocked.Increment(ref _heard) == 1;
        // what listens may take its time, and the second signal must be heard meanwhile
        _ = Task.Run(_stop.Cancel, CancellationToken.None);
    }
}
