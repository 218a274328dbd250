using System.Security.Cryptography;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>A sweep of six points and two replicates, in folders.</summary>
internal static class SmallSweep
{
    public static readonly Study Grid =
        Study.Load(Path.Combine(Repository.Scenarios, "studies", "policy_grid.yaml")) with
        {
            Design = StudyDesign.Sobol,
            Points = 6,
            Replicates = 2,
        };

    private static readonly string[] Files = ["design.csv", "runs.parquet", "sweep.csv", "sweep.json"];

    public static SweepOutcome Run(Study study, string folder, Shard? shard = null, int chunk = 5) =>
        new Sweep(SweepPlan.Of(study), folder, shard ?? Shard.Whole, threads: 2, chunk)
            .Run(cancellation: TestContext.Current.CancellationToken);

    /// <summary>The sweep in three folders.</summary>
    public static string[] Shards(TemporaryFolder folder)
    {
        string[] shards = [folder["shard1"], folder["shard2"], folder["shard3"]];
        for (int i = 0; i < shards.Length; i++)
            Run(Grid, shards[i], new(i + 1, shards.Length));
        return shards;
    }

    /// <summary>The SHA-256 of all that a finished sweep promises to be the same.</summary>
    public static string Hashes(string folder) => string.Join('\n', Files.Select(
        file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))));

    public static SweepRefusedException Refused(Action action) => Assert.Throws<SweepRefusedException>(action);
}
