using PartnershipSim.Analysis.History;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>A hindcast of the real baseline from few runs, made once.</summary>
internal static class SmallHindcast
{
    private static readonly Lazy<Hindcast> Made = new(() => Hindcast.Run(new Forecaster(
        RealHistory.Scenario, Seed: 1, Samples: 24, Threads: 2)));

    public static Hindcast Value => Made.Value;
}
