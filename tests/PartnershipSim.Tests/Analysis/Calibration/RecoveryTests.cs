using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Calibration;

/// <summary>
/// Known worlds are calibrated and their parameters looked for in the 90 % intervals. Two worlds (one on a newcomer's
/// machine) and half of the parameters here; as many as the variable RECOVERY_WORLDS says on a machine that has the
/// night.
/// </summary>
public sealed class RecoveryTests
{
    private static readonly int Worlds =
        int.TryParse(Environment.GetEnvironmentVariable("RECOVERY_WORLDS"), out int worlds) ? worlds
            : Effort.IsFull ? 2 : 1;

    [Fact]
    public void Intervals_hold_the_parameters_of_known_worlds_nine_times_in_ten()
    {
        Study study = Study.Load(Path.Combine(Repository.Scenarios, "studies", "recovery.yaml"));
        if (Worlds <= 2)
            study = study with { Points = 60, Axes = [.. study.Axes.Where((_, axis) => axis % 2 == 0)] };

        List<Recovered> each = [];
        for (int world = 0; world < Worlds; world++)
        {
            ImmutableArray<Recovered> found = Recovery.Of(study, world);
            each.AddRange(found);
            TestContext.Current.SendDiagnosticMessage(
                $"world {world}: {found.Count(one => one.IsCovered)} of {found.Length}; "
                + $"{each.Count(one => one.IsCovered)} of {each.Count} so far, mean squared score "
                + $"{each.Average(one => one.Score * one.Score):0.00}{Missed(found)}");
        }

        int covered = each.Count(one => one.IsCovered);
        TestContext.Current.SendDiagnosticMessage(
            $"{covered} of {each.Count} parameters of {Worlds} known worlds lie in their 90 % intervals");
        Assert.True(
            covered >= LeastOf(each.Count),
            $"{covered} of {each.Count}{Missed(each)}");
    }

    private static string Missed(IEnumerable<Recovered> each) =>
        string.Concat(each.Where(one => !one.IsCovered)
            .Select(one => $"; {one.Parameter} {one.Truth:0.###} not in {one.Interval90}"));

    /// <summary>
    /// What a binomial with 0.9 would fall short of once in a thousand times, by the normal approximation.
    /// </summary>
    private static int LeastOf(int count) => (int)Math.Floor(0.9 * count - 3.1 * Math.Sqrt(0.09 * count));
}
