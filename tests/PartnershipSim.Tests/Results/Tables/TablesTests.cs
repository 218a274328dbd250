using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

public sealed class TablesTests
{
    private static readonly RunResult Result = SmallStudy.Run(12);
    private static readonly ImmutableArray<string[]> OutcomeRows =
        SmallStudy.Rows(stream => OutcomesTable.Table.Write(stream, YearRow.OfGroups("small", Result)));
    private static readonly ImmutableArray<string[]> StateRows =
        SmallStudy.Rows(stream => StatesTable.Table.Write(stream, YearRow.OfStates("small", Result)));

    [Fact]
    public void Outcomes_are_tidy() =>
        Assert.Equal("scenario,outcome,unit,group,year,mean,sd,p05,p25,p50,p75,p95", string.Join(',', OutcomeRows[0]));

    [Fact]
    public void States_are_tidy() =>
        Assert.Equal("scenario,outcome,unit,state,year,mean,sd,p05,p25,p50,p75,p95", string.Join(',', StateRows[0]));

    [Fact]
    public void Every_row_holds_what_was_found()
    {
        Assert.All(OutcomeRows.Skip(1).Concat(StateRows.Skip(1)), row =>
        {
            Distribution expected =
                Result[Outcomes.Find(row[1])!, row[3], int.Parse(row[4], CultureInfo.InvariantCulture)];
            double[] read = [.. row[5..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            Assert.Equal([expected.Mean, expected.Sd, expected.P05, expected.P25, expected.P50, expected.P75,
                expected.P95], read);
        });
    }

    [Fact]
    public void Every_defined_outcome_of_every_group_and_year_has_one_row()
    {
        int defined = Outcomes.All.Sum(outcome => Result.Groups.Sum(group =>
            Enumerable.Range(Horizon.Start, Result.Model.Horizon.Years).Count(
                year => Result[outcome, group.Key, year].Count > 0)));

        Assert.Equal(defined, OutcomeRows.Length - 1);
        Assert.Equal(defined, OutcomeRows.Skip(1).Select(row => string.Join(',', row[..5])).Distinct().Count());
    }

    [Fact]
    public void States_that_are_not_reported_are_left_out()
    {
        ImmutableArray<string[]> rows = SmallStudy.Rows(
            stream => StatesTable.Table.Write(stream, YearRow.OfStates("small", Result, ["GEO", "POL"])));

        Assert.Equal(["GEO", "POL"], rows.Skip(1).Select(row => row[3]).Distinct().Order());
    }

    [Fact]
    public void Numbers_do_not_speak_the_language_of_the_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NegativeSign = "minus";
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.Equal("-1.5", Csv.Number(-1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_undefined_is_a_blank_cell_and_null_in_JSON()
    {
        double[] undefined = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

        Assert.All(undefined, value => Assert.Equal("", Csv.Number(value)));
        Assert.All(undefined, value =>
        {
            string json = HistoryTable.Table.Json([new("troops", "k", "GEO", 2000, value)]);
            using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(json);
            Assert.Equal(System.Text.Json.JsonValueKind.Null, document.RootElement[0].GetProperty("value").ValueKind);
        });
    }

    [Fact]
    public void A_table_without_rows_is_a_header_and_valid_JSON()
    {
        Assert.Equal("outcome,unit,subject,year,value\n"u8.ToArray(),
            SmallStudy.Bytes(stream => HistoryTable.Table.Write(stream, [])));
        Assert.Equal("[]", HistoryTable.Table.Json([]));
    }

    [Theory]
    [InlineData("troops,k,GEO,2000,lots", "history.csv, line 2, value: 'lots' is no number")]
    [InlineData("troops,k,GEO,2000.5,1", "history.csv, line 2, year: '2000.5' is no whole number")]
    [InlineData("../x,k,GEO,2000,1",
        "history.csv, line 2, outcome: '../x' is not a name: letters, digits, _, - and . only")]
    [InlineData("troops,k,GEO,2000", "history.csv, line 2: 4 fields for 5 columns; was it cut short?")]
    public void A_cell_that_holds_what_its_column_cannot_is_named_by_line_and_column(string row, string message)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["history.csv"], $"outcome,unit,subject,year,value\n{row}\n");

        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => HistoryTable.Table.Read(folder.Path)).Message);
    }

    [Theory]
    [InlineData("outcome,unit,subject,value",
        "history.csv has no column year; another version of the program wrote it")]
    [InlineData("outcome,unit,subject,year,year,value", "history.csv has two columns year")]
    public void A_header_that_is_not_the_tables_is_refused(string header, string message)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["history.csv"], header + "\n");

        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => HistoryTable.Table.Read(folder.Path)).Message);
    }

    [Fact]
    public void Columns_of_earlier_versions_are_read_under_their_old_names()
    {
        using TemporaryFolder folder = new();
        EffectRecord effect = new()
        {
            Base = "a", Scenario = "b", Outcome = "interop", Unit = "0-1", Group = "GEO", Replicates = 8,
                BaseMean = 0.5, Effect = 0.25, Low90 = 0.125,
            High90 = 0.375, Low95 = 0.1, High95 = 0.4, ShareHigher = 1, VarianceReduction = 2,
        };
        File.WriteAllBytes(folder["effects_by_state.csv"],
            SmallStudy.Bytes(stream => EffectsTable.States.With(isUnderEnsemble: false).Write(stream, [effect])));
        string text = File.ReadAllText(folder["effects_by_state.csv"]);
        Assert.StartsWith("base,scenario,outcome,unit,state,", text);

        File.WriteAllText(folder["effects_by_state.csv"], text.Replace(",unit,state,", ",unit,group,"));

        Assert.Equal(effect, Assert.Single(EffectsTable.States.Read(folder.Path)));
    }

    [Fact]
    public void Every_double_survives_the_file()
    {
        double[] awkward = [0.1, -0.0, 1.0 / 3, double.Epsilon, double.MaxValue, 5e-324, 1e23, 123456789.12345678,
            .. Enumerable.Range(0, 1000).Select(k => Math.ScaleB(Draws.Normal(k), k - 500))];

        Assert.All(awkward, value => Assert.Equal(
            BitConverter.DoubleToInt64Bits(value),
                BitConverter.DoubleToInt64Bits(double.Parse(Csv.Number(value), CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_cell_with_a_comma_is_quoted()
    {
        byte[] bytes = SmallStudy.Bytes(stream => Csv.Write(stream, ["name"], [["Korea, South"]]));

        Assert.Equal("name\n\"Korea, South\"\n"u8.ToArray(), bytes);
    }

    [Fact]
    public void Nobody_gets_the_numbers_of_another_group_by_mistake()
    {
        Assert.Throws<ArgumentException>(() => Result[Outcomes.Troops, "martians", 2000]);
        Assert.Throws<ArgumentException>(() => Result.Scalars.Of(Outcomes.Troops, "martians"));
        Assert.Equal(-1, Result.SubjectOf("martians"));
    }
}
