using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Compilation;

/// <summary>Projection starts from the last observation, unless a scenario changes history before.</summary>
public sealed class ForecastOriginTests
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);
    private static readonly Scenario History = new() { Name = "history", Data = Data };
    private static readonly Scenario Future = History with { Name = "future", Years = new(2025, 2030) };

    [Fact]
    public void A_run_that_ends_with_the_data_is_free() => Assert.Null(OriginOf(History));

    [Fact]
    public void A_run_beyond_the_data_starts_from_the_last_observation() => Assert.Equal(2024, OriginOf(Future));

    [Fact]
    public void A_scenario_may_say_otherwise()
    {
        Assert.Null(OriginOf(Future with { NudgedTo = Scenario.Never }));
        Assert.Equal(2014, OriginOf(Future with { NudgedTo = 2014 }));
    }

    [Fact]
    public void Who_changes_history_starts_from_the_year_before()
    {
        Assert.Equal(2009, OriginOf(Changed(2010)));
        Assert.Equal(2024, OriginOf(Changed(2027)));
    }

    [Fact]
    public void Another_driver_another_operation_and_another_accession_change_history_too()
    {
        Assert.Equal(2011, OriginOf(Future with { Drivers = DriverSettings.None.WithState(Driver.Democracy, "GEO", [new(2012, 0.9)]) }));
        Assert.Equal(2008, OriginOf(Future with { Operations = [new("ISAF") { Until = 2008 }] }));
        Assert.Equal(2020, OriginOf(Future with { Drivers = DriverSettings.None.WithYear(Driver.AccessionYear, "FIN", CalendarDriver.Never) }));
    }

    [Fact]
    public void A_lever_that_always_stood_elsewhere_leaves_nothing_to_start_from() =>
        Assert.Null(OriginOf(Future with { Parameters = Future.Parameters.SetItem("partnership.budget", 0) }));

    [Fact]
    public void An_uncertain_number_is_another_model_of_the_same_history() =>
        Assert.Equal(2024, OriginOf(Future with { Parameters = Future.Parameters.SetItem("operations.join_interop", 1) }));

    [Fact]
    public void A_change_of_nothing_changes_no_history() =>
        Assert.Equal(2024, OriginOf(Future with { Interventions = [new(2005, null, Act.Scale, "partnership.budget", 1)] }));

    [Fact]
    public void Scenarios_that_are_compared_start_from_the_same_observation() =>
        Assert.Equal([2009, 2009], Compiler.CompileTogether([Future, Changed(2010)]).Select(compiled => compiled.Model.Nudge?.Origin));

    private static Scenario Changed(int year) =>
        Future with { Interventions = [new(year, null, Act.Scale, "partnership.budget", 0.5)] };

    private static int? OriginOf(Scenario scenario) => Compiler.Compile(scenario).Model.Nudge?.Origin;
}
