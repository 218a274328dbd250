using System.Diagnostics;
using System.Security.Cryptography;
using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>A workplace with a small study in it, and what tests ask of its results.</summary>
internal sealed class SweepPlace : IDisposable
{
    public const string Study = "scenarios/studies/small.yaml";

    private const string Text =
        """
        study: small
        base: ../baseline.yaml
        axes:
          partnership.budget: { from: 50, to: 400 }
          mechanisms.teaching:
          scenario: [../baseline.yaml, ../closed_door.yaml]
        design: sobol
        points: 10
        replicates: 6
        outcomes: [partner_troop_years, interop, { outcome: interop, group: dialogue }]
        seed: 7
        """;

    private readonly Workplace _place = new();

    public SweepPlace() => _place.Write(Study, Text);

    public string this[string path] => _place[path];

    public Workplace Workplace => _place;

    /// <summary>Sweeps the study, quietly, into a folder.</summary>
    public Ended Sweep(string folder, string more = "") => _place.Run($"sweep {Study} -o {folder} --quiet {more}");

    public Ended Merge(string words) => _place.Run($"merge {words} --quiet");

    /// <summary>Starts a sweep and kills it as the power would, some time later.</summary>
    public async Task SweepAndKill(string folder, int milliseconds, string more)
    {
        using Process process = _place.StartInterruptible([.. $"sweep {Study} -o {folder} --quiet {more}".Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(milliseconds, TestContext.Current.CancellationToken));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The SHA-256 of all that a finished sweep promises to be the same.</summary>
    public string Hashes(string folder) => string.Join('\n', ((string[])["runs.parquet", "sweep.csv", "design.csv", "sweep.json"])
        .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(this[$"{folder}/{file}"])))} {file}"));

    /// <summary>Four folders with the four shards of the study, cut in small parts.</summary>
    public void MakeShards(string more = "")
    {
        for (int i = 1; i <= 4; i++)
            Assert.Equal(0, Sweep($"shard{i}", $"--shard {i}/4 --chunk 4 {more}").ExitCode);
    }

    public void Dispose() => _place.Dispose();
}
