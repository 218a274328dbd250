using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>One flipped bit in the file of an ensemble gave other numbers with exit code 0.</summary>
public sealed class FlippedEnsembleTests
{
    private static readonly byte[] Sound =
        File.ReadAllBytes(Path.Combine(Repository.Scenarios, "ensembles", "calibration.parquet"));

    [Fact]
    public void A_comparison_under_it_is_refused()
    {
        using Workplace place = new();
        byte[] bytes = [.. Sound];
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(place["flipped.parquet"], bytes);

        Ended ended = place.Run(
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --ensemble flipped.parquet --quiet -o out");

        ended.FailedWith(1);
        Assert.StartsWith("error  flipped.parquet was cut short or changed since it was written; ",
            Assert.Single(ended.ErrorLines));
        Assert.DoesNotContain(place.Left(), name => name != "flipped.parquet");
    }

    [Fact]
    public void Wherever_the_bit_lies_it_is_noticed()
    {
        using Analysis.TemporaryFolder folder = new();
        int step = Sound.Length / Effort.Cases(60);
        for (int place = 0; place < Sound.Length; place += step)
        {
            byte[] bytes = [.. Sound];
            bytes[place] ^= (byte)(1 << (place % 8));
            File.WriteAllBytes(folder["e.parquet"], bytes);

            Assert.Throws<InvalidDataException>(() => EnsembleFile.Read(folder["e.parquet"]));
        }
    }

    [Fact]
    public void A_sound_copy_is_read_wherever_it_lies()
    {
        using Analysis.TemporaryFolder folder = new();
        File.WriteAllBytes(folder["copy.parquet"], Sound);

        Ensemble read = EnsembleFile.Read(folder["copy.parquet"]);
        EnsembleFile.Write(folder["again.parquet"], read);

        Assert.Equal(Sound, File.ReadAllBytes(folder["again.parquet"]));
    }
}
