using System.Diagnostics;
using System.Security.Cryptography;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>The real program, calibrating: stopped, resumed, refused, and its ensemble used by the others.</summary>
public sealed class CalibrateCommandTests(SmallCalibration small)
{
    private const string Study = SmallCalibration.Study;

    private static string Hash(Workplace place, string folder) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(place[$"{folder}/ensemble.parquet"])));

    [Fact]
    public void Killed_resumed_or_on_other_threads_it_finds_the_same_ensemble_and_the_others_use_it()
    {
        Workplace place = small.Calibrated;
        Ended whole = small.Ended;
        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("40 parameter sets accepted for 2 parameters", whole.Output);
        Assert.Contains("identified", whole.Output);
        foreach (string file in new[]
        {
            "calibration.csv", "profiles.csv", "generations.csv", "fit.csv", "figures/marginals_joining.svg",
            "figures/profiles_persuasion.svg", "figures/correlations.svg",
        })
            Assert.True(File.Exists(place["whole/" + file]), file);

        using (Process killed = place.StartInterruptible(
            "calibrate", Study, "-o", "killed", "--threads", "2", "--no-figures"))
        {
            while (killed.StandardError.ReadLine() is { } line
                && !line.Contains("generation 1,", StringComparison.Ordinal))
            {
            }

            killed.Kill();
            killed.WaitForExit();
        }

        Assert.False(File.Exists(place["killed/ensemble.parquet"]));
        Ended resumed = place.Run($"calibrate {Study} -o killed --threads 2 --no-figures");
        Assert.Equal(0, resumed.ExitCode);
        Assert.DoesNotContain("generation 0,", resumed.Errors);
        Assert.Equal(Hash(place, "whole"), Hash(place, "killed"));
        Assert.Equal(place.Read("whole/profiles.csv"), place.Read("killed/profiles.csv"));

        Ended other = place.Run($"calibrate {Study} -o whole --seed 6");
        Assert.Equal(3, other.ExitCode);
        Assert.Contains("whole holds another calibration", other.Errors);

        Ended compared = place.Run(
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --ensemble whole/ensemble.parquet "
            + "--replicates 160 -o effects --information");
        Assert.Equal(0, compared.ExitCode);
        string answer = string.Join(' ', compared.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("over parameters and chance together (20 of 40 points of two", answer);
        Assert.EndsWith(",members,parameter_share,rests_on", File.ReadLines(place["effects/effects.csv"]).First());
        Assert.Contains("\"ensemble\": \"20 of 40 points of two ", place.Read("effects/run.json"));
        Assert.True(File.Exists(place["effects/information.csv"]));
        string report = place.Read("effects/report.html");
        Assert.Contains("Bands and intervals are over chance and parameters together: 160 replicates", report);
        Assert.Contains("lies between parameter sets, the rest is Monte Carlo error", report);
        Assert.DoesNotContain("They do not say how uncertain the parameters are", report);
        Assert.DoesNotContain("over the uncertain ranges", report);
        Assert.Contains(
            "over 20 of 40 points of two ", place.Read("effects/figures/effects_by_year_no_programmes.svg"));

        Ended ran = place.Run(
            "run scenarios/baseline.yaml --ensemble whole/ensemble.parquet --replicates 160 --no-figures -o run");
        Assert.Equal(0, ran.ExitCode);

        Ended held = place.Run(
            "hindcast scenarios/baseline.yaml --ensemble whole/ensemble.parquet --replicates 24 --no-figures -o held");
        Assert.Equal(0, held.ExitCode);
        Assert.Contains("24 runs from each origin under 24", held.Output);
    }

    [Fact]
    public void What_cannot_be_calibrated_is_refused_with_the_reason()
    {
        using Workplace place = SmallCalibration.Place();
        place.Write(
            "scenarios/studies/odd.yaml",
            "study: odd\nbase: ../baseline.yaml\naxes:\n  mechanisms.teaching:\npoints: 100\n");

        Ended switches = place.Run("calibrate scenarios/studies/odd.yaml -o out");
        switches.FailedWith(3);
        Assert.Contains("mechanisms.teaching is no parameter with a range", switches.Errors);
        Ended few = place.Run($"calibrate {Study} --points 5 -o out");
        few.FailedWith(3);
        Assert.Contains("points: 5 are too few", few.Errors);
        Assert.False(Directory.Exists(place["out"]));
    }

    [Fact]
    public void An_ensemble_that_is_none_and_what_makes_no_sense_with_one_are_refused()
    {
        using Workplace place = SmallCalibration.Place();

        Ended none = place.Run(
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --ensemble scenarios/baseline.yaml");
        none.FailedWith(1);
        Assert.Contains("holds no ensemble, or is damaged", none.Errors);
        Ended blind = place.Run(
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --information --chance-only");
        blind.FailedWith(2);
        Assert.Contains("name an --ensemble", blind.Errors);
    }
}
