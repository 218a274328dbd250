using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

public sealed class TablesTests
{
    private static readonly RunResult Result = SmallStudy.Run(12);
    private static readonly ImmutableArray<string[]> OutcomeRows = SmallStudy.Rows(stream => RunTables.WriteOutcomes(stream, "small", Result));
    private static readonly ImmutableArray<string[]> StateRows = SmallStudy.Rows(stream => RunTables.WriteStates(stream, "small", Result));

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
            Distribution expected = Result[Outcomes.Find(row[1])!, row[3], int.Parse(row[4], CultureInfo.InvariantCulture)];
            double[] read = [.. row[5..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            Assert.Equal([expected.Mean, expected.Sd, expected.P05, expected.P25, expected.P50, expected.P75, expected.P95], read);
        });
    }

    [Fact]
    public void Every_defined_outcome_of_every_group_and_year_has_one_row()
    {
        int defined = Outcomes.All.Sum(outcome => Result.Groups.Sum(group =>
            Enumerable.Range(Horizon.Start, Result.Model.Horizon.Years).Count(year => Result[outcome, group.Key, year].Count > 0)));

        Assert.Equal(defined, OutcomeRows.Length - 1);
        Assert.Equal(defined, OutcomeRows.Skip(1).Select(row => string.Join(',', row[..5])).Distinct().Count());
    }

    [Fact]
    public void States_that_are_not_reported_are_left_out()
    {
        ImmutableArray<string[]> rows = SmallStudy.Rows(stream => RunTables.WriteStates(stream, "small", Result, ["GEO", "POL"]));

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
            Assert.Equal("-1.5", RunTables.Number(-1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_not_a_number_is_an_empty_cell() => Assert.Equal("", RunTables.Number(double.NaN));

    [Fact]
    public void Every_double_survives_the_file()
    {
        double[] awkward = [0.1, -0.0, 1.0 / 3, double.Epsilon, double.MaxValue, 5e-324, 1e23, 123456789.12345678, .. Enumerable.Range(0, 1000).Select(k => Math.ScaleB(Draws.Normal(k), k - 500))];

        Assert.All(awkward, value => Assert.Equal(
            BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(RunTables.Number(value), CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_cell_with_a_comma_is_quoted()
    {
        byte[] bytes = SmallStudy.Bytes(stream => RunTables.Write(stream, ["name"], [["Korea, South"]]));

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
