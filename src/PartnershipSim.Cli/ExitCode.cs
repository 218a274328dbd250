namespace PartnershipSim.Cli;

/// <summary>What a script learns from the way the program ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The run failed: full disk, unwritable folder, a bug.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>A scenario, a study or its data are invalid.</summary>
    public const int Invalid = 3;

    /// <summary>Part of the result could not be had.</summary>
    public const int Partial = 4;

    /// <summary>An expectation was not met.</summary>
    public const int NotMet = 5;

    /// <summary>
    /// Not finished: the same command, called again, resumes. The number that sysexits.h calls EX_TEMPFAIL.
    /// </summary>
    public const int TryAgain = 75;

    /// <summary>Stopped by the user.</summary>
    public const int Interrupted = 130;

    /// <summary>As printed by --help.</summary>
    public const string Text =
        "Exit codes: 0 done, 1 run failed, 2 usage, 3 scenario or study invalid, 4 partial result, "
        + "5 expectation not met, 75 not finished (call again), 130 interrupted.";
}
