using DuckDB.NET.Data;
using PartnershipSim.Tests.Cli;
using Xunit;

namespace PartnershipSim.Tests.Results.Foreign;

/// <summary>
/// The Parquet files of results, read by another engine without any option: names, types, nulls and numbers.
/// </summary>
public sealed class ParquetElsewhereTests
{
    [Fact]
    public void Runs_of_a_scenario_are_read_by_DuckDB()
    {
        using Workplace place = new();
        Assert.Equal(0, place.Run("run scenarios/baseline.yaml --replicates 9 --no-figures --quiet -o out").ExitCode);
        using DuckDBConnection database = Open();

        Dictionary<string, string> columns = Columns(database, place["out/runs.parquet"]);
        Assert.Equal("VARCHAR", columns["scenario"]);
        Assert.Contains(columns, column => column.Value == "DOUBLE");
        Assert.All(
            columns,
            column => Assert.Contains(
                column.Value, (string[])["VARCHAR", "DOUBLE", "INTEGER", "BIGINT", "UBIGINT", "BOOLEAN"]));
        Assert.All(columns.Keys, name => Assert.Matches("^[A-Za-z_][A-Za-z0-9_]*$", name));
        Assert.Equal(9L, Scalar(database, $"SELECT COUNT(DISTINCT replicate) FROM '{place["out/runs.parquet"]}'"));
        Assert.Equal(
            0L, Convert.ToInt64(
                Scalar(database, $"SELECT COUNT(*) FROM '{place["out/runs.parquet"]}' WHERE isnan(interop)")));
    }

    [Fact]
    public void Runs_of_a_sweep_are_read_by_DuckDB_and_have_the_means_of_the_table()
    {
        using Workplace place = new();
        place.Write(
            "scenarios/studies/small_one.yaml",
            """
            study: small_one
            base: ../baseline.yaml
            axes: { partnership.budget: [100, 400] }
            design: factorial
            replicates: 3
            outcomes: [interop]
            """);
        Assert.Equal(0, place.Run("sweep scenarios/studies/small_one.yaml --quiet -o out").ExitCode);
        using DuckDBConnection database = Open();

        object mean = Scalar(
            database,
            $"SELECT MAX(abs(s.interop_mean - r.mean)) FROM read_csv('{place["out/sweep.csv"]}') s "
            + $"JOIN (SELECT point, AVG(interop) AS mean FROM '{place["out/runs.parquet"]}' GROUP BY "
            + "point) r ON s.point = r.point");

        Assert.InRange(Convert.ToDouble(mean), 0, 1e-12);
    }

    [Fact]
    public void The_committed_ensemble_is_read_by_DuckDB()
    {
        using DuckDBConnection database = Open();
        string file = Path.Combine(Scenarios.Repository.Scenarios, "ensembles", "calibration.parquet");

        Assert.True(Convert.ToInt64(Scalar(database, $"SELECT COUNT(*) FROM '{file}'")) > 0);
        Assert.Contains(Columns(database, file), column => column.Value == "DOUBLE");
    }

    private static DuckDBConnection Open()
    {
        DuckDBConnection database = new("DataSource=:memory:");
        database.Open();
        return database;
    }

    private static object Scalar(DuckDBConnection database, string query)
    {
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar()!;
    }

    private static Dictionary<string, string> Columns(DuckDBConnection database, string file)
    {
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM '{file}'";
        using DuckDBDataReader reader = command.ExecuteReader();
        Dictionary<string, string> columns = [];
        while (reader.Read())
            columns[reader.GetString(0)] = reader.GetString(1);
        return columns;
    }
}
