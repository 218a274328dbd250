using System.Globalization;
using MiniExcelLibs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Cli;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>The workbook of a result, read by another library.</summary>
public sealed class WorkbookTests
{
    [Theory]
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
        string book = place["out/tables.xlsx"];
        string[] tables = [.. Directory.GetFiles(place["out"], "*.csv").Order(StringComparer.Ordinal)];
        Assert.Equal(
            tables.Select(Path.GetFileNameWithoutExtension).Prepend("columns"), MiniExcel.GetSheetNames(book));
        foreach (string table in tables)
        {
            string[][] cells = [.. Csv.Read(table).Select(record => record.Fields)];
            object?[][] found = Sheet(book, Path.GetFileNameWithoutExtension(table));
            Assert.Equal(cells.Length, found.Length);
            for (int row = 0; row < cells.Length; row += 97)
                Assert.Equal(cells[row], found[row].Select(Text));
        }
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

        object?[][] rows = Sheet(folder["tables.xlsx"], "subjects");
        Assert.Equal(["GEO", "state", "=1+1", "+x", "@y", 1.0, -0.1, null], rows[1]);
        Assert.Equal(["CIV", "state", "Côte d'Ivoire", "-z", "7", 2.0, 12345.678901234567, 1e-300], rows[2]);
        Assert.Contains(Sheet(folder["tables.xlsx"], "columns"), row => row[1] as string == "income_bn_usd"
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

    private static object?[][] Sheet(string book, string sheet) =>
        [.. MiniExcel.Query(book, sheetName: sheet).Cast<IDictionary<string, object?>>()
            .Select(row => row.Values.ToArray())];

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"{cell}",
    };
}
