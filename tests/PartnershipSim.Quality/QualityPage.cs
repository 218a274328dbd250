using PartnershipSim.Benchmarks;

namespace PartnershipSim.Quality;

/// <summary>tests/PartnershipSim.Quality/RESULTS.md: what was tried, how often, and what came of it.</summary>
internal static class QualityPage
{
    public static ResultsPage Results { get; } =
        new(Path.Combine(Checkout.Root, "tests", "PartnershipSim.Quality", "RESULTS.md"));
}
