using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class ThreatTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        Scene scene = Example(Scene.State(distanceToMoscow: 0.864));

        Assert.Equal(0.625321, Threat.Objective(scene.YearOf(1995), 0)[0], 6);
        Assert.Equal(0.327596, scene.Advance(new Threat()).Threat.Next[0][0], 6);
    }

    [Fact]
    public void The_threat_source_does_not_fear_itself()
    {
        Scene scene = Example(Scene.State(cohort: Cohort.Source, distanceToMoscow: 0));

        Assert.Equal(0.25 * 0.35 + 0.06, Threat.Objective(scene.YearOf(1995), 0)[0], 15);
    }

    [Fact]
    public void An_own_conflict_adds_its_weight()
    {
        Scene calm = Example(Scene.State());
        Scene torn = Example(Scene.State()).Always(d => d.Conflict, 1);

        Assert.Equal(0.27, Threat.Objective(torn.YearOf(1995), 0)[0] - Threat.Objective(calm.YearOf(1995), 0)[0], 15);
    }

    [Fact]
    public void The_objective_threat_is_never_above_one()
    {
        Scene scene = Example(Scene.State(distanceToMoscow: 0)).Always(d => d.Conflict, 1).With(Threat.EventWeight, 1);

        Assert.Equal(1, Threat.Objective(scene.YearOf(1995), 0)[0]);
    }

    [Fact]
    public void Perception_closes_its_share_of_the_gap_and_no_more()
    {
        Scene scene = new Scene(Scene.State()).Last(w => w.Threat, 0.56).With(Threat.AdjustRate, 0.6);

        Assert.Equal(0.26, scene.Advance(new Threat()).Threat.Next[0][0], 15);          // from .56 to the background of .06: .56 - .6·.5
    }

    private static Scene Example(StateCard state)
    {
        Scene scene = new Scene(state).Last(w => w.Threat, 0.2);
        Array.Fill(scene.Drivers[Driver.ThreatEvents], 0.85);
        Array.Fill(scene.Drivers[Driver.Terrorism], 0.35);
        return scene;
    }
}
