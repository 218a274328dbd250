using System.Collections.Immutable;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Results.Store;

/// <summary>
/// generation.parquet: the last finished generation with all that led to it, so that a calibration resumes. Replaced as
/// a whole: a reader who finds the file finds all of it.
/// </summary>
internal static class GenerationFile
{
    public const string FileName = "generation.parquet";

    private const string Key = "partnersim.generation";

    private const string Remedy = "delete it to begin again";

    /// <summary>What the file's metadata say of it.</summary>
    internal sealed record Header(
        string Fingerprint, double Tolerance, int Replicates, double Noise, double Acceptance, long Evaluations,
            int Number, int Settled,
        ImmutableArray<GenerationRow> Trail);

    public static void Write(
        OwnFiles folder, string fingerprint, Generation generation, ImmutableArray<GenerationRow> trail)
    {
        Header header = new(
            fingerprint, generation.Tolerance, generation.Replicates, generation.Noise, generation.Acceptance,
                generation.Evaluations, generation.Number,
            generation.Settled, trail);
        folder.Write(FileName, stream => SelfChecked.Write(
            stream, memory => WriteAsync(memory, header, [generation.Best, .. generation.Population])));
    }

    /// <summary>The generation in a folder; null if there is none, or one of another calibration.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static (Generation Generation, ImmutableArray<GenerationRow> Trail)? Find(string folder, string fingerprint)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            (Header header, Particle[] particles) = ReadAsync(path).GetAwaiter().GetResult();
            return header.Fingerprint != fingerprint
                ? null
                : (GenerationOf(header, particles), header.Trail);
        }
        catch (Exception damage) when (
            damage is not (OutOfMemoryException or UnauthorizedAccessException or InvalidDataException))
        {
            throw new InvalidDataException($"{path} is damaged; {Remedy}", damage);
        }
    }

    private static Generation GenerationOf(Header header, Particle[] particles) =>
        new(header.Number, header.Tolerance, header.Replicates, header.Noise, header.Acceptance, header.Evaluations,
            particles[0], particles[1..])
        {
            Settled = header.Settled,
        };

    private static async Task WriteAsync(Stream stream, Header header, IReadOnlyList<Particle> particles)
    {
        int axes = particles[0].Unit.Length;
        int tasks = particles[0].Fit.ByTask.Length;
        (string Name, Func<Particle, double> Value)[] columns =
        [
            .. Enumerable.Range(0, axes)
                .Select(a => ($"unit{a}", (Func<Particle, double>)(particle => particle.Unit[a]))),
            .. Enumerable.Range(0, axes)
                .Select(a => ($"score{a}", (Func<Particle, double>)(particle => particle.Scores[a]))),
            .. Enumerable.Range(0, tasks)
                .Select(t => ($"task{t}", (Func<Particle, double>)(particle => particle.Fit.ByTask[t]))),
            ("even", particle => particle.Fit.Even),
            ("odd", particle => particle.Fit.Odd),
        ];
        DataField<double>[] fields = [.. columns.Select(column => new DataField<double>(column.Name))];
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.None };
        await using ParquetWriter writer =
            await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, options).ConfigureAwait(false);
        string text = JsonSerializer.Serialize(header, ResultJson.Plain.Header);
        writer.CustomMetadata = new Dictionary<string, string> { [Key] = text, [SelfChecked.Key] = SelfChecked.Blank };
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int c = 0; c < columns.Length; c++)
            await group.WriteAsync<double>(fields[c], particles.Select(columns[c].Value).ToArray()).ConfigureAwait(
                false);
        group.CompleteValidate();
    }

    private static async Task<(Header Header, Particle[] Particles)> ReadAsync(string path)
    {
        byte[] bytes = SelfChecked.Read(path, Remedy);
        await using MemoryStream stream = new(bytes);
        ParquetShape.Require(stream, path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        Header header = JsonSerializer.Deserialize(reader.CustomMetadata[Key], ResultJson.Plain.Header)!;
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        if (group.RowCount < 1 || group.RowCount > bytes.Length)
            throw new InvalidDataException($"{path} claims {group.RowCount} parameter sets; {Remedy}");
        int count = (int)group.RowCount;
        Dictionary<string, double[]> columns = [];
        foreach (DataField field in reader.Schema.GetDataFields())
        {
            double[] column = new double[count];
            await group.ReadAsync<double>(field, column).ConfigureAwait(false);
            columns[field.Name] = column;
        }

        int Count(string name) => columns.Keys.Count(key => key.StartsWith(name, StringComparison.Ordinal));
        double[] Row(string name, int row) =>
            [.. Enumerable.Range(0, Count(name)).Select(k => columns[$"{name}{k}"][row])];
        Particle[] particles =
        [
            .. Enumerable.Range(0, count).Select(row =>
                new Particle(Row("unit", row), new Fit(
                    [.. Row("task", row)], columns["even"][row], columns["odd"][row])) { Scores = Row("score", row) }),
        ];
        return (header, particles);
    }
}
