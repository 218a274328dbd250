using System.Collections.Immutable;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Golden;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

public sealed class DeterministicTableTests
{
    private static readonly ImmutableArray<string[]> Rows = SmallStudy.Rows(stream => DeterministicTable.Write(
        stream,
        Compiler.Compile(Specified.At(new() { Name = "baseline", Data = CountryData.Load(Repository.OlderData) }))
            .Model));
    private static readonly GoldenFile Golden = GoldenFile.Read("baseline-deterministic.csv");

    [Fact]
    public void Columns_and_their_order_are_those_of_the_golden_file() =>
        Assert.Equal(["state", .. Golden.Header[1..]], Rows[0]);

    [Fact]
    public void Every_state_and_year_of_the_golden_file_has_one_row() =>
        Assert.Equal(Golden.Rows.Select(Key).Order(), Rows.Skip(1).Select(Key).Order());

    [Fact]
    public void The_file_holds_the_numbers_of_the_golden_file()
    {
        Dictionary<(string, string), string[]> golden = Golden.Rows.ToDictionary(Key);

        Assert.All(Rows.Skip(1), row => Assert.All(row.Skip(2).Zip(golden[Key(row)].Skip(2)), pair =>
            Assert.True(
                IsNear(Parse(pair.First), Parse(pair.Second)),
                $"{row[0]} {row[1]}: {pair.First} is not {pair.Second}")));
    }

    private static (string, string) Key(string[] row) => (row[0], row[1]);

    private static double Parse(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsNear(double value, double expected) =>
        Math.Abs(value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));
}
