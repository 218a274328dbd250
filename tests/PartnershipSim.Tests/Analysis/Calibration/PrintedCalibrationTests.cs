using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Calibration;

/// <summary>
/// A calibration from the prior to its tables, against a deviance that is written down here: no number of its way
/// changes without being seen.
/// </summary>
public sealed class PrintedCalibrationTests
{
    private static readonly Study Sought = Study.Load(Path.Combine(Repository.Scenarios, "studies", "recovery.yaml"));

    private static readonly CalibrationPlan Plan = CalibrationPlan.Of(
        Sought with { Points = 60, Axes = Sought.Axes[..4] });

    [Fact]
    public void The_way_of_the_sampler_and_what_it_ends_with_are_the_committed_ones()
    {
        AbcSmc sampler = new(4, 60, 1, Fits);
        List<GenerationRow> trail = [];
        Generation generation = sampler.Start();
        trail.Add(GenerationRow.Of(generation));
        while (!generation.IsLast)
        {
            generation = sampler.Next(generation);
            trail.Add(GenerationRow.Of(generation));
        }

        int done = 0;
        ImmutableArray<Profile> profiles = Profiles.Of(Plan, generation, Fits, () => done++);
        Ensemble ensemble = Ensembles.Of(Plan, generation, profiles);
        Calibrated calibrated = new(
            Plan, ensemble, profiles, [.. trail], Fits([[0.5, 0.5, 0.5, 0.5]], 16)[0], generation.Best.Fit);

        Assert.Equal(4, done);
        Print("generations.csv", stream => GenerationsTable.Table.Write(stream, calibrated.Trail));
        Print("profiles.csv", stream => ProfilesTable.Table.Write(stream, ProfileRow.Of(calibrated)));
        Print("calibration.csv", stream => CalibrationTable.Table.Write(stream, CalibrationRow.Of(calibrated)));
        Print("fit.csv", stream => FitTable.Table.Write(stream, FitRow.Of(calibrated)));
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{ensemble.Origin.Study} {ensemble.Origin.Scenario} {ensemble.Origin.Seed} {ensemble.Origin.Cases} "
            + $"{ensemble.Origin.Tolerance:G6} {ensemble.Origin.BestDistance:G6} {ensemble.Origin.Directions:G6} "
            + $"{ensemble.Origin.Evaluations}\n");
        foreach ((string key, Identification verdict) in ensemble.Origin.Verdicts)
            text.Append(CultureInfo.InvariantCulture, $"{key} {verdict}\n");
        foreach ((ImmutableArray<double> member, double distance) in ensemble.Members.Zip(ensemble.Distances))
            text.AppendJoin(
                ' ', member.Append(distance).Select(value => value.ToString("G6", CultureInfo.InvariantCulture)))
                .Append('\n');
        Approval.Check(Path.Combine("calibrating", "ensemble.txt"), text.ToString());
    }

    [Fact]
    public void A_descent_ends_at_the_bottom_and_leaves_the_axis_that_is_held()
    {
        Generation start = new AbcSmc(4, 60, 1, Fits).Start();
        Gaussian shape = Gaussian.Of([.. start.Population.Select(each => each.Unit)]);
        long evaluations = 0, held = 0;

        Particle free = new Descent(Fits, 16).From(start.Best, shape, 1e-6, ref evaluations);
        Particle kept = new Descent(Fits, 16).From(
            new([0.9, 0.9, 0.1, 0.5], Fits([[0.9, 0.9, 0.1, 0.5]], 16)[0]), shape, 1e-6, ref held, kept: 1);

        Assert.Equal(0.9, kept.Unit[1]);
        Assert.True(kept.Distance > free.Distance);
        StringBuilder text = new();
        foreach ((Particle found, long cost) in new[] { (free, evaluations), (kept, held) })
            text.Append(cost).Append(' ').AppendJoin(
                ' ',
                found.Unit.Append(found.Distance).Select(value => value.ToString("G6", CultureInfo.InvariantCulture)))
                .Append('\n');
        Approval.Check(Path.Combine("calibrating", "descent.txt"), text.ToString());
    }

    [Fact]
    public void How_the_real_years_fit_is_committed_task_by_task()
    {
        FitEngine engine = new(Plan.Data, 1, 2);
        StringBuilder text = new();
        foreach (int replicates in (int[])[FitEngine.LeastReplicates, 2 * FitEngine.LeastReplicates])
        {
            foreach (Fit fit in engine.Of(
                [Plan.Data.Model.Timetable, Plan.TimetableAt([0.2, 0.4, 0.6, 0.8])], replicates,
                TestContext.Current.CancellationToken))
                text.Append(replicates).Append(' ').AppendJoin(' ', fit.ByTask.Append(fit.Even).Append(fit.Odd)
                    .Select(value => value.ToString("G6", CultureInfo.InvariantCulture)))
                    .Append('\n');
        }

        Approval.Check(Path.Combine("calibrating", "fits.txt"), text.ToString());
        Assert.All(
            (int[])[0, FitEngine.LeastReplicates - 8, FitEngine.LeastReplicates + 8], replicates => Assert.Contains(
                $"choose a multiple of {FitEngine.LeastReplicates}", Assert.Throws<ArgumentOutOfRangeException>(
                    () => engine.Of([], replicates, TestContext.Current.CancellationToken))
                    .Message));
    }

    [Fact]
    public void Years_that_are_not_held_to_what_was_seen_cannot_be_fitted() => Assert.Contains(
        "the model does not take over observations up to 2008",
        Assert.Throws<ArgumentException>(() => FitData.Of(History.Held.Model, History.Held.History)).Message);

    /// <summary>
    /// A valley: the first axis held well, the second with it, the third from one side only, the fourth not at all; the
    /// halves disagree a little.
    /// </summary>
    private static Fit[] Fits(IReadOnlyList<double[]> units, int replicates) =>
    [
        .. units.Select(unit =>
        {
            double[] tasks =
            [
                Squared((unit[0] - 0.4) / 0.05), Squared((unit[0] + unit[1] - 0.8) / 0.1),
                Squared(Math.Max(0, unit[2] - 0.5) / 0.08), 0.01 * unit[3], 100,
            ];
            double noise = 3.0 / replicates * ((unit[0] * 1e4 % 1) - 0.5);
            return new Fit([.. tasks], tasks.Sum() + noise, tasks.Sum() - noise);
        }),
    ];

    private static double Squared(double value) => value * value;

    private static void Print(string name, Action<Stream> write) =>
        PrintedRows.Check(Path.Combine("calibrating", name), write, (_, _) => true);
}
