using PartnershipSim.Results.Files;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>
/// A stored result that was cut short or changed by a single bit is not reported on: the file is named.
/// </summary>
public sealed class DamagedResultTests(DamagedResultTests.Stored stored) : IClassFixture<DamagedResultTests.Stored>
{
    public static TheoryData<string> Files =>
    [
        "accessions.csv", "datapackage.json", "history.csv", "influence.csv", "outcomes.csv", "run.json",
        "runs.parquet", "states.csv", "subjects.csv", "summary.csv",
    ];

    [Fact]
    public void Every_table_and_record_is_listed() =>
        Assert.Equal(Files.Select(row => (string)row.Data), Manifest.Names(stored.Place["out"]));

    [SlowTheory]
    [MemberData(nameof(Files))]
    public void One_flipped_bit_is_found_and_named(string file)
    {
        byte[] bytes = File.ReadAllBytes(stored.Place[$"out/{file}"]);
        bytes[bytes.Length / 2] ^= 4;

        AssertNamed(file, bytes);
    }

    [SlowTheory]
    [MemberData(nameof(Files))]
    public void A_file_that_was_cut_short_is_found_and_named(string file) =>
        AssertNamed(file, File.ReadAllBytes(stored.Place[$"out/{file}"])[..^1]);

    [Fact]
    public void A_file_that_is_gone_is_named()
    {
        string path = stored.Place["out/states.csv"];
        byte[] sound = File.ReadAllBytes(path);
        File.Delete(path);

        AssertReportNames("states.csv");
        File.WriteAllBytes(path, sound);
    }

    [Fact]
    public void A_damaged_list_of_checksums_is_found()
    {
        string path = stored.Place[$"out/{Manifest.FileName}"];
        byte[] sound = File.ReadAllBytes(path);
        File.WriteAllBytes(path, sound[..^30]);

        AssertReportNames("");
        File.WriteAllBytes(path, sound);
    }

    [Fact]
    public void A_sound_result_is_reported_on()
    {
        using Workplace place = new();
        place.Run("run", "scenarios/baseline.yaml", "--replicates", "2", "--no-figures", "--quiet", "-o", "out");

        Assert.Equal(0, place.Run("report", "out", "--quiet").ExitCode);
        Manifest.Verify(place["out"]);
    }

    private void AssertNamed(string file, byte[] damaged)
    {
        string path = stored.Place[$"out/{file}"];
        byte[] sound = File.ReadAllBytes(path);
        File.WriteAllBytes(path, damaged);
        AssertReportNames(file);
        File.WriteAllBytes(path, sound);
    }

    private void AssertReportNames(string file)
    {
        Ended ended = stored.Place.Run("report", "out");

        ended.FailedWith(1);
        Assert.Contains(file, Assert.Single(ended.ErrorLines));
        Assert.Contains(Manifest.FileName, ended.Errors);
    }

    /// <summary>A result, made once.</summary>
    public sealed class Stored : IDisposable
    {
        public Stored() =>
            Place.Run("run", "scenarios/baseline.yaml", "--replicates", "2", "--no-figures", "--quiet", "-o", "out");

        internal Workplace Place { get; } = new();

        public void Dispose() => Place.Dispose();
    }
}
