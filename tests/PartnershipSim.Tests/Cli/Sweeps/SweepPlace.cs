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

    /// <summary>
    /// Starts a sweep, lets it finish some more parts, and kills it a moment later as the power would, in the middle of
    /// its work. Returns how many parts were finished by then. It watches without giving its thread away: where many
    /// tests wait for their turn, the sweep would be over before this one has its own again.
    /// </summary>
    public int SweepAndKill(string folder, int parts, int milliseconds, string more)
    {
        int before = Parts(folder);
        using Process process = _place.StartInterruptible([.. $"sweep {Study} -o {folder} --quiet {more}".Split(
            ' ', StringSplitOptions.RemoveEmptyEntries)]);
        while (Parts(folder) < before + parts && !process.HasExited)
            Thread.Sleep(1);
        Thread.Sleep(milliseconds);
        Assert.False(process.HasExited, "the sweep was over before it could be killed");
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return Parts(folder);
    }

    /// <summary>Lines of the index: parts that are finished for good.</summary>
    private int Parts(string folder)
    {
        string index = this[$"{folder}/parts/index.csv"];
        if (!File.Exists(index))
            return 0;
        using FileStream stream = new(index, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Count(letter => letter == '\n');
    }

    /// <summary>The SHA-256 of all that a finished sweep promises to be the same.</summary>
    public string Hashes(string folder) =>
        string.Join('\n', ((string[])["runs.parquet", "sweep.csv", "design.csv", "sweep.json"])
            .Select(file =>
                $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(this[$"{folder}/{file}"])))} {file}"));

    /// <summary>
    /// A study of two points, of which those fail whose budget is above 250: it is doubled, and the model takes up to
    /// 500.
    /// </summary>
    public string WriteFailing(int budget, int otherBudget)
    {
        _place.Write(
            "scenarios/doubled.yaml",
            """
            scenario: doubled
            extends: baseline.yaml
            interventions:
              - { from: 2000, scale: { partnership.budget: 2 } }
            """);
        _place.Write(
            "scenarios/studies/failing.yaml",
            $$"""
            study: failing
            base: ../doubled.yaml
            axes: { partnership.budget: [{{budget}}, {{otherBudget}}] }
            design: factorial
            replicates: 2
            outcomes: [interop]
            seed: 5
            """);
        return "scenarios/studies/failing.yaml";
    }

    /// <summary>Four folders with the four shards of the study, cut in small parts.</summary>
    public void MakeShards(string more = "")
    {
        for (int i = 1; i <= 4; i++)
            Assert.Equal(0, Sweep($"shard{i}", $"--shard {i}/4 --chunk 4 {more}").ExitCode);
    }

    public void Dispose() => _place.Dispose();
}
