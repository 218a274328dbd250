using System.Text;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Studies;

/// <summary>A list of points is read as its author meant it, or refused with row, column and remedy.</summary>
public sealed class PointListTests : IDisposable
{
    private const string Two =
        "  partnership.budget: { from: 0, to: 500 }\n  partnership.exercises: { from: 0, to: 3 }\n";

    private const string Words =
        "  mechanisms.teaching:\n  scenario: [baseline.yaml, other.yaml]\n  partnership.education: [0.5, 2]\n"
        + "  accession_year.GEO: { from: 2010, to: 2014 }\n";

    private static readonly double[][] Usual = [[100, 1.5], [200, 2]];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("from a text editor", "partnership.budget,partnership.exercises\n100,1.5\n200,2\n")]
    [InlineData("without a line break at the end", "partnership.budget,partnership.exercises\n100,1.5\n200,2")]
    [InlineData("with columns in another order", "partnership.exercises,partnership.budget\n1.5,100\n2,200\n")]
    [InlineData("with the names of the result columns", "partnership_budget,partnership_exercises\n100,1.5\n200,2\n")]
    [InlineData(
        "as write.csv of R without row names",
        "\"partnership.budget\",\"partnership.exercises\"\n100,1.5\n200,2\n")]
    [InlineData(
        "as write.csv of R",
        "\"\",\"partnership.budget\",\"partnership.exercises\"\n\"1\",100,1.5\n\"2\",200,2\n")]
    [InlineData("as to_csv of pandas", ",partnership.budget,partnership.exercises\n0,100.0,1.5\n1,200.0,2.0\n")]
    [InlineData(
        "as write.csv2 of R",
        "\"\";\"partnership.budget\";\"partnership.exercises\"\n\"a\";100;1,5\n\"b\";200;2\n")]
    [InlineData("as Excel in German", "partnership.budget;partnership.exercises\r\n100;1,5\r\n200;2\r\n")]
    [InlineData(
        "as Excel in German, exponents",
        "partnership.budget;partnership.exercises\r\n1,0E+02;1,5\r\n200;2\r\n")]
    [InlineData("with semicolons and points", "partnership.budget;partnership.exercises\n100;1.5\n200;2\n")]
    [InlineData(
        "with Excel's own first line",
        "sep=;\r\npartnership.budget;partnership.exercises\r\n100;1,5\r\n200;2\r\n")]
    [InlineData("with tabs", "partnership.budget\tpartnership.exercises\n100\t1.5\n200\t2\n")]
    [InlineData("with tabs and decimal commas", "partnership.budget\tpartnership.exercises\n100\t1,5\n200\t2\n")]
    [InlineData("with a byte order mark", "\uFEFFpartnership.budget,partnership.exercises\n100,1.5\n200,2\n")]
    [InlineData("of an old Macintosh", "partnership.budget,partnership.exercises\r100,1.5\r200,2\r")]
    [InlineData("with quoted numbers", "partnership.budget,partnership.exercises\n\"100\",\"1.5\"\n\"200\",\"2\"\n")]
    [InlineData("with spaces around the cells", "partnership.budget, partnership.exercises\n 100, 1.5\n 200, 2 \n")]
    [InlineData("with blank lines at the end", "partnership.budget,partnership.exercises\n100,1.5\n200,2\n\n  \n")]
    [InlineData(
        "with lines of separators at the end",
        "partnership.budget;partnership.exercises\n100;1,5\n200;2\n;\n;\n")]
    [InlineData("as the design.csv of a sweep", "point,partnership_budget,partnership_exercises\n0,100,1.5\n1,200,2\n")]
    [InlineData("some rows of a design.csv", "point,partnership_budget,partnership_exercises\n17,100,1.5\n4,200,2\n")]
    public void The_usual_dialects_are_known(string dialect, string text) => AssertPoints(Usual, Read(text), dialect);

    [Theory]
    [InlineData("little")]
    [InlineData("big")]
    public void The_Unicode_text_of_Excel_is_known(string end)
    {
        Encoding encoding = end == "little" ? Encoding.Unicode : Encoding.BigEndianUnicode;
        byte[] bytes =
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes("partnership.budget\tpartnership.exercises\r\n100\t1,5\r\n200\t2\r\n"),
        ];

        AssertPoints(Usual, Read(bytes), end);
    }

    [Fact]
    public void Levels_are_named_as_the_design_of_a_sweep_names_them()
    {
        ReadResult<Study> read = Read(
            "point,mechanism_teaching,scenario,partnership_education,accession_year_GEO\n"
            + "0,0,baseline,0.5,2010\n1,1,other,2,2014\n",
            Words);

        AssertPoints([[0, 0, 0, 2010], [1, 1, 1, 2014]], read, "levels");
    }

    [Fact]
    public void Switches_may_be_words_and_numbers_that_equal_a_level_are_that_level()
    {
        ReadResult<Study> read = Read(
            "mechanisms.teaching;scenario;partnership.education;accession_year.GEO\n"
            + "off;baseline;0,50;2010\nTRUE;other;2,0;2014\n",
            Words);

        AssertPoints([[0, 0, 0, 2010], [1, 1, 1, 2014]], read, "words");
    }

    [Theory]
    [InlineData(
        "a decimal comma",
        "100,1,5\n200,2\n",
        "2:3 has 3 cells, the first line 2; write decimal points, or separate the cells by semicolons if its "
        + "commas are decimal marks")]
    [InlineData(
        "a cell too many",
        "100,1\n200,2,3\n",
        "3:3 has 3 cells, the first line 2; write decimal points, or separate the cells by semicolons if its "
        + "commas are decimal marks")]
    [InlineData("a missing cell", "100\n", "2:2 has 1 cell, the first line 2; partnership.exercises is missing")]
    [InlineData("a blank cell", "100,\n", "2:2 partnership.exercises =  is blank; every point needs a value")]
    [InlineData(
        "a blank line between",
        "100,1\n,\n200,2\n",
        "3:1 partnership.budget =  is blank; every point needs a value",
        "3:2 partnership.exercises =  is blank; every point needs a value")]
    [InlineData("text in a number cell", "100,much\n", "2:2 partnership.exercises = much is not a number")]
    [InlineData("NA of R", "NA,1\n", "2:1 partnership.budget = NA is not a number")]
    [InlineData("not a number", "NaN,1\n", "2:1 partnership.budget = NaN is not a finite number")]
    [InlineData("infinity", "100,Infinity\n", "2:2 partnership.exercises = Infinity is not a finite number")]
    [InlineData("inf of R", "100,Inf\n", "2:2 partnership.exercises = Inf is not a number")]
    [InlineData("a number out of range", "700,1\n", "2:1 partnership.budget = 700 lies outside [0, 500]")]
    [InlineData(
        "a quoted decimal comma",
        "100,\"1,5\"\n",
        "2:2 partnership.exercises = 1,5 is not a number; write a decimal point, and no separators of thousands")]
    [InlineData(
        "quoted thousands",
        "\"1,000\",1\n",
        "2:1 partnership.budget = 1,000 is not a number; write a decimal point, and no separators of thousands")]
    [InlineData(
        "thousands with spaces",
        "1 000,1\n",
        "2:1 partnership.budget = 1 000 is not a number; write it without separators of thousands")]
    [InlineData("a percentage", "100%,1\n", "2:1 partnership.budget = 100% is not a number")]
    [InlineData("a stray quotation mark", "100,1\"2\n", "2:1 has a stray quotation mark")]
    [InlineData("an open quotation mark", "100,\"1\n", "2:1 has a stray quotation mark")]
    public void What_no_number_can_be_made_of_is_refused(string seen, string rows, params string[] problems) =>
        AssertProblems(problems, Read("partnership.budget,partnership.exercises\n" + rows), seen);

    [Theory]
    [InlineData(
        "German thousands",
        "1.234,5;1\n",
        "2:1 partnership.budget = 1.234,5 is not a number; write it without separators of thousands")]
    [InlineData(
        "Swiss thousands",
        "1'234;1\n",
        "2:1 partnership.budget = 1'234 is not a number; write it without separators of thousands")]
    [InlineData(
        "one number in two countries",
        "100;1,234\n",
        "2:2 partnership.exercises = 1,234 may be 1.234 or 1234; write it with a decimal point")]
    [InlineData(
        "points and commas mixed",
        "100.5;1,5\n",
        "2:1 partnership.budget = 100.5 has a point where other cells of this file have a decimal comma; use one "
        + "of them everywhere",
        "2:2 partnership.exercises = 1,5 has a comma where other cells of this file have a decimal point; use "
        + "one of them everywhere")]
    [InlineData("a cell too many", "100;1;2\n", "2:3 has 3 cells, the first line 2; remove what is too much")]
    public void Decimal_commas_are_not_guessed(string seen, string rows, params string[] problems) =>
        AssertProblems(problems, Read("partnership.budget;partnership.exercises\n" + rows), seen);

    [Theory]
    [InlineData(
        "a repeated column",
        "partnership.budget,partnership.exercises,partnership.budget\n100,1,200\n",
        "1:3 column partnership.budget is there twice, as column 1 and as column 3; remove one")]
    [InlineData(
        "a column repeated under its other name",
        "partnership.budget,partnership.exercises,partnership_budget\n100,1,200\n",
        "1:3 column partnership_budget is there twice, as column 1 and as column 3; remove one")]
    [InlineData(
        "a column repeated in capitals",
        "partnership.budget,partnership.exercises,Partnership.Budget\n100,1,200\n",
        "1:3 column Partnership.Budget is no axis of this study; did you mean partnership.budget? Valid are "
        + "partnership.budget, partnership.exercises")]
    [InlineData(
        "an unknown column",
        "partnership.budget,partnership.exercises,rme\n100,1,0.4\n",
        "1:3 column rme is no axis of this study; valid are partnership.budget, partnership.exercises")]
    [InlineData("a missing column", "partnership.budget\n100\n", "1:1 lacks the column partnership.exercises")]
    [InlineData(
        "a column without a name",
        "partnership.budget,,partnership.exercises\n100,0,1\n",
        "1:2 a column has no name; valid are partnership.budget, partnership.exercises")]
    [InlineData(
        "row names that repeat",
        ",partnership.budget,partnership.exercises\na,100,1\na,200,2\n",
        "1:1 a column has no name; valid are partnership.budget, partnership.exercises")]
    [InlineData(
        "no header",
        "100,1\n200,2\n",
        "1:1 column 100 is no axis of this study; valid are partnership.budget, partnership.exercises",
        "1:1 lacks the column partnership.budget",
        "1:1 lacks the column partnership.exercises",
        "1:2 column 1 is no axis of this study; valid are partnership.budget, partnership.exercises")]
    [InlineData(
        "two kinds of separators",
        "partnership.budget;partnership.exercises,\n100;1\n",
        "1:1 has several kinds of separators in its first line; use one: commas, semicolons or tabs")]
    [InlineData("an empty file", "", "1:1 is empty; its first line names the axes, and each further line is a point")]
    [InlineData(
        "only a byte order mark",
        "\uFEFF",
        "1:1 is empty; its first line names the axes, and each further line is a point")]
    [InlineData(
        "a separator that is no sign of ASCII",
        "sep=\uFEFF\npartnership.budget\n",
        "1:1 sep=<U+FEFF> names no separator that can be read; use commas, semicolons or tabs")]
    [InlineData(
        "a quotation mark as separator",
        "sep=\"\npartnership.budget\n",
        "1:1 sep=\" names no separator that can be read; use commas, semicolons or tabs")]
    [InlineData(
        "no separator",
        "sep=\npartnership.budget\n",
        "1:1 sep= names no separator that can be read; use commas, semicolons or tabs")]
    [InlineData(
        "only byte order marks",
        "\uFEFF\uFEFF",
        "1:1 is empty; its first line names the axes, and each further line is a point")]
    [InlineData(
        "only line breaks",
        "\r\n\r\n",
        "1:1 is empty; its first line names the axes, and each further line is a point")]
    [InlineData(
        "only a header",
        "partnership.budget,partnership.exercises\n",
        "1:1 contains no point; each line below the first is one")]
    [InlineData(
        "only a header and separators",
        "partnership.budget;partnership.exercises\n;\n",
        "1:1 contains no point; each line below the first is one")]
    public void Columns_that_are_not_those_of_the_study_are_refused(
        string seen, string text, params string[] problems) =>
        AssertProblems(problems, Read(text), seen);

    [Theory]
    [InlineData("UTF-16 without its mark", new byte[] { 0x61, 0, 0x2c, 0, 0x62, 0 })]
    [InlineData("Latin 1", new byte[] { 0x61, 0x2c, 0xfc, 0x0a })]
    [InlineData("half a letter of UTF-16", new byte[] { 0xff, 0xfe, 0x61 })]
    public void What_is_no_text_is_refused(string seen, byte[] bytes) =>
        AssertProblems(["1:1 is not a text in UTF-8; save it as 'CSV UTF-8'"], Read(bytes), seen);

    [Fact]
    public void A_level_that_is_none_is_answered_with_the_levels() =>
        AssertProblems(
            [
                "2:1 mechanisms.teaching = perhaps is neither on nor off",
                "2:2 scenario = third is none of baseline, other",
                "2:3 partnership.education = 1 is none of 0.5, 2",
                "2:4 accession_year.GEO = 2010.5 is not a whole number",
            ],
            Read(
                "mechanisms.teaching,scenario,partnership.education,accession_year.GEO\nperhaps,third,1,2010.5\n",
                Words),
            "levels");

    [Fact]
    public void Points_by_a_link_from_outside_are_refused()
    {
        using TemporaryFolder outside = new();
        File.WriteAllText(outside["points.csv"], "partnership.budget,partnership.exercises\n100,1\n");
        WriteStudy(Two);
        File.CreateSymbolicLink(_folder["points.csv"], outside["points.csv"]);

        Problem problem = Assert.Single(StudyReader.Read(_folder["study.yaml"], RealHistory.Scenario.Data).Problems);

        Assert.StartsWith(
            "points = points.csv follows a link that leads out of the folder tree", problem.Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A person with a table of points need not repeat its first line in the study.</summary>
    [Fact]
    public void Without_axes_the_first_line_of_the_list_names_them()
    {
        Study study = Read(",partnership.budget,persuasion.peer_weight\n1,100,0.1\n2,200,0.2\n", "").Require();

        Assert.Equal(["partnership.budget", "persuasion.peer_weight"], study.Axes.Select(axis => axis.Key));
        Assert.Equal([[100, 0.1], [200, 0.2]], study.Rows.Select(row => row.ToArray()));
    }

    [Theory]
    [InlineData(
        "# mine\npartnership.budget\n100\n",
        "1:1 column # mine is no parameter; 'partnersim parameters' lists them")]
    [InlineData(
        "Partnership.Budget\n100\n",
        "1:1 column Partnership.Budget is no parameter; did you mean partnership.budget?")]
    [InlineData(
        "partnership.budget,partnership.budget\n100,200\n",
        "1:2 column partnership.budget is there twice, as column 1 and as column 2; remove one")]
    [InlineData("partnership.budget\n-3\n", "2:1 partnership.budget = -3 lies outside [0, 500]")]
    public void Without_axes_what_the_list_names_is_still_checked(string text, params string[] words) =>
        AssertProblems(words, Read(text, ""), text);

    [Fact]
    public void Digits_of_other_scripts_behind_a_decimal_comma_are_no_number_and_end_nothing() =>
        AssertProblems(
            ["2:1 partnership.budget = 250,\u0663 is not a number; write it without separators of thousands"],
            Read("partnership.budget;partnership.exercises\n250,\u0663;1\n"), "Arabic digits");

    [Fact]
    public void Two_byte_order_marks_of_UTF_16_are_an_empty_list_and_end_nothing() =>
        AssertProblems(
            ["1:1 is empty; its first line names the axes, and each further line is a point"],
            Read([0xFF, 0xFE, 0xFF, 0xFE]), "UTF-16");

    private ReadResult<Study> Read(string text, string axes = Two) => Read(Encoding.UTF8.GetBytes(text), axes);

    private ReadResult<Study> Read(byte[] bytes, string axes = Two)
    {
        WriteStudy(axes);
        File.WriteAllBytes(_folder["points.csv"], bytes);
        return StudyReader.Read(_folder["study.yaml"], RealHistory.Scenario.Data);
    }

    private void WriteStudy(string axes)
    {
        File.WriteAllText(_folder["baseline.yaml"], "scenario: baseline\n");
        File.WriteAllText(_folder["other.yaml"], "scenario: other\nextends: baseline.yaml\n");
        File.WriteAllText(
            _folder["study.yaml"],
            $"study: study\nbase: baseline.yaml\ndesign: list\npoints: points.csv\n"
            + $"{(axes.Length > 0 ? $"axes:\n{axes}" : "")}outcomes: [rme]\n");
    }

    private static void AssertPoints(double[][] expected, ReadResult<Study> read, string dialect)
    {
        Assert.True(read.Problems.IsEmpty, $"{dialect}: {string.Join('\n', read.Problems)}");
        Assert.Equal(expected, read.Require().Rows.Select(row => row.ToArray()));
        Assert.Equal(expected.Length, read.Require().Points);
    }

    private static void AssertProblems(string[] expected, ReadResult<Study> read, string seen)
    {
        Assert.All(read.Problems, problem => Assert.EndsWith("points.csv", problem.File, StringComparison.Ordinal));
        Assert.Equal(
            [seen, .. expected.Order(StringComparer.Ordinal)],
            [seen, .. read.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Message}")
                .Order(StringComparer.Ordinal)]);
    }
}
