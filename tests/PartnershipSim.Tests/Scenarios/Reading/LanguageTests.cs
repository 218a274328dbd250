using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Reading;

public sealed class LanguageTests : IDisposable
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);
    private readonly string _folder = Directory.CreateTempSubdirectory("language").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_scenario_that_changes_nothing_compiles_to_its_base()
    {
        Scenario before = Read(
            "base",
            "parameters: { partnership.budget: 300 }\ninterventions: [{ from: 2001, set: { alliance.door: 0 } }]");
        Scenario after = Read("same", "extends: base.yaml");

        Assert.Equal(SameModel.Text(Compiler.Compile(before).Model), SameModel.Text(Compiler.Compile(after).Model));
        Assert.Equal(before.Hash, after.Hash);
    }

    /// <summary>Half of what ISAF asked for in history; a year that is named is taken as it is.</summary>
    [Fact]
    public void Requests_of_history_are_scaled_as_a_whole()
    {
        Scenario half = Read("half", "operations: { ISAF: { scale: 0.5, requested: { 2005: 7 } } }");
        CompiledModel history = Compiler.Compile(Read("history", "")).Model, halved = Compiler.Compile(half).Model;
        int isaf = history.Operations.ToList().FindIndex(operation => operation.Name == "ISAF");

        foreach (int year in (int[])[2002, 2008, 2014])
            Assert.Equal(0.5 * Of(history, isaf, year), Of(halved, isaf, year), 12);
        Assert.Equal(7, Of(halved, isaf, 2005));
        Assert.Equal(Of(history, isaf - 1, 2008), Of(halved, isaf - 1, 2008));
        Assert.NotEqual(half.Hash, Read("other", "operations: { ISAF: { requested: { 2005: 7 } } }").Hash);

        static double Of(CompiledModel model, int operation, int year) =>
            model.Drivers.Requested[operation][Horizon.IndexOf(year)];
    }

    [Fact]
    public void The_hash_does_not_see_how_a_file_was_typed()
    {
        Scenario one = Read(
            "one", "parameters: { partnership.budget: 300, partnership.aid: 2.0 }\nmechanisms: { peers: off }");
        Scenario two = Read(
            "two", "# other order, other form\nmechanisms:\n  peers: false\nquestion: Why?\nparameters:\n"
                + "  partnership.aid: { value: 2, because: reasons }\n  partnership.budget: 3e2\n");

        Assert.Equal(one.Hash, two.Hash);
        Assert.NotEqual(
            one.Hash,
            Read("three", "parameters: { partnership.budget: 301, partnership.aid: 2 }\nmechanisms: { peers: off }")
                .Hash);
    }

    [Fact]
    public void What_a_scenario_says_again_overrules_its_base()
    {
        Read(
            "base", "parameters: { partnership.budget: 300, partnership.aid: 2 }\nmechanisms: { peers: off }\n"
                + "drivers: { accession_year: { GEO: 2010 } }");
        Scenario after = Read(
            "child", "extends: base.yaml\nparameters: { partnership.budget: 150 }\nmechanisms: { peers: on }\n"
                + "drivers: { accession_year: { GEO: never } }");

        Assert.Equal(["partnership.aid"], after.Parameters.Keys);
        Assert.Empty(after.Mechanisms);
        Assert.Equal(CalendarDriver.Never, after.Drivers.YearOf(Driver.AccessionYear, "GEO"));
    }

    [Fact]
    public void Interventions_of_the_base_act_first()
    {
        Read("base", "interventions: [{ from: 2001, set: { partnership.budget: 100 } }]");
        Scenario after = Read(
            "child", "extends: base.yaml\ninterventions: [{ from: 2001, scale: { partnership.budget: 3 } }]");

        Assert.Equal(300, Compiler.Compile(after).Model.Timetable[^1][ParameterSpace.Find("partnership.budget")!]);
    }

    [Fact]
    public void Names_questions_and_expectations_are_not_inherited()
    {
        Read("base", "title: The base\nquestion: What?\nexpect: [{ outcome: rme, between: [0, 10] }]");
        Scenario after = Read("child", "extends: base.yaml");

        Assert.Equal("child", after.Name);
        Assert.Null(after.Title);
        Assert.Null(after.Question);
        Assert.Empty(after.Expectations);
        Assert.Equal(["base.yaml", "child.yaml"], after.Chain.Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public void Years_of_a_series_join_those_of_the_base_and_a_single_number_replaces_them()
    {
        Read("base", "drivers: { threat_events: { 2008: 0.8 } }");
        double[] joined =
            Compiler.Compile(Read("child", "extends: base.yaml\ndrivers: { threat_events: { 2009: 0.6 } }")).Model
                .Drivers[Driver.ThreatEvents];
        double[] flat = Compiler.Compile(Read("flat", "extends: base.yaml\ndrivers: { threat_events: 0.5 }")).Model
            .Drivers[Driver.ThreatEvents];

        Assert.Equal([0.8, 0.6, 0.25], joined[14..17]);
        Assert.All(flat, value => Assert.Equal(0.5, value));
    }

    [Fact]
    public void A_series_of_a_state_replaces_the_data_from_its_first_year_on()
    {
        int geo = Data.States.ToList().FindIndex(state => state.Iso3 == "GEO");
        double[][] data = Compiler.Compile(new Scenario { Name = "data", Data = Data }).Model.Drivers[Driver.Democracy];
        double[][] changed =
            Compiler.Compile(Read("child", "drivers: { democracy: { GEO: { 2008: 0.6, 2010: 0.8 } } }")).Model
                .Drivers[Driver.Democracy];

        Assert.Equal(data[13][geo], changed[13][geo]);
        Assert.Equal([0.6, 0.7, 0.8, 0.8], changed[14..18].Select(row => Math.Round(row[geo], 12)));
    }

    [Fact]
    public void Expectations_compare_with_the_file_that_is_extended_unless_they_say_otherwise()
    {
        Read("base", "");
        Scenario child = Read(
            "child", "extends: base.yaml\nexpect: [{ outcome: rme, change: increases }, { outcome: rme, between: "
                + "[0, 5] }, { outcome: rme, within: 2.5% }]");

        Assert.Equal(
            ["base.yaml", null, "base.yaml"], child.Expectations.Select(claim => Path.GetFileName(claim.Versus)));
        Assert.Equal(0.025, child.Expectations[2].Within);
    }

    [Theory]
    [InlineData("partnership.budget=300", "parameters:\n  partnership.budget: 300\n")]
    [InlineData("mechanisms.teaching=off", "mechanisms:\n  teaching: off\n")]
    [InlineData("accession_year.GEO=2010", "drivers:\n  accession_year.GEO: 2010\n")]
    [InlineData("democracy.GEO.2008=0.6", "drivers:\n  democracy.GEO: { 2008: 0.6 }\n")]
    [InlineData("threat_events.2010=0.9", "drivers:\n  threat_events: { 2010: 0.9 }\n")]
    public void A_setting_on_the_command_line_is_one_more_line_of_the_scenario(string setting, string added)
    {
        Scenario basis = Read("base", "");

        Assert.Equal(basis.ResolvedText + added, basis.WithSetting(setting).Require().ResolvedText);
    }

    [Theory]
    [InlineData(
        "partnership.buget=300",
        "--set partnership.buget=300  error  partnership.buget is not a parameter; did you mean partnership.budget?")]
    [InlineData(
        "partnership.budget=900",
        "--set partnership.budget=900  error  partnership.budget = 900 lies outside [0, 500] (m$/y)")]
    [InlineData(
        "partnership.budget", "--set partnership.budget  error  write key=value, for instance partnership.budget=300")]
    [InlineData(
        "accession_year.GE0=2010",
        "--set accession_year.GE0=2010  error  GE0 is not the iso3 code of a simulated state; did you mean GEO?")]
    [InlineData(
        "mechanisms.teching=off",
        "--set mechanisms.teching=off  error  teching is not a mechanism; did you mean teaching? "
        + "Valid are material, prospect, teaching, peers, interoperability, conditionality, pooling")]
    public void A_wrong_setting_says_what_would_be_right(string setting, string message) =>
        Assert.Equal(message, Assert.Single(Read("base", "").WithSetting(setting).Problems).ToString());

    [Theory]
    [InlineData("teching", "teaching")]
    [InlineData("haebits", "habits")]
    [InlineData("xyz", null)]
    public void The_nearest_word_is_suggested_if_it_is_near(string typed, string? nearest) =>
        Assert.Equal(nearest, Suggestion.Nearest(typed, ["teaching", "habits", "prospect"]));

    /// <summary>The rule of files holds for interventions that are made in code, too.</summary>
    [Fact]
    public void The_spending_of_the_lead_power_is_changed_there_and_nowhere_else()
    {
        Scenario Doubled(string state) =>
            RealHistory.Scenario.With(new Intervention(2000, null, Act.Scale, "spending_share", 2, Where.State(state)));

        Assert.Single(Doubled("USA").Interventions);
        Assert.Contains(
            "spending_share can be set for USA only",
            Assert.Throws<InvalidScenarioException>(() => Doubled("DEU")).Problems[0].Message);
    }

    private Scenario Read(string name, string content)
    {
        string file = Path.Combine(_folder, name + ".yaml");
        File.WriteAllText(file, $"scenario: {name}\n{content}\n");
        return ScenarioReader.Read(file, Data).Require();
    }
}
