using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// What version 2.0 was made for, in runs without chance: the rise of spending, and a projection that starts from
/// today.
/// </summary>
public sealed class TodaysWorldTests
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);
    private static readonly string[] NotEurope = ["USA", "CAN"];

    private static readonly CompiledModel History = Compiler.Compile(new Scenario { Name = "history", Data = Data }).Model;
    private static readonly CompiledModel Future =
        Compiler.Compile(Scenario.Load(Path.Combine(Repository.Scenarios, "forward_2035.yaml"))).Model;

    private static readonly DeterministicRun Past = new(History);
    private static readonly DeterministicRun Forward = new(Future);

    [Theory]
    [InlineData(2000)]
    [InlineData(2008)]
    [InlineData(2014)]
    [InlineData(2020)]
    [InlineData(2024)]
    public void A_free_run_from_1994_keeps_nato_europe_within_a_quarter_point_of_what_was_spent(int year)
    {
        string[] members = [.. Members(year).Where(iso3 => !double.IsNaN(Data.Panels[iso3].SpendingPercent[year - StatePanel.FirstYear]))];
        double observed = members.Sum(iso3 => Data.Panels[iso3].SpendingPercent[year - StatePanel.FirstYear] * Past.Value("gdp", iso3, year))
            / members.Sum(iso3 => Past.Value("gdp", iso3, year));

        Assert.Equal(observed, Share(Past, members, year), 0.25);
    }

    [Fact]
    public void In_2026_poland_spends_more_than_three_percent_and_nato_europe_more_than_two()
    {
        Assert.True(Share(Forward, ["POL"], 2026) > 3);
        Assert.True(Share(Forward, [.. Members(2026)], 2026) > 2);
    }

    [Fact]
    public void In_2026_there_is_no_mission_in_afghanistan_and_no_ukrainian_soldier_abroad()
    {
        Assert.Equal(0, Future.Drivers.Requested[Number("RSM")][Horizon.IndexOf(2026)]);
        Assert.True(Future.Drivers.Requested[Number("KFOR")][Horizon.IndexOf(2026)] > 0);
        Assert.Equal(0, Forward.Value("deployed", "UKR", 2026));
    }

    [Fact]
    public void A_ceasefire_slows_the_rise()
    {
        Scenario scenario = new()
        {
            Name = "ceasefire",
            Data = Data,
            Years = new(2026, 2035),
            Drivers = DriverSettings.None.WithWorld(Driver.Alarm, [new(2026, 1), new(2027, 0.38)]),
        };
        DeterministicRun ceasefire = new(Compiler.Compile(scenario).Model);
        string[] members = [.. Members(2035)];

        Assert.True(Share(ceasefire, members, 2035) < Share(Forward, members, 2035) - 0.3);
    }

    /// <summary>
    /// On the data to 2020, the accessions of 2023 and 2024 left out: who is invited by 2024 is left to the model.
    /// </summary>
    [Theory]
    [InlineData("FIN")]
    [InlineData("SWE")]
    public void Finland_and_sweden_may_well_be_invited_once_the_war_has_come(string iso3)
    {
        Scenario scenario = new()
        {
            Name = "untold",
            Data = CountryData.Load(Repository.OlderData),
            Years = new(2021, 2026),
            Drivers = DriverSettings.None
                .WithYear(Driver.AccessionYear, "FIN", CalendarDriver.Never).WithYear(Driver.AccessionYear, "SWE", CalendarDriver.Never),
        };
        DeterministicRun run = new(Compiler.Compile(scenario).Model);

        double stillOut = Enumerable.Range(2021, 4)
            .Select(year => 1 - Status.Hazard.Default * run.Value("desire", iso3, year - 1) * run.Value("prospect", iso3, year - 1))
            .Aggregate((a, b) => a * b);

        Assert.InRange(1 - stillOut, 0.1, 0.5);
    }

    private static IEnumerable<string> Members(int year) => Data.States
        .Where(state => state.AccessionYear <= year && !NotEurope.Contains(state.Iso3)).Select(state => state.Iso3);

    private static double Share(DeterministicRun run, string[] states, int year) =>
        100 * states.Sum(iso3 => run.Value("milex", iso3, year)) / states.Sum(iso3 => run.Value("gdp", iso3, year));

    private static int Number(string operation) => Future.Operations.Select(card => card.Name).ToList().IndexOf(operation);
}
