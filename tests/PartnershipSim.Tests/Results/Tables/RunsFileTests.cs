using System.Text.RegularExpressions;
using Parquet;
using Parquet.Schema;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

public sealed partial class RunsFileTests
{
    private static readonly RunResult Result = SmallStudy.Run(21);
    private static readonly Dictionary<string, Array> Columns = Read(SmallStudy.Bytes(stream => RunsFile.Write(
        stream, "small", Result)));

    [Fact]
    public void There_is_one_row_a_run()
    {
        Assert.All(Columns, column => Assert.Equal(21, column.Value.Length));
        Assert.Equal(Enumerable.Range(0, 21), Columns["replicate"].Cast<int>());
        Assert.All(Columns["scenario"].Cast<string>(), name => Assert.Equal("small", name));
        Assert.All(Columns["seed"].Cast<long>(), seed => Assert.Equal(1, seed));
    }

    [Fact]
    public void Names_are_lower_snake_case() => Assert.All(Columns.Keys, name => Assert.Matches(SnakeCase(), name));

    [Fact]
    public void Names_are_unique()
    {
        string[] names =
        [
            .. ParameterSpace.Settings.Select(RunsFile.ColumnOf),
            .. Outcomes.All.SelectMany(outcome => Result.Groups.Select(group => RunsFile.ColumnOf(outcome, group))),
        ];

        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void Every_setting_has_its_column() => Assert.All(ParameterSpace.Settings, setting =>
        Assert.All(Columns[RunsFile.ColumnOf(setting)].Cast<double>(), value => Assert.Equal(setting.Default, value)));

    [Fact]
    public void Every_outcome_of_every_group_stands_there_to_the_bit()
    {
        foreach (Outcome outcome in Outcomes.All)
        {
            foreach (PartnershipSim.Model.Entities.Group group in Result.Groups)
            {
                double[] expected = Result.Scalars.Of(outcome, group.Key);
                if (Columns.TryGetValue(RunsFile.ColumnOf(outcome, group), out Array? column))
                    Assert.Equal(
                        expected.Select(BitConverter.DoubleToInt64Bits),
                        column!.Cast<double>().Select(BitConverter.DoubleToInt64Bits));
                else
                    Assert.All(expected, value => Assert.True(
                        double.IsNaN(value), $"{outcome} of {group.Key} is defined, but is not in the file"));
            }
        }
    }

    [Fact]
    public void An_outcome_keeps_its_plain_name_for_its_own_group()
    {
        Assert.Equal(Result.Scalars.Of(Outcomes.Interop, "partners"), Columns["interop"].Cast<double>());
        Assert.Equal(Result.Scalars.Of(Outcomes.Interop, "dialogue"), Columns["interop_dialogue"].Cast<double>());
    }

    private static Dictionary<string, Array> Read(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return Read(stream).GetAwaiter().GetResult();
    }

    private static async Task<Dictionary<string, Array>> Read(Stream stream)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        using ParquetRowGroupReader rows = reader.OpenRowGroupReader(0);
        Dictionary<string, Array> columns = [];
        foreach (DataField field in reader.Schema.GetDataFields())
            columns[field.Name] = await Read(rows, field);
        return columns;
    }

    private static async Task<Array> Read(ParquetRowGroupReader rows, DataField field)
    {
        int count = (int)rows.RowCount;
        if (field.Name == "scenario")
        {
            string[] names = new string[count];
            await rows.ReadAsync(field, names);
            return names;
        }

        return field.ClrType == typeof(int) ? await Read<int>(rows, field)
            : field.ClrType == typeof(long) ? await Read<long>(rows, field)
            : await Read<double>(rows, field);
    }

    private static async Task<T[]> Read<T>(ParquetRowGroupReader rows, DataField field)
        where T : struct
    {
        T[] values = new T[rows.RowCount];
        await rows.ReadAsync<T>(field, values);
        return values;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
