using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>
/// The workbook of a result, read by another library. Those of attribute, hindcast, evidence, sweep and sensitivity are
/// read in the tests of these commands.
/// </summary>
public sealed class WorkbookTests
{
    [SlowTheory]
    [InlineData("run scenarios/baseline.yaml --replicates 2 --no-figures")]
    [InlineData(
        "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 2 --no-figures --no-mediation")]
    [InlineData("seek scenarios/baseline.yaml --lever partnership.exercises --goal \"interop +1%\" --replicates 2")]
    public void Every_table_of_a_result_is_a_sheet_with_the_same_cells(string command)
    {
        using Workplace place = new();

        string[] words = command.Contains('"')
            ? [.. command.Split('"').SelectMany(
                (part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))]
            : command.Split(' ');
        Ended ended = place.Run([.. words, "--format", "xlsx", "-o", "out", "--quiet"]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        WorkbookOf.HoldsEveryTable(place["out"]);
    }

    [Fact]
    public void Texts_that_look_like_formulas_are_texts_and_numbers_are_numbers()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(
            folder["subjects.csv"],
            "subject,kind,name,region,cohort,states,income_bn_usd,troop_years_k\n"
            + "GEO,state,'=1+1,'+x,'@y,1,-0.1,\nCIV,state,Côte d'Ivoire,'-z,7,2,12345.678901234567,1e-300\n");

        Workbook.WriteInto(folder.Path);

        object?[][] rows = WorkbookOf.Sheet(folder["tables.xlsx"], "subjects");
        Assert.Equal(["GEO", "state", "=1+1", "+x", "@y", 1.0, -0.1, null], rows[1]);
        Assert.Equal(["CIV", "state", "Côte d'Ivoire", "-z", "7", 2.0, 12345.678901234567, 1e-300], rows[2]);
        Assert.Contains(WorkbookOf.Sheet(folder["tables.xlsx"], "columns"), row => row[1] as string == "income_bn_usd"
            && row[2] as string == "bn US$");
    }

    [Theory]
    [InlineData("list states --format xlsx", "a list is printed")]
    [InlineData("explain scenarios/baseline.yaml --state GEO --year 2008 --format xlsx", "a ledger is no table")]
    [InlineData(
        "seek scenarios/baseline.yaml --lever partnership.exercises --goal interop+1% --format xlsx",
        "name one with -o")]
    public void A_command_without_tables_refuses_it(string command, string why)
    {
        using Workplace place = new();

        Ended ended = place.Run(command);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains(why, ended.Errors);
    }
}
