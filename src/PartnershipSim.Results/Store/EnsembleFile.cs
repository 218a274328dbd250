using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Results.Files;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>
/// An ensemble as a Parquet file: member, weight, distance, then one column for each parameter, named by its key; where
/// it comes from stands in the file's metadata under <see cref="Key"/>.
/// </summary>
public static class EnsembleFile
{
    public const string FileName = "ensemble.parquet";

    public const string Key = "partnersim.ensemble";

    private const string Remedy = "'partnersim calibrate' makes it again, and what it has finished is not repeated";

    public static void Write(string path, Ensemble ensemble) =>
        AtomicFile.Write(path, stream => Write(stream, ensemble));

    /// <summary>Writes the file with the checksum of itself.</summary>
    public static void Write(Stream stream, Ensemble ensemble) =>
        SelfChecked.Write(stream, memory => WriteAsync(memory, ensemble));

    /// <summary>The ensemble in a file.</summary>
    /// <exception cref="InvalidDataException">
    /// It holds none, one that was changed since it was written, one of another version of the model, or one that does
    /// not fit its parameters.
    /// </exception>
    public static Ensemble Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            throw new InvalidDataException($"{path}: there is no such file; 'partnersim calibrate' makes ensembles");
        return Of(path, RegularFile.ReadAllBytes(path));
    }

    /// <summary>The ensemble in the bytes of a file.</summary>
    internal static Ensemble Of(string path, byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("PAR1"u8))
            throw Damaged(path);
        if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Key)) < 0)
            throw new InvalidDataException(
                $"{path} is a Parquet file, but no ensemble; 'partnersim calibrate' makes one");
        byte[] sound = SelfChecked.Checked(path, bytes, Remedy);
        Content content;
        try
        {
            content = ReadAsync(sound).GetAwaiter().GetResult();
        }
        catch (Exception damage) when (damage is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            throw Damaged(path, damage);
        }

        Ensemble ensemble = EnsembleOf(path, content);
        Check(path, ensemble);
        if (ensemble.Origin.ModelVersion != ModelVersion.Current)
            throw new InvalidDataException(
                $"{path} was calibrated with version {ensemble.Origin.ModelVersion} of the model, this is "
                    + $"{ModelVersion.Current}; calibrate again");
        foreach (ImmutableArray<double> member in ensemble.Members)
        {
            for (int p = 0; p < member.Length; p++)
            {
                if (!ensemble.Parameters[p].Range.Contains(member[p]))
                    throw new InvalidDataException(
                        $"{path}: {ensemble.Parameters[p].Key} = {member[p]} lies outside of its range "
                            + $"{ensemble.Parameters[p].Range}");
            }
        }

        return ensemble;
    }

    /// <summary>Whose words become parts of captions, names and sums must be words of ours.</summary>
    private static void Check(string path, Ensemble ensemble)
    {
        EnsembleOrigin origin = ensemble.Origin;
        if (!SafeName.Is(origin.Study ?? "") || !SafeName.Is(origin.Scenario ?? "")
            || origin.Fingerprint is not { Length: 64 } || !origin.Fingerprint.All(char.IsAsciiHexDigit)
            || origin.Verdicts is null || origin.DataHash is null || origin.ModelVersion is null
            || ensemble.Parameters.IsEmpty || ensemble.Parameters.Distinct().Count() < ensemble.Parameters.Length
            || !ensemble.Distances.All(double.IsFinite))
            throw new InvalidDataException($"{path} holds no ensemble of ours; {Remedy}");
    }

    private static async Task WriteAsync(Stream stream, Ensemble ensemble)
    {
        DataField<int> member = new("member");
        DataField<double> weight = new("weight");
        DataField<double> distance = new("distance");
        DataField<double>[] values = [.. ensemble.Parameters.Select(parameter => new DataField<double>(parameter.Key))];
        int count = ensemble.Members.Length;
        ParquetSchema schema = new([member, weight, distance, .. values]);
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.None };
        await using ParquetWriter writer =
            await ParquetWriter.CreateAsync(schema, stream, options).ConfigureAwait(false);
        string origin = JsonSerializer.Serialize(ensemble.Origin, ResultJson.Compact.EnsembleOrigin);
        writer.CustomMetadata = new Dictionary<string,
            string>
        { [Key] = origin, [SelfChecked.Key] = SelfChecked.Blank };
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<int>(member, Enumerable.Range(0, count).ToArray()).ConfigureAwait(false);
        await group.WriteAsync<double>(weight, Enumerable.Repeat(1.0 / count, count).ToArray()).ConfigureAwait(false);
        await group.WriteAsync<double>(distance, ensemble.Distances.ToArray()).ConfigureAwait(false);
        for (int p = 0; p < values.Length; p++)
            await group.WriteAsync<double>(
                values[p], ensemble.Members.Select(each => each[p]).ToArray()).ConfigureAwait(false);
        group.CompleteValidate();
    }

    private static InvalidDataException Damaged(string path, Exception? why = null) => new(
        $"{path} holds no ensemble, or is damaged; 'partnersim calibrate' makes one", why);

    /// <summary>What stands in a file: a column for each distance and parameter, as their names say.</summary>
    private sealed record Content(EnsembleOrigin Origin, double[] Distances, string[] Parameters, double[][] Values);

    private static async Task<Content> ReadAsync(byte[] bytes)
    {
        await using MemoryStream stream = new(bytes);
        ParquetShape.Require(stream, "the ensemble");
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        EnsembleOrigin origin =
            JsonSerializer.Deserialize(reader.CustomMetadata[Key], ResultJson.Compact.EnsembleOrigin)!;
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        // every member has a distance of its own: a file of fewer bytes than members is not what it claims to be
        if (group.RowCount < 0 || group.RowCount > bytes.Length)
            throw new InvalidDataException($"it claims {group.RowCount} members");
        DataField[] fields = reader.Schema.GetDataFields();
        double[][] columns = new double[fields.Length][];
        for (int c = 2; c < fields.Length; c++)
        {
            columns[c] = new double[group.RowCount];
            await group.ReadAsync<double>(fields[c], columns[c]).ConfigureAwait(false);
        }

        return new(origin, columns[2], [.. fields.Skip(3).Select(field => field.Name)], columns[3..]);
    }

    private static Ensemble EnsembleOf(string path, Content content)
    {
        if (content.Distances.Length == 0)
            throw new InvalidDataException($"{path} has no member; {Remedy}");
        return new(
            content.Origin,
            [
                .. content.Parameters.Select(name => ParameterSpace.Find(name) ?? throw new InvalidDataException(
                    $"{path}: {name} is no parameter of this model; calibrate again")),
            ],
            [
                .. Enumerable.Range(0, content.Distances.Length)
                    .Select(row => content.Values.Select(column => column[row]).ToImmutableArray()),
            ],
            [.. content.Distances]);
    }
}
