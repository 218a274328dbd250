using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>Neither the number of threads nor the processor's instructions change a byte of a result.</summary>
public sealed class SameBytesTests
{
    [Fact]
    public void Threads_and_instructions_do_not_change_a_byte()
    {
        using Workplace place = new();
        Assert.Equal(0, Run(place, "reference", 1).ExitCode);

        (string Folder, int Threads, (string, string)[] Environment)[] others =
        [
            ("without_avx2", 2, [("DOTNET_EnableAVX2", "0")]), ("two_threads", 2, []),
            ("without_avx512", 1, [("DOTNET_EnableAVX512", "0")]),
            ("without_any", 2, [("DOTNET_EnableHWIntrinsic", "0")]),
        ];
        foreach ((string other, int threads, (string, string)[] environment) in Effort.Of(others))
        {
            Assert.Equal(0, Run(place, other, threads, environment).ExitCode);
            foreach (string file in (string[])["outcomes.csv", "states.csv", "runs.parquet"])
                Assert.True(
                    File.ReadAllBytes(place[$"reference/{file}"]).SequenceEqual(File.ReadAllBytes(
                        place[$"{other}/{file}"])),
                    $"{other}/{file}");
        }
    }

    private static Ended Run(Workplace place, string folder, int threads, params (string, string)[] environment) =>
        place.Run(
            environment, "run", "scenarios/baseline.yaml", "--replicates", "17", "--threads", $"{threads}",
            "--no-figures", "--quiet", "-o", folder);
}
