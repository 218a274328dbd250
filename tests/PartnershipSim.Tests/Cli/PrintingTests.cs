using System.Text.Json;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>Pages that the program prints about itself.</summary>
public sealed class PrintingTests(BadCommandLineTests.Desk desk) : IClassFixture<BadCommandLineTests.Desk>
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("compare")]
    [InlineData("attribute")]
    [InlineData("explain")]
    [InlineData("seek")]
    [InlineData("sweep")]
    [InlineData("merge")]
    [InlineData("plan")]
    [InlineData("shard")]
    [InlineData("submit")]
    [InlineData("status")]
    [InlineData("gather")]
    [InlineData("sensitivity")]
    [InlineData("discover")]
    [InlineData("serve")]
    [InlineData("seminar")]
    [InlineData("check")]
    [InlineData("new")]
    [InlineData("library")]
    [InlineData("parameters")]
    [InlineData("outcomes")]
    [InlineData("odd")]
    [InlineData("schema")]
    public void Help_is_as_approved(string command)
    {
        Ended ended = desk.Place.Run($"{command} --help");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Approval.Check(Path.Combine("help", $"{(command.Length > 0 ? command : "partnersim")}.txt"), ended.Output);
    }

    [Theory]
    [InlineData("parameters", "partnership.budget")]
    [InlineData("outcomes", "partner_troop_years")]
    public void Tables_are_printed_in_every_format(string command, string key)
    {
        Ended table = desk.Place.Run($"{command} {key}");
        Ended csv = desk.Place.Run($"{command} {key} --format csv");
        Ended json = desk.Place.Run($"{command} {key} --format json");

        Assert.Equal((0, 0, 0), (table.ExitCode, csv.ExitCode, json.ExitCode));
        Assert.Contains(key, table.Output);
        Assert.Contains($"\n{key},", csv.Output);
        using JsonDocument rows = JsonDocument.Parse(json.Output);
        Assert.Contains(
            rows.RootElement.EnumerateArray(), row => row.EnumerateObject().First().Value.GetString() == key);
    }

    [Fact]
    public void A_word_that_nothing_contains_is_answered() =>
        Assert.Equal("Nothing among the parameters contains 'bananas'.\n", desk.Place.Run("parameters bananas").Errors);

    [Fact]
    public void The_model_document_and_the_schemas_are_the_committed_ones()
    {
        Assert.Equal(Committed("src", "PartnershipSim.Model", "ODD.md"), desk.Place.Run("odd").Output);
        Assert.Equal(Committed("scenarios", "schema", "scenario.schema.json"), desk.Place.Run("schema").Output);
        Assert.Equal(Committed("scenarios", "schema", "study.schema.json"), desk.Place.Run("schema study").Output);
    }

    [Fact]
    public void The_version_is_one_line() =>
        Assert.Matches(@"^\d+\.\d+\.\d+(\+[0-9a-f]+)?\n$", desk.Place.Run("--version").Output);

    private static string Committed(params string[] path) =>
        File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");
}
