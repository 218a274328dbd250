using Xunit;

namespace PartnershipSim.Tests.Cli;

public sealed class CheckAndNewTests
{
    [Fact]
    public void Check_says_of_each_file_that_it_is_valid()
    {
        using Workplace place = new();

        Ended ended = place.Run("check scenarios/baseline.yaml scenarios/no_programmes.yaml");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Matches(
            @"^scenarios/baseline\.yaml  valid  .*\nscenarios/no_programmes\.yaml  valid  \d+ expectations\n$",
            ended.Output);
        Assert.Empty(place.Left());
    }

    [Fact]
    public void Check_validates_studies_too_and_says_what_they_cost()
    {
        using Workplace place = new();
        place.Write(
            "scenarios/studies/broken.yaml",
            "study: broken\nbase: ../baseline.yaml\naxes: { partnership.bugdet: }\ndesign: sobbol\n");

        Ended valid = place.Run("check scenarios/studies/policy_grid.yaml scenarios/baseline.yaml");
        Ended broken = place.Run("check scenarios/studies/broken.yaml scenarios/baseline.yaml --quiet");

        Assert.Equal((0, ""), (valid.ExitCode, valid.Errors));
        Assert.Matches(
            @"^scenarios/studies/policy_grid\.yaml  valid  72 points of 4 axes x 16 replicates = 1,152 runs\n",
            valid.Output);
        broken.FailedWith(3);
        Assert.StartsWith(
            "scenarios/studies/broken.yaml:3:9  error  partnership.bugdet is neither a parameter",
            broken.ErrorLines[0]);
        Assert.StartsWith("scenarios/studies/broken.yaml:4:9  error  design = sobbol", broken.ErrorLines[1]);
        Assert.Empty(place.Left());
    }

    [Fact]
    public void Expectations_that_are_met_end_with_0_and_one_that_is_not_with_5()
    {
        using Workplace place = new();
        place.Write("scenarios/met.yaml", Expecting("met", "decreases"));
        place.Write("scenarios/unmet.yaml", Expecting("unmet", "increases"));

        Ended met = place.Run("check scenarios/met.yaml --expect --replicates 100 --quiet");
        Ended unmet = place.Run("check scenarios/met.yaml scenarios/unmet.yaml --expect --replicates 100 --quiet");

        Assert.Equal((0, 5), (met.ExitCode, unmet.ExitCode));
        Assert.Contains("1 of 1 expectations met.", met.Output);
        Assert.Contains("NOT MET", unmet.Output);
        Assert.Contains("1 of 2 expectations met.", unmet.Output);
    }

    [Fact]
    public void A_new_scenario_is_valid_and_changes_nothing_yet()
    {
        using Workplace place = new();

        Ended made = place.Run("new what_if --from scenarios/baseline.yaml");
        Ended valid = place.Run("check scenarios/what_if.yaml");
        Ended again = place.Run("new what_if --from scenarios/baseline.yaml");

        Assert.Equal((0, ""), (made.ExitCode, made.Output));
        Assert.Contains("partnersim check scenarios/what_if.yaml", made.Errors);
        Assert.Equal(0, valid.ExitCode);
        again.FailedWith(2);
    }

    private static string Expecting(string name, string change) =>
        $$"""
        scenario: {{name}}
        extends: baseline.yaml
        parameters: { partnership.budget: 0 }
        expect:
          - { outcome: partner_troop_years, versus: baseline.yaml, change: {{change}} }

        """;
}
