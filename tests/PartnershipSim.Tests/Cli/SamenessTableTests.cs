using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// Five scenarios have the bytes they had on other machines: Golden/sameness.csv, whatever instructions, collector and
/// compiler there are. 'dotnet run --project tests/PartnershipSim.Quality -c Release -- sameness' also builds it
/// otherwise and for another processor.
/// </summary>
public sealed class SamenessTableTests
{
    private const string Table = "tests/PartnershipSim.Tests/Golden/sameness.csv";

    private static readonly string[] Scenarios =
        ["baseline", "forward_2035", "georgia_offered_membership_2008", "southern_status_tier", "us_retrenchment_2011"];

    private static readonly string[] Files = ["outcomes.csv", "states.csv", "runs.parquet"];

    [Fact]
    public void Every_file_has_the_checksum_of_the_table() =>
        Approval.CheckFile(Table, $"scenario,file,sha256\n{string.Concat(Checksums(Scenarios))}");

    public static TheoryData<string, string> Settings =>
    [
        .. Effort.Of<(string, string)>(
        [
            ("DOTNET_EnableAVX2", "0"), ("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableHWIntrinsic", "0"),
            ("DOTNET_gcServer", "1"),
        ]),
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void With_other_instructions_or_another_collector_too(string setting, string value)
    {
        string[] committed = File.ReadAllLines(Path.Combine(Repository.Root, Table));

        Assert.All(Checksums(["baseline", "forward_2035"], (setting, value)), line => Assert.Contains(
            line.TrimEnd(), committed));
    }

    private static List<string> Checksums(string[] scenarios, params (string, string)[] environment)
    {
        using Workplace place = new();
        List<string> lines = [];
        foreach (string scenario in scenarios)
        {
            Ended ended = place.Run(
                environment, "run", $"scenarios/{scenario}.yaml", "--replicates", "9", "--no-figures",
                "--quiet", "-o", scenario);
            Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
            lines.AddRange(Files.Select(file => $"{scenario},{file},{Checksum.OfFile(place[$"{scenario}/{file}"])}\n"));
        }

        return lines;
    }
}
