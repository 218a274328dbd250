using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

/// <summary>
/// What a sweep says about its axes, as tables and as files for other programs, of outcomes that are known functions of
/// the points.
/// </summary>
public class SensitivityTableTests
{
    private static readonly Study Grid = Study.Load(Path.Combine(Repository.Scenarios, "studies", "policy_grid.yaml"));

    [Fact]
    public void A_screening_has_a_row_for_each_outcome_and_axis_the_strongest_first()
    {
        SweepPlan plan = Plan(StudyDesign.Morris, 6);

        SensitivityTable table = SensitivityTable.Of(plan, SensitivityMethod.Morris, Read(plan));

        Assert.Equal("outcome,parameter,mu,mu_star,mu_star_conf,lo,hi,sigma,noise_floor,evidence", string.Join(
            ',', Printed(table)[0]));
        Assert.Equal(
            ["rme partnership.education", "rme scenario", "rme partnership.budget", "rme partnership.exercises"],
            table.Rows.Take(4).Select(row => $"{row.Outcome} {row.Parameter}"));
        Assert.Equal(8, table.Rows.Length);
        MorrisEffect education = table.Outcomes[0].Morris!.Axes
            .Single(axis => axis.Axis.Key == "partnership.education");
        Assert.Equal(
            [
                Text(education.Mu), Text(education.MuStar.Value), Text(education.MuStar.Conf),
                Text(education.MuStar.Interval.Low), Text(education.MuStar.Interval.High), Text(education.Sigma),
                Text(education.NoiseFloor!.Value),
            ],
            Printed(table)[1].Skip(2).SkipLast(1));
        Assert.Equal(
            Verdict.DeclaredEvidence("partnership.education")!.Value.ToString().ToLowerInvariant(),
            table.Rows[0].Evidence);
        Assert.Equal("", table.Rows[1].Evidence); // a scenario is no parameter
        Assert.Equal(Verdict.Of("rme", table.Outcomes[0].Morris!), table.Outcomes[0].Verdict);
    }

    [Theory]
    [InlineData(StudyDesign.Morris, SensitivityMethod.Morris)]
    [InlineData(StudyDesign.Saltelli, SensitivityMethod.Sobol)]
    [InlineData(StudyDesign.Sobol, SensitivityMethod.Pawn)]
    public void Of_an_outcome_without_a_number_nothing_is_said_and_of_the_others_all(
        StudyDesign design, SensitivityMethod method)
    {
        SweepPlan plan = Plan(design, 16);

        SensitivityTable table = SensitivityTable.Of(plan, method, outcome => outcome == "rme"
            ? OutcomeRuns.Of([.. plan.Points.Select(_ => new[] { double.NaN, double.NaN })])
            : Read(plan)(outcome));

        Assert.Equal(
            "rme is not defined in any run, so nothing can be said of what moves it.",
            table.Outcomes.Single(outcome => outcome.Outcome == "rme").Verdict);
        Assert.Equal(4, table.Rows.Length);
        Assert.DoesNotContain(table.Rows, row => row.Outcome == "rme");
    }

    [Fact]
    public void Shares_of_the_variance_have_pairs_only_where_the_design_has_them()
    {
        SweepPlan without = Plan(StudyDesign.Saltelli, 64), with = SweepPlan.Of(Grid with
        {
            Design = StudyDesign.Saltelli,
            Points = 64,
            HasSecondOrder = true,
            Replicates = 2,
            Outcomes = Grid.Outcomes[..2],
        });

        SensitivityTable single = SensitivityTable.Of(without, SensitivityMethod.Sobol, Read(without));
        SensitivityTable pairs = SensitivityTable.Of(with, SensitivityMethod.Sobol, Read(with));

        Assert.Equal("outcome,parameter,S1,S1_conf,S1_lo,S1_hi,ST,ST_conf,ST_lo,ST_hi,evidence", string.Join(
            ',', Printed(single)[0]));
        Assert.Equal(
            "outcome,parameter,with,S1,S1_conf,S1_lo,S1_hi,ST,ST_conf,ST_lo,ST_hi,S2,S2_conf,S2_lo,S2_hi,evidence",
            string.Join(',', Printed(pairs)[0]));
        Assert.Equal(8, single.Rows.Length);
        Assert.Equal(2 * (4 + 6), pairs.Rows.Length);
        Assert.Equal(["", "", "", ""], Printed(pairs)[1].Skip(11).Take(4));
        Assert.Equal(["", "", "", "", "", "", "", ""], Printed(pairs)[5].Skip(3).Take(8));
        Assert.Equal("", pairs.Rows[4].Evidence);
        SobolIndex strongest = single.Outcomes[0].Sobol!.Axes.MaxBy(axis => axis.ST.Value)!;
        Assert.Equal([strongest.Axis.Key, Text(strongest.S1.Value)], Printed(single)[1].Skip(1).Take(2));
        SobolPair pair = pairs.Outcomes[0].Sobol!.Pairs.MaxBy(one => one.S2.Value)!;
        Assert.Equal([pair.First.Key, pair.Second.Key], Printed(pairs)[5].Skip(1).Take(2));
        Assert.Equal(Text(pair.S2.Value), Printed(pairs)[5][11]);
        Assert.Equal(Verdict.Of("rme", pairs.Outcomes[1].Sobol!), pairs.Outcomes[1].Verdict);
        Assert.Equal(pairs.Rows.Skip(10), pairs.Of("rme").Rows);
        Assert.Equal(["rme"], pairs.Of("rme").Outcomes.Select(outcome => outcome.Outcome));
    }

    [Theory]
    [InlineData(StudyDesign.Sobol, 32, 1)]
    [InlineData(StudyDesign.Morris, 8, 5)]
    [InlineData(StudyDesign.Saltelli, 8, 6)]
    public void Shifts_of_the_distribution_come_from_any_design_and_points_that_share_coordinates_are_drawn_together(
        StudyDesign design, int points, int together)
    {
        SweepPlan plan = Plan(design, points);

        SensitivityTable table = SensitivityTable.Of(plan, SensitivityMethod.Pawn, Read(plan));

        Assert.Equal("outcome,parameter,median,median_conf,lo,hi,maximum,reference,evidence", string.Join(
            ',', Printed(table)[0]));
        PawnIndex[] expected =
        [
            .. Pawn.Estimate(plan.Axes, plan.Points, Read(plan)("rme"), plan.Study.Seed, together: together)
                .OrderByDescending(axis => axis.Excess),
        ];
        Assert.Equal(
            expected.Select(axis => $"rme {axis.Axis.Key} {Text(axis.Median.Value)} {Text(axis.Median.Conf)} "
                + $"{Text(axis.Median.Interval.Low)} {Text(axis.Median.Interval.High)} {Text(axis.Max)} "
                + $"{Text(axis.Reference)}"),
            Printed(table).Skip(1).Take(4).Select(row => string.Join(' ', row.SkipLast(1))));
    }

    [Fact]
    public void A_design_decides_which_methods_there_are()
    {
        SweepPlan morris = Plan(StudyDesign.Morris, 6), saltelli = Plan(StudyDesign.Saltelli, 8),
            sobol = Plan(StudyDesign.Sobol, 8);

        Assert.Equal((SensitivityMethod.Morris, SensitivityMethod.Sobol, SensitivityMethod.Pawn),
            (
                OutcomeSensitivity.MethodOf(morris.Design), OutcomeSensitivity.MethodOf(saltelli.Design),
                OutcomeSensitivity.MethodOf(sobol.Design)));
        Assert.True(OutcomeSensitivity.IsPossible(SensitivityMethod.Pawn, morris.Design)
            && OutcomeSensitivity.IsPossible(SensitivityMethod.Morris, morris.Design));
        Assert.False(OutcomeSensitivity.IsPossible(SensitivityMethod.Sobol, morris.Design)
            || OutcomeSensitivity.IsPossible(SensitivityMethod.Morris, sobol.Design));
        Assert.Contains(
            "a morris design does not allow Sobol",
            Assert.Throws<ArgumentException>(() => SensitivityTable.Of(morris, SensitivityMethod.Sobol, Read(morris)))
                .Message);
        Assert.Contains("a saltelli design does not allow Morris", Assert.Throws<ArgumentException>(
            () => SensitivityTable.Of(saltelli, SensitivityMethod.Morris, Read(saltelli)))
            .Message);
    }

    [Theory]
    [InlineData(
        StudyDesign.Morris, false,
        """{"num_vars":4,"names":["partnership_budget","partnership_education","partnership_exercises","scenario"],"bounds":[[0,3],[0,2],[0,2],[0,1]],"outputs":["rme","interop"],"levels":{"partnership_budget":["100","200","300","400"],"partnership_education":["0.5","1","2"],"partnership_exercises":["0.5","1","2"],"scenario":["baseline","closed_door"]},"sampler":"morris","num_levels":4}""")]
    [InlineData(
        StudyDesign.Saltelli, false,
        """{"num_vars":4,"names":["partnership_budget","partnership_education","partnership_exercises","scenario"],"bounds":[[0,3],[0,2],[0,2],[0,1]],"outputs":["rme","interop"],"levels":{"partnership_budget":["100","200","300","400"],"partnership_education":["0.5","1","2"],"partnership_exercises":["0.5","1","2"],"scenario":["baseline","closed_door"]},"sampler":"saltelli","calc_second_order":false}""")]
    [InlineData(
        StudyDesign.Sobol, true,
        """{"uncertainties":[{"name":"partnership_budget","type":"CategoricalParameter","categories":["100","200","300","400"]},{"name":"partnership_education","type":"CategoricalParameter","categories":["0.5","1","2"]},{"name":"partnership_exercises","type":"CategoricalParameter","categories":["0.5","1","2"]},{"name":"scenario","type":"CategoricalParameter","categories":["baseline","closed_door"]}],"outcomes":["rme","interop"],"levels":{"partnership_budget":["100","200","300","400"],"partnership_education":["0.5","1","2"],"partnership_exercises":["0.5","1","2"],"scenario":["baseline","closed_door"]},"sampler":"sobol"}""")]
    public void Other_programs_get_the_problem_the_points_and_the_means(StudyDesign design, bool isEma, string problem)
    {
        using TemporaryFolder folder = new();
        SweepPlan plan = Plan(design, 4);

        SweepExport.Write(
            new OwnFiles(folder.Path), plan, isEma,
            name => OutcomeRuns.Of([.. Read(plan)(name).Each().Select((runs, p) => p == 1 ? [double.NaN, 1] : runs)]));

        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(folder["problem.json"]));
        Assert.Equal(problem, JsonSerializer.Serialize(written));
        Assert.Equal(
            plan.Points.Select(point => string.Join(' ', point.Select(Text))),
            File.ReadLines(folder["param_values.txt"]));
        Assert.Equal(
            [
                "# rme interop", $"{Text(Read(plan)("rme").Each().First().Average())} "
                    + Text(Read(plan)("interop").Each().First().Average()),
                "nan nan",
            ],
            File.ReadLines(folder["Y.txt"]).Take(3));
        Assert.Equal(plan.Points.Length + 1, File.ReadLines(folder["Y.txt"]).Count());
    }

    [Fact]
    public void Ranges_and_switches_of_an_EMA_problem_have_their_own_kinds()
    {
        using TemporaryFolder folder = new();
        Study door = Study.Load(Path.Combine(Repository.Scenarios, "studies", "door_and_initiative.yaml")),
            recovery = Study.Load(Path.Combine(Repository.Scenarios, "studies", "recovery.yaml"));
        SweepPlan plan = SweepPlan.Of(recovery with
        {
            Axes =
            [
                door.Axes[0], recovery.Axes[0], recovery.Axes[0] with { Key = "switch", Kind = StudyAxisKind.Switch },
            ],
            Points = 4,
            Design = StudyDesign.Sobol,
            Outcomes = Grid.Outcomes[..1],
        });

        SweepExport.Write(
            new OwnFiles(folder.Path), plan, isEma: true,
            name => OutcomeRuns.Of([.. plan.Points.Select(_ => new double[] { 1 })]));

        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(folder["problem.json"]));
        Assert.Equal(
            $$"""[{"name":"{{door.Axes[0].Column}}","type":"IntegerParameter","lower_bound":1997,"upper_bound":2008},{"name":"operations_join_persistence","type":"RealParameter","lower_bound":3.5,"upper_bound":6},{"name":"switch","type":"BooleanParameter"}]""",
            JsonSerializer.Serialize(written.RootElement.GetProperty("uncertainties")));
    }

    [Fact]
    public void A_mean_over_replicates_counts_as_one_exact_value() =>
        Assert.Equal([[2], [7]], OutcomeRuns.Of([[1, 3], [7, 7]]).Means().Each());

    private static SweepPlan Plan(StudyDesign design, int points) =>
        SweepPlan.Of(Grid with
        {
            Design = design,
            Points = points,
            Replicates = 2,
            Outcomes = [.. Grid.Outcomes.Where(outcome => outcome.Column is "rme" or "interop")
                .OrderByDescending(outcome => outcome.Column)],
        });

    /// <summary>
    /// Two replicates a point: rme by education, scenario and a little budget, interop by budget and exercises
    /// together.
    /// </summary>
    private static Func<string, OutcomeRuns> Read(SweepPlan plan) => name => OutcomeRuns.Of(
    [
        .. plan.Points.Select((point, p) => Enumerable.Range(0, 2)
            .Select(r => (name == "interop" ? point[0] * point[2] : (5 * point[1]) + (3 * point[3]) + (0.5 * point[0]))
                + (0.01 * Draws.Normal(p, r)))
            .ToArray()),
    ]);

    /// <summary>The header and the rows, as they are written.</summary>
    private static ImmutableArray<string[]> Printed(SensitivityTable table) => SmallStudy.Rows(table.Write);

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
