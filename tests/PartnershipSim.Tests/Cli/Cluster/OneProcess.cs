using PartnershipSim.Tests.Cli.Sweeps;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>
/// What one process makes of a study: the bytes with which every gathered plan is compared. Run once.
/// </summary>
/// <param name="Failures">The file of runs that failed; null if there is none.</param>
internal sealed record OneProcess(string Hashes, string? Failures)
{
    private static readonly Lazy<OneProcess> SmallOnce = new(() => Sweep(SweepPlace.Study, 0));
    private static readonly Lazy<OneProcess> FailingOnce = new(() => Sweep(null, 4));

    /// <summary>The small study of a <see cref="SweepPlace"/>.</summary>
    public static OneProcess Small => SmallOnce.Value;

    /// <summary>Its study of four runs, of which two fail.</summary>
    public static OneProcess Failing => FailingOnce.Value;

    private static OneProcess Sweep(string? study, int exitCode)
    {
        using SweepPlace place = new();
        Ended ended = place.Workplace.Run($"sweep {study ?? place.WriteFailing(100, 300)} -o alone --quiet");
        Assert.Equal(exitCode, ended.ExitCode);
        string failures = place["alone/failures.csv"];
        return new(place.Hashes("alone"), File.Exists(failures) ? File.ReadAllText(failures) : null);
    }
}
