using PartnershipSim.Scenarios;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Reports;

/// <summary>
/// What a command draws from the records in its memory is what 'report' draws from the tables that it left behind, to
/// the byte.
/// </summary>
public sealed class SameFromMemoryTests
{
    public static TheoryData<string> Commands =>
    [
        .. Effort.Of<string>(
        [
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml scenarios/closed_door.yaml --replicates 8 "
                + "--state GEO",
            "run scenarios/baseline.yaml --replicates 8",
            "run scenarios/forward_2035.yaml --replicates 1 --deterministic",
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 8 --stopped 2006 --no-mediation",
            "hindcast scenarios/baseline.yaml --replicates 8",
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 160 --no-mediation --ensemble "
                + "scenarios/ensembles/calibration.parquet",
            "attribute scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 8",
        ]),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Figures_and_report_are_the_same_from_memory_and_from_the_folder(string command)
    {
        using Workplace place = new();
        Ended made = place.Run($"{command} --quiet -o out");
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        string[] drawn = Sums(place);
        Assert.True(drawn.Length > 3);
        foreach (string file in Directory.GetFiles(place["out/figures"]).Append(place["out/report.html"]))
            File.Delete(file);

        Assert.Equal(0, place.Run("report out --quiet").ExitCode);

        Assert.Equal(drawn, Sums(place));
    }

    /// <summary>Results of versions that did not write the kind of a result into its record.</summary>
    [SlowTheory]
    [InlineData("compare scenarios/baseline.yaml scenarios/closed_door.yaml --replicates 8 --no-mediation")]
    [InlineData("attribute scenarios/baseline.yaml scenarios/closed_door.yaml --replicates 8")]
    public void A_record_without_its_kind_is_read_by_its_command(string command)
    {
        using Workplace place = new();
        Assert.Equal(0, place.Run($"{command} --no-figures --quiet -o out").ExitCode);
        place.Edit("out/run.json", lines => Assert.Equal(
            1, lines.RemoveAll(line => line.TrimStart().StartsWith("\"kind\":", StringComparison.Ordinal))));
        File.Delete(place["out/SHA256SUMS"]);

        Assert.Equal(0, place.Run("report out --quiet").ExitCode);
        Assert.True(File.Exists(place["out/report.html"]));
    }

    private static string[] Sums(Workplace place) =>
    [
        .. Directory.GetFiles(place["out/figures"]).Append(place["out/report.html"]).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Checksum.OfFile(file)}"),
    ];
}
