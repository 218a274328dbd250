using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

/// <summary>
/// Whatever is written is read back, to the bit: every number, every text, every file that a later command reads.
/// </summary>
public sealed class StoredFilesTests
{
    private static readonly int Cases = Effort.Cases(100);

    // everything a double can be; one kind of not-a-number is as good as another
    private static readonly Gen<double> AnyNumber = Gen.Frequency(
        (4, Gen.Double), (1, Gen.Int[0, 5].Select(
            i => new[] { 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon }[i])));

    private static readonly Gen<string> AnyText = Gen.Char["aZ09 ,;\"'\n\r\t-+=é€\u2028"].Array[0, 12]
        .Select(letters => new string(letters));

    private static readonly Gen<string> AnyName = Gen.Char["aZ09_-."].Array[1, 12]
        .Select(letters => "s" + new string(letters));

    [Fact]
    public void A_part_of_a_sweep() =>
        Gen.Select(AnyNumber.Array[3].Array[1, 40], AnyText.Array[40], Gen.Int[0, 2]).Sample((values, texts, failing) =>
    {
        using TemporaryFolder folder = new();
        Rows rows = new([.. values.Select((_, row) => new Cell(row / 7, row % 7))], 3);
        for (int row = 0; row < values.Length; row++)
        {
            values[row].CopyTo(rows[row]);
            if (row % 3 < failing && texts[row].Length > 0)
                rows.Fail(row, texts[row]);
        }

        AtomicFile.Write(folder["part"], stream => PartFile.Write(stream, rows, ["a", "b", "c"]));
        Rows read = PartFile.Read(folder["part"], 3);

        Assert.Equal(rows.Cells, read.Cells);
        for (int row = 0; row < values.Length; row++)
        {
            Assert.Equal(rows[row].ToArray().Select(BitConverter.DoubleToInt64Bits), read[row].ToArray()
                .Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(rows.ErrorOf(row), read.ErrorOf(row));
        }
    }, iter: Cases);

    [Fact]
    public void A_table() => Gen.Select(AnyText.Array[1, 30], AnyNumber.Array[30]).Sample((texts, numbers) =>
    {
        using TemporaryFolder folder = new();
        (string, double)[] rows = [.. texts.Zip(numbers)];
        AtomicFile.Write(folder[Pairs.FileName], stream => Pairs.Write(stream, rows));

        // what is not finite is undefined, and one kind of undefined is as good as another
        Assert.Equal(rows.Select(row => (row.Item1, double.IsFinite(row.Item2) ? row.Item2 : double.NaN)),
            Pairs.Read(folder.Path));
    }, iter: Cases);

    private static readonly Table<(string Text, double Number)> Pairs = new("t.csv", "a text and a number", columns =>
    {
        var text = columns.Text("text", "any", row => row.Text);
        var number = columns.Number("number", "-", "any", row => row.Number);
        return cells => (cells.Of(text), cells.Of(number));
    });

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("'=1", "''=1")]
    [InlineData("-1..1", "-1..1")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("'quoted'", "'quoted'")]
    public void A_text_that_a_spreadsheet_would_run_is_written_as_text_and_read_back_as_it_was(
        string text, string written)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder[Pairs.FileName], SmallStudy.Bytes(stream => Pairs.Write(stream, [(text, 1)])));

        Assert.Equal($"text,number\n{written},1\n", File.ReadAllText(folder[Pairs.FileName]));
        Assert.Equal((text, 1), Assert.Single(Pairs.Read(folder.Path)));
    }

    [Fact]
    public void The_record_of_a_sweep() =>
        Gen.Select(AnyName, AnyText, Gen.ULong, Gen.Int[1, 1000]).Sample((study, question, seed, points) =>
    {
        using TemporaryFolder folder = new();
        SweepRecord record = new()
        {
            Study = study,
            Question = question,
            Fingerprint = new string('f', 64),
            Design = "sobol",
            Points = points,
            PointsHash = "p",
            Replicates = 3,
            Seed = seed,
            Shard = "1/1",
            Axes = [study, "budget"],
            Numeric = [true, false],
            Outcomes = ["interop"],
        };
        File.WriteAllBytes(folder[SweepRecord.FileName], SmallStudy.Bytes(record.Write));
        SweepRecord read = SweepRecord.Find(folder.Path)!;

        Assert.Equal(record with { Axes = [], Numeric = [], Outcomes = [] },
            read with { Axes = [], Numeric = [], Outcomes = [] });
        Assert.Equal((record.Axes, record.Numeric, record.Outcomes), (read.Axes, read.Numeric, read.Outcomes), (a, b) =>
            a.Axes.SequenceEqual(b.Axes) && a.Numeric.SequenceEqual(b.Numeric) && a.Outcomes.SequenceEqual(b.Outcomes));
    }, iter: Cases);

    [Fact]
    public void The_store_of_parts_when_it_is_opened_again() =>
        Gen.Select(Gen.Int[1, 9].Array[1, 6], AnyNumber).Sample((sizes, value) =>
    {
        using TemporaryFolder folder = new();
        List<Cell> written = [];
        using (PartStore store = new(folder.Path, ["a"]))
        {
            for (int part = 0; part < sizes.Length; part++)
            {
                Rows rows = new([.. Enumerable.Range(0, sizes[part]).Select(point => new Cell(part, point))], 1);
                for (int row = 0; row < rows.Cells.Count; row++)
                    rows[row][0] = value;
                store.Add(rows);
                written.AddRange(rows.Cells);
            }
        }

        using PartStore opened = new(folder.Path, ["a"]);

        Assert.Empty(opened.Damaged);
        Assert.Equal(0, opened.Repeated);
        Assert.Equal(written, opened.Parts.SelectMany(part => opened.Read(part).Cells));
        Assert.All(opened.Parts.Select(opened.Read), rows =>
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(rows[0][0])));
    }, iter: Cases / 4);

    [Fact]
    public void The_last_generation_of_a_calibration() => Gen.Select(
        AnyNumber.Array[9].Array[2, 12], AnyText, Gen.Int[0, 500], Gen.Long[0, 1L << 50]).Sample(
        (values, fingerprint, number, evaluations) =>
    {
        using TemporaryFolder folder = new();
        double[] finite = [.. values.SelectMany(row => row)
            .Select(value => double.IsFinite(value) ? value : 1.5)]; // a distance is always a number
        Particle[] particles =
            [.. values.Select((row, r) => new Particle(
            [row[0], row[1]], new([row[2], row[3], row[4]], row[5], row[6])) { Scores = [row[7], row[8]] })];
        Generation generation = new(
            number, finite[0], 16, finite[1], finite[2], evaluations, particles[0],
            particles[1..])
        { Settled = number % 4 };
        GenerationRow row = new(number, finite[3], finite[4], finite[5], 32, finite[6], finite[7], evaluations);

        GenerationFile.Write(
            new OwnFiles(folder.Path), fingerprint, generation, [row, row with { Number = number + 1 }]);
        (Generation read, ImmutableArray<GenerationRow> trail) = GenerationFile.Find(folder.Path, fingerprint)!.Value;

        Assert.Null(GenerationFile.Find(folder.Path, fingerprint + "of another"));
        Assert.Equal([row, row with { Number = number + 1 }], trail);
        Assert.Equal(generation with { Best = read.Best, Population = read.Population }, read);
        Assert.Equal(particles.SelectMany(BitsOf), read.Population.Prepend(read.Best).SelectMany(BitsOf));
    }, iter: Cases / 2);

    [Fact]
    public void The_points_of_a_list() => Gen.Select(Gen.Double[0, 300], Gen.Double[0, 1]).Array[1, 12].Sample(points =>
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["points.csv"], "partnership.education,partnership.budget\n"
            + string.Concat(points.Select(point => $"{Csv.Number(point.Item2)},{Csv.Number(point.Item1)}\n")));
        File.WriteAllText(folder["base.yaml"], "scenario: base\n");
        File.WriteAllText(folder["study.yaml"],
            "study: listed\nbase: base.yaml\naxes:\n  partnership.budget: { from: 0, to: 300 }\n  "
                + "partnership.education: { from: 0, to: 1 }\ndesign: list\npoints: points.csv\n");

        Study study = StudyReader.Read(folder["study.yaml"], RandomScenarios.Data).Require();

        Assert.Equal(points.Select(point => (point.Item1, point.Item2)), study.Rows.Select(row => (row[0], row[1])));
    }, iter: Cases / 4);

    [Fact]
    public void The_design_of_a_sweep() => Gen.Select(Gen.Int[1, 40], Gen.ULong).Sample((points, seed) =>
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["base.yaml"], "scenario: base\n");
        File.WriteAllText(folder["other.yaml"], "scenario: other\n");
        File.WriteAllText(folder["study.yaml"],
            $"study: s\nbase: base.yaml\naxes:\n  partnership.budget: {{ from: 0, to: 300 }}\n  "
                + $"scenario: [base.yaml, other.yaml]\ndesign: latin_hypercube\npoints: {points}\nseed: {seed}\n");
        SweepPlan plan = SweepPlan.Of(StudyReader.Read(folder["study.yaml"], RandomScenarios.Data).Require());

        DesignFile.Write(new OwnFiles(folder.Path), plan);
        StoredDesign read = DesignFile.Read(folder.Path, SweepRecord.Of(plan, Shard.Whole))!;

        string[] words = [.. plan.Points.Select(point => plan.Study.Axes[1].TextOf(point[1]))];
        Assert.Equal(points, read.Points);
        Assert.Equal(plan.Points.Select(point => point[0]), read.Numbers(0));
        Assert.Equal(words, read.Words(1));
        Assert.Equal(words, read.Rows().Select(row => row.Axes[1]));
        Assert.Equal(
            plan.Points.Select(point => point[0]),
            read.Rows().Select(row => double.Parse(row.Axes[0], CultureInfo.InvariantCulture)));
        Assert.Empty(read.Words(0));
        Assert.Empty(read.Numbers(1));

        File.AppendAllText(folder[DesignTable.FileName], $"{points},1,base\n");
        Assert.Null(DesignFile.Read(folder.Path, SweepRecord.Of(plan, Shard.Whole)));
    }, iter: Cases / 4);

    [Fact]
    public void The_list_of_checksums() => Gen.Byte.Array[0, 300].Array[1, 8].Sample(files =>
    {
        using TemporaryFolder folder = new();
        OwnFiles own = new(folder.Path);
        for (int file = 0; file < files.Length; file++)
            own.Write($"table {file}.csv", stream => stream.Write(files[file]));

        Assert.Equal(Enumerable.Range(0, files.Length).Select(file => $"table {file}.csv"),
            Manifest.Names(folder.Path));
        Manifest.Verify(folder.Path);
        File.AppendAllText(folder["table 0.csv"], " ");
        Assert.Contains("table 0.csv", Assert.Throws<InvalidDataException>(() => Manifest.Verify(folder.Path)).Message);
    }, iter: Cases / 4);

    [Fact]
    public void A_number_in_every_language_of_the_machine() =>
        Gen.Select(AnyNumber, Gen.Char[".,'٫"]).Sample((number, point) =>
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture =
                new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = $"{point}", NegativeSign = "~" } };
            string text = Csv.Number(number);
            Assert.Equal(double.IsFinite(number) ? number : double.NaN, text.Length == 0 ? double.NaN
                : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }, iter: 10 * Cases);

    private static IEnumerable<long> BitsOf(Particle particle) =>
        ((IEnumerable<double>)[.. particle.Unit, .. particle.Scores, .. particle.Fit.ByTask, particle.Fit.Even,
            particle.Fit.Odd]).Select(BitConverter.DoubleToInt64Bits);
}
