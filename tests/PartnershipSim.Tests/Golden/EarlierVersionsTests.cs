using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Measurement;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Golden;

/// <summary>
/// Versions 1.0 and 1.1 of the model are this one at other parameters: scenarios/parameters/model_1_0.yaml and
/// model_1_1.yaml, on the data of
/// their time. Version 1.0 is held by <see cref="GoldenTests"/>.
/// </summary>
public sealed class EarlierVersionsTests
{
    private static readonly CountryData Older = CountryData.Load(Repository.OlderData);

    // written by version 1.1 itself: the baseline, 24 replicates, seed 1, 1996-2014
    private static readonly string[][] Written =
        [.. File.ReadAllLines(Path.Combine(Repository.Tests, "Golden", "model_1_1.csv")).Skip(1).Select(line => line.Split(','))];

    [Fact]
    public void At_its_parameters_and_on_its_data_version_1_1_gives_the_numbers_it_gave()
    {
        CompiledModel model = Compiler.Compile(Read("model_1_1") with { Data = Older }).Model;

        RunResult run = ScenarioRun.Of(model, new RunPlan(1, 24), OutcomeYears.Default(model.Horizon));

        Assert.NotEmpty(Written);
        Assert.All(Written, row =>
        {
            double expected = double.Parse(row[2], CultureInfo.InvariantCulture);
            double mean = run.Scalars.Of(Outcomes.All.Single(outcome => outcome.Key == row[0]), row[1]).Average();
            Assert.True(Math.Abs(mean - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{row[0]} of {row[1]}: {mean} is not {expected}");
        });
    }

    [Fact]
    public void The_parameters_of_version_1_0_are_those_of_the_golden_files()
    {
        Scenario scenario = Read("model_1_0");

        Assert.All(ParameterSpace.Parameters, parameter =>
            Assert.Equal(Specified.Point[parameter], scenario.Parameters.GetValueOrDefault(parameter.Key, parameter.Default)));
    }

    private static Scenario Read(string name) => ScenarioReader.Read(Path.Combine(Repository.Scenarios, "parameters", name + ".yaml")).Require();
}
