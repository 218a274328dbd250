using System.Text.Json;
using PartnershipSim.Cli.Serving;
using PartnershipSim.Library;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Serving;

/// <summary>What a script is told over the pipe is what the commands say.</summary>
public sealed class ServeAnswersTests
{
    private static readonly string Baseline = Path.Combine(Repository.Scenarios, "baseline.yaml").Replace('\\', '/');

    private static readonly string NoProgrammes =
        Path.Combine(Repository.Scenarios, "no_programmes.yaml").Replace('\\', '/');

    [Fact]
    public void A_run_over_the_pipe_has_the_numbers_of_a_run()
    {
        Scenario scenario = Scenario.Load(Baseline);
        RunResult run = ScenarioRun.Of(
            Compiler.Compile(scenario).Model, new(scenario.Seed, 20), OutcomeYears.Default(scenario.Horizon));

        JsonElement result = Conversation.Result(
            Request(
                "run",
                """ "outcomes": ["interop", {"outcome": "troops", "group": "GEO"}], "replicates": 20, "tables": ["years", "values"] """));

        Distribution expected = run[Outcomes.Interop, "partners", 2010];
        int row = Row(result.GetProperty("years"), "interop", 2010);
        Assert.Equal(expected.Mean, Cell(result, "years", "mean", row));
        Assert.Equal(expected.P95, Cell(result, "years", "p95", row));
        Assert.Equal(
            run[Outcomes.Troops, "GEO", 2014].Mean, Cell(
                result, "years", "mean", Row(result.GetProperty("years"), "troops", 2014)));
        Assert.Equal(
            run.Scalars.Of(Outcomes.Interop, "partners"),
            result.GetProperty("values").GetProperty("interop").EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public void Replicates_of_a_point_meet_the_draws_of_a_run()
    {
        JsonElement run = Conversation.Result(
            Request("run", """ "outcomes": ["partner_troop_years"], "replicates": 11, "tables": ["values"] """));
        JsonElement points = Conversation.Result(Request(
            "points",
            """ "axes": ["partnership.budget"], "points": [[290], [400]], "replicates": 4, "first_replicate": 7, "outcomes": ["partner_troop_years"] """));
        JsonElement less = Conversation.Result(
            Request("describe", """ "changes": {"parameters": {"partnership.budget": 290}} """));

        double[] values =
            [.. run.GetProperty("values").GetProperty("partner_troop_years").EnumerateArray()
                .Select(value => value.GetDouble())];
        double[] first = [.. points.GetProperty("values")[0].EnumerateArray().Select(of => of[0].GetDouble())];
        double @default = Defaults(less)["partnership.budget"];
        Assert.Equal(@default == 290 ? values[7..] : first, first);
        Assert.NotEqual(first, points.GetProperty("values")[1].EnumerateArray().Select(of => of[0].GetDouble()));
    }

    [Fact]
    public void A_comparison_over_the_pipe_has_the_effects_of_compare()
    {
        ScenarioModel baseline = ScenarioModel.Load(Baseline);
        ComparisonAnswer expected = baseline.Compare(
            [ScenarioModel.Load(NoProgrammes)], [OutcomeOf.Usual("rme")], new() { Replicates = 9 });

        JsonElement result = Conversation.Result(Request(
            "compare",
            $$""" "others": [{"scenario": "{{NoProgrammes}}"}], "replicates": 9, "outcomes": ["rme"], "tables": ["effects", "differences"] """));

        EffectSummary effect = Assert.Single(expected.Effects());
        Assert.Equal(effect.Mean, Cell(result, "effects", "mean", 0));
        Assert.Equal(effect.Low90, Cell(result, "effects", "low90", 0));
        Assert.Equal(
            expected.Differences("no_programmes", OutcomeOf.Usual("rme")),
            result.GetProperty("differences").GetProperty("no_programmes").GetProperty("rme").EnumerateArray().Select(
                value => value.GetDouble()));
    }

    [Fact]
    public void Changes_that_change_nothing_have_an_effect_of_exactly_0()
    {
        JsonElement result = Conversation.Result(
            Request("compare", """ "others": [{"changes": {}}], "replicates": 9 """));

        Assert.All(
            result.GetProperty("effects").GetProperty("mean").EnumerateArray(),
            mean => Assert.Equal(0, mean.GetDouble()));
    }

    [Fact]
    public void Means_and_binary_columns_are_the_same_numbers()
    {
        const string points =
            """ "axes": ["partnership.budget", "mechanisms.teaching"], "points": [[100, 1], [400, 0]], "replicates": 3, "outcomes": ["interop", "rme"] """;
        JsonElement values = Conversation.Result(Request("points", points)).GetProperty("values");
        JsonElement means = Conversation.Result(
            Request("points", points + """, "reduce": "mean" """)).GetProperty("means");
        byte[] binary =
            Conversation.Result(Request("points", points + """, "encoding": "base64" """)).GetProperty("values_base64")
                .GetBytesFromBase64();

        double[] flat =
            [.. values.EnumerateArray().SelectMany(point => point.EnumerateArray())
                .SelectMany(run => run.EnumerateArray()).Select(value => value.GetDouble())];
        Assert.Equal(flat, Enumerable.Range(0, 12).Select(i => BitConverter.ToDouble(binary, 8 * i)));
        Assert.Equal((flat[0] + flat[2] + flat[4]) / 3, means[0][0].GetDouble());
    }

    [Fact]
    public void A_scenario_that_changes_on_disk_is_read_again()
    {
        using Workplace place = new();
        string file = place["scenarios/baseline.yaml"];
        string request = $$"""{"request": "describe", "scenario": "{{file}}"}""";
        Answering answering = new(1);
        using Request first = RequestLine.Read(System.Text.Encoding.UTF8.GetBytes(request), 1, out _, out _)!;
        string before = Written(answering.To(first, new Progress<Progress>(), default));

        File.WriteAllText(
            file,
            File.ReadAllText(file).Replace("scenario: baseline", "scenario: renamed_since", StringComparison.Ordinal));

        Assert.Contains("\"scenario\":\"baseline\"", before);
        Assert.Contains(
            "\"scenario\":\"renamed_since\"", Written(answering.To(first, new Progress<Progress>(), default)));
    }

    private static string Written(Answering.Answer answer)
    {
        using MemoryStream written = new();
        using (Utf8JsonWriter json = new(written))
            answer.Result(json);
        return System.Text.Encoding.UTF8.GetString(written.ToArray());
    }

    private static Dictionary<string, double> Defaults(JsonElement described) =>
        described.GetProperty("parameters").GetProperty("key").EnumerateArray().Select(key => key.GetString()!)
            .Zip(
                described.GetProperty("parameters").GetProperty("default").EnumerateArray().Select(
                    value => value.GetDouble()))
            .ToDictionary();

    private static string Request(string request, string keys) =>
        $$"""{"id": 1, "request": "{{request}}", "scenario": "{{Baseline}}", {{keys}}}""";

    private static double Cell(JsonElement result, string table, string column, int row) =>
        result.GetProperty(table).GetProperty(column)[row].GetDouble();

    private static int Row(JsonElement table, string outcome, int year) =>
        Enumerable.Range(0, table.GetProperty("year").GetArrayLength()).Single(i =>
            table.GetProperty("outcome")[i].GetString() == outcome && table.GetProperty("year")[i].GetInt32() == year);
}
