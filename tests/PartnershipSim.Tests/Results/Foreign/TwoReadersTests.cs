using DuckDB.NET.Data;
using ParquetSharp;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Results.Store;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Results.Foreign;

/// <summary>
/// Every kind of Parquet file that we write, read without options by DuckDB and by Apache's own library (ParquetSharp),
/// which pyarrow, pandas and R's arrow rest on too: the same names, types, nulls and values.
/// </summary>
public sealed class TwoReadersTests(SmallCalibration small)
{
    private const string Study =
        """
        study: small_one
        base: ../baseline.yaml
        axes: { partnership.budget: [100, 400], mechanisms.teaching: , door: { intervention: { from: 1999, set: { alliance.door: 0 } } } }
        design: factorial
        replicates: 3
        outcomes: [interop, { outcome: spending_share, group: dialogue }]
        """;

    private static readonly Dictionary<string, string> TypeOf = new()
    {
        ["VARCHAR"] = "String",
        ["DOUBLE"] = "Double",
        ["INTEGER"] = "Int32",
        ["BIGINT"] = "Int64",
        ["UBIGINT"] = "UInt64",
        ["BOOLEAN"] = "Boolean",
    };

    [Fact]
    public void Runs_of_a_scenario()
    {
        using Workplace place = new();
        Assert.Equal(0, place.Run("run scenarios/baseline.yaml --replicates 9 --no-figures --quiet -o out").ExitCode);

        AssertAlike(place["out/runs.parquet"]);
    }

    [Fact]
    public void Runs_and_parts_of_a_study()
    {
        using Workplace place = new();
        place.Write("scenarios/studies/small_one.yaml", Study);
        Assert.Equal(0, place.Run("sweep scenarios/studies/small_one.yaml --quiet -o out").ExitCode);

        AssertAlike(place["out/runs.parquet"]);
        Assert.All(
            Directory.GetFiles(place["out"], "part-*.parquet", SearchOption.AllDirectories), file => AssertAlike(file));
    }

    [Fact]
    public void Runs_that_failed()
    {
        using TemporaryFolder folder = new();
        SweepRecord record = new()
        {
            Study = "small",
            Question = null,
            Fingerprint = "f",
            Design = "list",
            Points = 2,
            PointsHash = "h",
            Replicates = 2,
            Seed = ulong.MaxValue,
            Shard = "1/1",
            Axes = ["budget", "scenario"],
            Numeric = [true, false],
            Outcomes = ["rme", "cost"],
        };
        using PartStore store = new(folder["parts"], record.Outcomes);
        store.Add(PartStoreTests.Chunk(new(0, 0), new(1, 0), new(0, 1), new(1, 1)));
        new SweepTables(
            record, WrittenDesign.In(folder, record, ["0.5", "baseline"], ["2", "closed_door"]),
            new PartRows(record, store).Read).Write(new OwnFiles(folder.Path));

        object?[][] rows = AssertAlike(folder["runs.parquet"]);

        Assert.Contains(rows, row => row.Contains("no such key"));
        Assert.Contains(rows, row => row.Contains(double.NaN));
        Assert.Contains(rows, row => row.Contains(ulong.MaxValue));
        Assert.All(Directory.GetFiles(folder["parts"], "*.parquet"), file => AssertAlike(file));
    }

    [Fact]
    public void Ensembles()
    {
        Assert.Equal(0, small.Ended.ExitCode);

        AssertAlike(Path.Combine(Repository.Scenarios, "ensembles", "calibration.parquet"));
        Assert.All(
            Directory.GetFiles(small.Calibrated["whole"], "*.parquet", SearchOption.AllDirectories),
            file => AssertAlike(file));
    }

    private static object?[][] AssertAlike(string file)
    {
        using DuckDBConnection database = new("DataSource=:memory:");
        database.Open();
        (string Name, string Type)[] columns =
            [.. Read(database, $"DESCRIBE SELECT * FROM '{file}'").Select(row => ((string)row[0]!, (string)row[1]!))];
        object?[][] rows = [.. Read(database, $"SELECT * FROM '{file}'")];
        using ParquetFileReader apache = new(file);
        SchemaDescriptor schema = apache.FileMetaData.Schema;

        Assert.NotEmpty(rows);
        Assert.Equal(columns.Length, schema.NumColumns);
        Assert.Equal(rows.Length, apache.FileMetaData.NumRows);
        for (int c = 0; c < columns.Length; c++)
        {
            ColumnDescriptor column = schema.Column(c);
            Assert.Equal(columns[c].Name, column.Path.ToDotString());
            // a name in SQL, Python and R without quotation marks, but for the keys of parameters in an ensemble
            Assert.Matches("^[a-z_][a-z0-9_.]*$", column.Name);
            object?[] values = Values(apache, c, out Type type);
            Assert.Equal(TypeOf[columns[c].Type], type.Name);
            Assert.Equal(rows.Select(row => row[c]), values);
        }

        return rows;
    }

    private static object?[] Values(ParquetFileReader file, int column, out Type type)
    {
        List<object?> values = [];
        type = typeof(object);
        for (int g = 0; g < file.FileMetaData.NumRowGroups; g++)
        {
            using RowGroupReader group = file.RowGroup(g);
            using LogicalColumnReader reader = group.Column(column).LogicalReader();
            Type element = reader.GetType().GetGenericArguments().Single();
            type = Nullable.GetUnderlyingType(element) ?? element;
            Array read = (Array)reader.GetType().GetMethod("ReadAll", [typeof(int)])!.Invoke(
                reader, [checked((int)group.MetaData.NumRows)])!;
            values.AddRange(read.Cast<object?>());
        }

        return [.. values];
    }

    private static IEnumerable<object?[]> Read(DuckDBConnection database, string query)
    {
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            object?[] row = new object?[reader.FieldCount];
            for (int c = 0; c < row.Length; c++)
                row[c] = reader.IsDBNull(c) ? null : reader.GetValue(c);
            yield return row;
        }
    }
}
