using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Runs;

/// <summary>Ensembles as files, and what runs make of them.</summary>
public sealed class EnsembleTests
{
    private static readonly ImmutableSortedDictionary<string, Identification> None =
        ImmutableSortedDictionary<string, Identification>.Empty;

    internal static Ensemble Sample(int members = 30) => new(
        new()
        {
            Study = "sample",
            Fingerprint = new string('a', 64),
            LastFitYear = 2008,
            Scenario = "baseline",
            DataHash = "d",
            Seed = 3,
            Cases = 100,
            Tolerance = 12.5,
            BestDistance = 10,
            Directions = 1.5,
            Evaluations = 999,
            Verdicts = ImmutableSortedDictionary<string, Identification>.Empty
                .Add(Operations.JoinAttitude.Key, Identification.NotIdentified).Add(
                    Capability.InteropLearning.Key, Identification.Identified),
        },
        [Operations.JoinAttitude, Capability.InteropLearning],
        [.. Enumerable.Range(0, members).Select(m => ImmutableArray.Create(
            2 + 0.1 * (m % 7), 0.06 + 0.28 * m / (members - 1.0)))],
        [.. Enumerable.Range(0, members).Select(m => 10 + 0.1 * m)]);

    private static RunPlan Plan(int members, int replicates, int threads = 1) =>
        new(1, replicates, threads) { Ensemble = Sample(members) };

    [Fact]
    public void A_file_holds_all_that_was_written()
    {
        using TemporaryFolder folder = new();
        Ensemble written = Sample();
        EnsembleFile.Write(folder["e.parquet"], written);

        Ensemble read = EnsembleFile.Read(folder["e.parquet"]);

        Assert.Equal(written.Parameters, read.Parameters);
        Assert.Equal(written.Members.SelectMany(member => member), read.Members.SelectMany(member => member));
        Assert.Equal(written.Distances, read.Distances);
        Assert.Equal(written.Origin with { Verdicts = None }, read.Origin with { Verdicts = None });
        Assert.Equal(written.Origin.Verdicts, read.Origin.Verdicts);
        Assert.Equal(Identification.NotIdentified, read.VerdictOf(Operations.JoinAttitude.Key));
        Assert.Null(read.VerdictOf("budget.inertia"));
        Assert.Equal("sample aaaaaaaaaaaa", read.Origin.Name);
    }

    [Fact]
    public void What_is_no_ensemble_is_refused_by_name()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["text.parquet"], "scenario: baseline");
        EnsembleFile.Write(folder["cut.parquet"], Sample());
        File.WriteAllBytes(folder["cut.parquet"], File.ReadAllBytes(folder["cut.parquet"])[..^30]);
        EnsembleFile.Write(
            folder["old.parquet"], Sample() with { Origin = Sample().Origin with { ModelVersion = "0.9" } });
        EnsembleFile.Write(folder["wild.parquet"], Sample() with { Members = [[99.0, 0.1]], Distances = [1] });

        string Refusal(string name) =>
            Assert.Throws<InvalidDataException>(() => EnsembleFile.Read(folder[name])).Message;
        Assert.Contains("holds no ensemble, or is damaged", Refusal("text.parquet"));
        Assert.Contains("was cut short or changed since it was written", Refusal("cut.parquet"));
        Assert.Contains("version 0.9 of the model", Refusal("old.parquet"));
        Assert.Contains("operations.join_attitude = 99 lies outside", Refusal("wild.parquet"));
        Assert.Contains("there is no such file", Refusal("none.parquet"));
    }

    [Fact]
    public void A_block_of_replicates_runs_as_its_member_alone_would()
    {
        CompiledModel world = SmallStudy.World;
        RunPlan plan = Plan(3, 32);
        Arm arm = new("a", world);

        for (int block = 0; block < 4; block++)
        {
            ImmutableArray<ParameterPoint> expected = plan.Ensemble!.Timetable(world.Timetable, block % 3);
            ReadOnlySpan<PartnershipSim.Model.Kernel.Lanes> settings =
                arm.SettingsOf(plan.BlockAt(block), plan).ForYear(5);
            Assert.Equal(expected[5][Operations.JoinAttitude], settings[Operations.JoinAttitude.Index][7]);
            Assert.Equal(block % 3, plan.MemberOf(8 * block + 7));
        }
    }

    [Fact]
    public void Under_an_ensemble_every_world_has_the_same_member_in_a_replicate()
    {
        RunPlan plan = Plan(4, 64, threads: 2);
        Comparison same = Comparison.Run(
            [new Arm("one", SmallStudy.World), new Arm("two", SmallStudy.World)], plan, SmallStudy.Years);

        Effect effect = same.Effect("two", Outcomes.Interop, "partners")!;

        Assert.True(effect.IsExactlyZero);
        Assert.Equal(4, effect.Parameters!.Members);
    }

    [Fact]
    public void The_interval_of_an_effect_holds_the_effects_of_the_members()
    {
        CompiledModel none = SmallStudy.With((Incentives.ProgrammeBudget.Key, 0));
        RunPlan plan = Plan(30, 240, threads: 2);
        Comparison comparison = Comparison.Run(
            [new Arm("base", SmallStudy.World), new Arm("none", none)], plan, SmallStudy.Years);

        Effect effect = comparison.Effect("none", Outcomes.Interop, "partners")!;
        double At(int member)
        {
            Arm Of(CompiledModel model) =>
                new(model == none ? "none" : "base", model, plan.Ensemble!.Timetable(model.Timetable, member));
            return Comparison.Run([Of(SmallStudy.World), Of(none)], new RunPlan(1, 8), SmallStudy.Years)
                .Effect("none", Outcomes.Interop, "partners")!.Mean;
        }

        double[] own = [.. Enumerable.Range(0, 30).Select(At).Order()];
        const double luck = 0.01; // the members of the comparison had other lucks
        Assert.InRange(effect.Interval90.Low, own[0] - luck, own[4] + luck);
        Assert.InRange(effect.Interval90.High, own[^5] - luck, own[^1] + luck);
        Assert.True(effect.Parameters!.Share > 0.5, "interoperability hangs on the speed of learning");
        Assert.True(effect.Interval90.Width > 3 * effect.Bootstrap90.Width, "the mean is known better than the effect");
        Reliance first = comparison.RestsOn("none", Outcomes.Interop, "partners")[0];
        Assert.Equal((Capability.InteropLearning, Identification.Identified), (first.Parameter, first.Verdict));
    }

    [Fact]
    public void In_a_single_year_too_the_interval_is_over_the_members()
    {
        CompiledModel none = SmallStudy.With((Incentives.ProgrammeBudget.Key, 0));
        Comparison comparison = Comparison.Run(
            [new Arm("base", SmallStudy.World), new Arm("none", none)], Plan(25, 197), SmallStudy.Years);

        // the outcome of a run is that of its last year
        Effect effect = comparison.Effect("none", Outcomes.Interop, "partners")!;
        (double mean, Interval interval) = comparison.InYear("none", Outcomes.Interop, "partners", SmallStudy.Years.To);

        Assert.Equal(effect.Mean, mean, 12);
        Assert.Equal(effect.Interval90.Low, interval.Low, 12);
        Assert.Equal(effect.Interval90.High, interval.High, 12);
    }

    [Fact]
    public void Shares_of_mechanisms_are_as_uncertain_as_the_parameters()
    {
        CompiledModel none = SmallStudy.With((Incentives.ProgrammeBudget.Key, 0));
        Ensemble spread = Sample(24);
        Ensemble one = spread with { Members = [.. spread.Members.Select(_ => spread.Members[12])] };
        Shares Under(Ensemble ensemble) =>
            Attribution.Run(SmallStudy.World, none, new RunPlan(1, 192, 2) { Ensemble = ensemble }, SmallStudy.Years)
                .Of(Outcomes.Interop, "partners");

        Shares known = Under(one);
        Shares uncertain = Under(spread);

        Share learning = uncertain.Mechanisms.MaxBy(share => Math.Abs(share.Value))!;
        Share certain = known.Mechanisms.Single(share => share.Mechanism == learning.Mechanism);
        Assert.True(
            learning.Interval90.Width > 2 * certain.Interval90.Width,
            $"{learning.Interval90} against {certain.Interval90} over luck alone");
        Assert.True(learning.Interval95.Width >= learning.Interval90.Width);
        Comparison comparison = Comparison.Run(
            [new Arm("base", SmallStudy.World), new Arm("none", none)], new RunPlan(1, 192) { Ensemble = spread },
            SmallStudy.Years);
        Interval whole = comparison.Effect("none", Outcomes.Interop, "partners")!.Interval90;
        Assert.Equal(whole.Low, uncertain.Total90.Low, 12);
        Assert.Equal(whole.High, uncertain.Total90.High, 12);
    }

    [Fact]
    public void Free_runs_take_the_members_in_turn()
    {
        CompiledModel world = SmallStudy.World;
        ImmutableArray<ImmutableArray<ParameterPoint>> both = [.. Enumerable.Range(0, 2)
            .Select(member => Sample(2).Timetable(world.Timetable, member))];
        FreeRuns mixed = new(world, both, seed: 1, replicates: 8);
        FreeRuns first = new(world, both[..1], seed: 1, replicates: 8);
        FreeRuns second = new(world, both[1..], seed: 1, replicates: 8);

        double[] Sent(FreeRuns runs, int replicate) =>
            [..
                from year in Enumerable.Range(Horizon.Start, world.Horizon.Years)
                from state in Enumerable.Range(0, world.States.Length)
                select runs[replicate].Troops(state, year, 0)];
        Assert.Equal(Sent(first, 4), Sent(mixed, 4));
        Assert.Equal(Sent(second, 5), Sent(mixed, 5));
        Assert.NotEqual(Sent(first, 5), Sent(mixed, 5));
    }

    [Fact]
    public void Correlations_are_those_of_the_members()
    {
        Ensemble ensemble = Sample(4) with { Members = [[1, 10], [2, 20], [3, 30], [4, 10]] };

        Assert.Equal(1, ensemble.Correlation(0, 0), 12);
        Assert.Equal(5 / Math.Sqrt(5 * 275), ensemble.Correlation(0, 1), 12);
    }

    [Fact]
    public void What_tells_most_of_an_effect_is_what_its_parameter_moves()
    {
        CompiledModel none = SmallStudy.With((Incentives.ProgrammeBudget.Key, 0));
        Information information = Information.Run(
            new Arm("base", SmallStudy.World), new Arm("none", none), Plan(60, 480, threads: 2), SmallStudy.Years);

        ImmutableArray<Observable> telling = information.For(Outcomes.Interop, "partners", 10);

        Assert.Equal(Outcomes.Interop, telling[0].Observed);
        Assert.InRange(telling[0].Narrowing, 0.1, 1);
        Assert.All(telling, each => Assert.True(Information.IsNewSeries(each.Observed) || each.Year > 2008));
        Assert.Equal(telling.OrderByDescending(each => each.Narrowing), telling);
    }

    [Fact]
    public void A_scenario_that_sets_a_calibrated_parameter_is_in_conflict()
    {
        Assert.Equal(
            Operations.JoinAttitude, Sample().Conflict(SmallStudy.With((Operations.JoinAttitude.Key, 1)).Timetable));
        Assert.Null(Sample().Conflict(SmallStudy.With((Incentives.ProgrammeBudget.Key, 0)).Timetable));
    }
}
