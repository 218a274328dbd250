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

/// <summary>Programme dates as they were looked up, and suspensions, act where a scenario asks for them.</summary>
public sealed class CorrectedDatesTests
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);
    private static readonly Scenario Coded = new() { Name = "coded", Data = Data, Years = new(1996, 2026) };
    private static readonly Scenario Corrected = Coded with { Name = "corrected", Dates = ProgrammeDates.Read(Data) };
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
    public void An_unknown_date_stays_as_it_was_coded() =>
        Assert.Equal(
            Data.Countries.Single(country => country.Iso3 == "IRL").YearOf("parp"),
            ProgrammeCalendar.YearOf("parp", Data.Countries.Single(country => country.Iso3 == "IRL"), Corrected));

    [Fact]
    public void A_year_that_a_scenario_sets_wins()
    {
        Scenario set = Corrected with
        {
            Drivers = DriverSettings.None.WithYear(Driver.FirstYearIn("parp"), "CHE", 2005),
        };

        Assert.Equal(
            2005, ProgrammeCalendar.YearOf("parp", Data.Countries.Single(country => country.Iso3 == "CHE"), set));
    }

    [Fact]
    public void An_answer_lists_what_was_corrected()
    {
        ScenarioChange change = Assert.Single(WhatChanged.Between(Coded, Corrected));

        Assert.Equal("dates", change.Key);
        Assert.Contains("parp of CHE from 1998 (1999)", change.What);
        Assert.Contains("parp of MKD from 1997 (1996)", change.What);
        Assert.Contains("RUS outside all from 2015 on", change.What);
    }

    [Fact]
    public void Data_without_dates_have_none_that_are_corrected()
    {
        using DataFolder plain = new();
        string file = Path.Combine(plain.Folder, "mine.yaml");
        File.WriteAllText(file, "scenario: mine\ndates: corrected\n");

        ReadResult<Scenario> read = ScenarioReader.Read(file, CountryData.Load(plain.Folder));

        Assert.Contains("has no programme_dates.csv with dates", Assert.Single(read.Problems).ToString());
    }

    private static double Weight(CompiledModel model, string iso3, int year) =>
        model.Drivers.InteroperabilityWeight[Horizon.IndexOf(year)][Index(model, iso3)];

    private static bool TakesPart(CompiledModel model, string iso3, int year) =>
        model.Drivers.TakesPart[Horizon.IndexOf(year)][Index(model, iso3)];

    private static int Index(CompiledModel model, string iso3) =>
        model.States.Select(state => state.Iso3).ToList().IndexOf(iso3);
}
