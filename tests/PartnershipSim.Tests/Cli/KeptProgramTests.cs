using System.Security.Cryptography;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>A command is the same to a program that is kept running as to a process of its own.</summary>
public sealed class KeptProgramTests
{
    [SlowTheory]
    [InlineData("")]
    [InlineData("--version")]
    [InlineData("run --help")]
    [InlineData("run scenarios/baselin.yaml")]
    [InlineData("check scenarios/baseline.yaml scenarios/no_programmes.yaml")]
    [InlineData("run scenarios/baseline.yaml --replicates 3 --set persuasion.peer_weight=7")]
    [InlineData("run scenarios/baseline.yaml --replicates 3 --quiet --no-figures --format csv -o out")]
    public void It_says_leaves_and_ends_the_same(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using Workplace process = new();
        using Workplace kept = new();

        Ended usual = TestedProgram.RunProcess(TestedProgram.OfThisBuild, process.Folder, words, []);
        KeptProgram.Run(kept.Folder, ["run", "scenarios/none.yaml"]); // what it did before does not show
        Ended ended = KeptProgram.Run(kept.Folder, words);

        Assert.Equal(usual, ended);
        Assert.Equal(Files(process), Files(kept));
    }

    /// <summary>All that is left with its checksum, but for what tells the time and who was asked.</summary>
    private static string[] Files(Workplace place) =>
    [
        .. from path in place.Left()
           let bytes = File.Exists(place[path]) && !TellsTheTime(path) ? File.ReadAllBytes(place[path]) : []
           select $"{path} {Convert.ToHexString(SHA256.HashData(bytes))}",
    ];

    private static bool TellsTheTime(string path) =>
        Path.GetFileName(path) is "run.json" or "compare.json" or "report.html" or "datapackage.json" or "SHA256SUMS";
}
