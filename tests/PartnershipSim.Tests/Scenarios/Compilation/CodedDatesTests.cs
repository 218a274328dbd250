using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Compilation;

/// <summary>
/// Programme dates as they were looked up, and suspensions, act unless a scenario asks for the dates that were coded
/// first.
/// </summary>
public sealed class CodedDatesTests
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);
    private static readonly Scenario Corrected = new() { Name = "corrected", Data = Data, Years = new(1996, 2026) };
    private static readonly Scenario Coded = Corrected with { Name = "coded", Dates = CodedDates.Read(Data) };
    private static readonly CompiledModel WithCoded = Compiler.Compile(Coded).Model;
    private static readonly CompiledModel WithCorrected = Compiler.Compile(Corrected).Model;

    [Theory]
    [InlineData("CHE", 1997, 0)]
    [InlineData("CHE", 1998, 1)]
    [InlineData("CHE", 1999, 0)]
    [InlineData("MKD", 1996, -1)]
    [InlineData("MKD", 1997, 0)]
    [InlineData("UKR", 2013, 0)]
    [InlineData("UKR", 2014, -1)]
    [InlineData("UKR", 2015, 0)]
    [InlineData("MLT", 2000, 0)]
    [InlineData("SWE", 2000, 0)]
    [InlineData("TJK", 2017, 0)]
    [InlineData("TJK", 2018, 1)]
    public void One_programme_more_or_less_runs_in_the_years_that_were_corrected(string iso3, int year, int more)
    {
        double parp = Programme.BuiltIn.Single(programme => programme.Key == "parp").Interoperability;

        Assert.Equal(more * parp, Weight(WithCorrected, iso3, year) - Weight(WithCoded, iso3, year), 12);
    }

    [Theory]
    [InlineData("RUS", 2014, true)]
    [InlineData("RUS", 2015, false)]
    [InlineData("RUS", 2026, false)]
    [InlineData("BLR", 2021, true)]
    [InlineData("BLR", 2022, false)]
    [InlineData("KAZ", 2022, true)]
    public void A_suspended_state_takes_part_in_nothing(string iso3, int year, bool takesPart)
    {
        Assert.True(TakesPart(WithCoded, iso3, year));
        Assert.Equal(takesPart, TakesPart(WithCorrected, iso3, year));
    }

    [Fact]
    public void An_unknown_date_stays_as_it_was_coded()
    {
        Country ireland = Of("IRL");

        Assert.Equal("D", ireland.ConfidenceOf("parp"));
        Assert.Equal(
            ProgrammeCalendar.YearOf("parp", ireland, Coded), ProgrammeCalendar.YearOf("parp", ireland, Corrected));
    }

    [Fact]
    public void The_data_have_the_years_that_were_found_with_their_confidence()
    {
        ProgrammeDates dates = ProgrammeDates.Read(Data);

        Assert.All(Data.Countries, country => Assert.All(Country.ProgrammeKeys, programme =>
        {
            ProgrammeDate? date = dates.Of(country, programme);
            Assert.Equal(date is not null, country.YearOf(programme) is not null);
            if (date is null)
                return;
            Assert.True(date.IsLookedUp);
            string cell = $"{programme} of {country.Iso3}";
            Assert.True(date.Earliest <= country.YearOf(programme) && country.YearOf(programme) <= date.Latest, cell);
            Assert.Equal(
                date.IsUnknown || date.Confidence == "" ? "D" : date.Confidence, country.ConfidenceOf(programme));
        }));
    }

    [Fact]
    public void A_run_takes_the_year_of_the_data_and_estimates_draw_one_from_its_bracket()
    {
        ProgrammeDate tajikistan = ProgrammeDates.Read(Data).Of(Of("TJK"), "parp")!;

        Assert.Equal(2018, ProgrammeCalendar.YearOf("parp", Of("TJK"), Corrected));
        Assert.Equal((2018, 2019), (tajikistan.Earliest, tajikistan.Latest));
        Assert.Null(ProgrammeCalendar.YearOf("parp", Of("TJK"), Coded));
    }

    [Fact]
    public void A_year_that_a_scenario_sets_wins()
    {
        Scenario set = Coded with
        {
            Drivers = DriverSettings.None.WithYear(Driver.FirstYearIn("parp"), "CHE", 2005),
        };

        Assert.Equal(
            2005, ProgrammeCalendar.YearOf("parp", Of("CHE"), set));
    }

    [Fact]
    public void An_answer_lists_what_is_different()
    {
        ScenarioChange change = Assert.Single(WhatChanged.Between(Corrected, Coded));

        Assert.Equal("dates", change.Key);
        Assert.Contains("parp of CHE from 1999 (1998)", change.What);
        Assert.Contains("parp of MKD from 1996 (1997)", change.What);
        Assert.Contains("TJK never in parp (2018)", change.What);
        Assert.Contains("RUS inside all from 2015 on", change.What);
    }

    [Fact]
    public void Data_that_do_not_say_how_dates_were_coded_have_none_by_that_name()
    {
        using DataFolder plain = new();
        string file = Path.Combine(plain.Folder, "mine.yaml");
        File.WriteAllText(file, "scenario: mine\ndates: as_coded\n");

        ReadResult<Scenario> read = ScenarioReader.Read(file, CountryData.Load(plain.Folder));

        Assert.Contains(
            "has no programme_dates.csv that says how they were coded", Assert.Single(read.Problems).ToString());
    }

    private static Country Of(string iso3) => Data.Countries.Single(country => country.Iso3 == iso3);

    private static double Weight(CompiledModel model, string iso3, int year) =>
        model.Drivers.InteroperabilityWeight[Horizon.IndexOf(year)][Index(model, iso3)];

    private static bool TakesPart(CompiledModel model, string iso3, int year) =>
        model.Drivers.TakesPart[Horizon.IndexOf(year)][Index(model, iso3)];

    private static int Index(CompiledModel model, string iso3) =>
        model.States.Select(state => state.Iso3).ToList().IndexOf(iso3);
}
