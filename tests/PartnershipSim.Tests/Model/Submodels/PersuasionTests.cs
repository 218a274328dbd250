using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class PersuasionTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        Scene scene = Example();
        World world = scene.Advance(new Persuasion(scene.Model));

        Assert.Equal(0.506915, world.Reform.Next[0][0], 6);
        Assert.Equal(0.323400, world.Alumni.Next[0][0], 6);
        Assert.Equal(0.402420, world.ReformAnchor.Next[0][0], 6);
    }

    [Fact]
    public void The_worked_example_of_the_target_holds()
    {
        Scene scene = Example();

        Assert.Equal(0.639809, scene.Explain(new Persuasion(scene.Model), Persuasion.ReformTerms.TargetInput), 6);
    }

    [Fact]
    public void The_worked_example_of_the_teacher_holds()
    {
        Scene scene = Example();

        // the teacher's share is w4 times the norm of .85; the weights add up to less than one, so none is scaled down
        Assert.Equal(0.028632, scene.Explain(new Persuasion(scene.Model), Persuasion.ReformTerms.Teaching) / 0.85, 6);
    }

    [Fact]
    public void The_worked_example_of_the_network_holds()
    {
        Scene scene = NothingButPeers(
            new Scene(Scene.State("AAA"), Scene.State("BBB"), Scene.State("CCC", region: 1))
                .Last(w => w.Gdp, 16, 81, 256).Last(w => w.Reform, 0.1, 0.5, 0.7));

        Assert.Equal(0.529630, scene.Advance(new Persuasion(scene.Model)).Reform.Next[0][0], 6);
    }

    [Fact]
    public void Members_look_at_members_and_partners_look_at_members_too()
    {
        // voices are all 1: a member sees its fellow with .15 + .6, a partner with .15 + .5, an outsider with .15;
        // nobody shares a region
        Scene scene = NothingButPeers(
            new Scene(Scene.State("AAA"), Scene.State("BBB", region: 1), Scene.State("CCC", region: 2))
                .Last(w => w.Gdp, 1).Last(w => w.Reform, 0, 1, 0).This(w => w.Member, 1, 1, 0)
                .This(w => w.TakesPart, 0, 0, 1));
        World world = scene.Advance(new Persuasion(scene.Model));

        Assert.Equal(0.75 / 0.90, world.Reform.Next[0][0], 12);
        Assert.Equal(0.65 / 1.30, world.Reform.Next[2][0], 12);
    }

    [Fact]
    public void Comrades_in_last_years_operation_are_heard()
    {
        Scene scene = NothingButPeers(
            new Scene(
                [Scene.State("AAA"), Scene.State("BBB", region: 1), Scene.State("CCC", region: 2)], [Scene.Operation()])
                .Last(w => w.Gdp, 1).Last(w => w.Reform, 0, 1, 0).Last(w => w.DeployedTo[0], 0.1, 0.2, 0));
        World world = scene.Advance(new Persuasion(scene.Model));

        Assert.Equal(0.45 / 0.60, world.Reform.Next[0][0], 12);
        Assert.Equal(0.15 / 0.30, world.Reform.Next[2][0], 12);
    }

    [Fact]
    public void Without_any_weight_the_attitude_stays_as_it_is()
    {
        Scene scene = NothingButPeers(Example()).With(Persuasion.PeerWeight, 0);

        Assert.Equal(0.45, scene.Advance(new Persuasion(scene.Model)).Reform.Next[0][0], 15);
    }

    [Fact]
    public void Threat_moves_reform_but_not_the_will_to_operate()
    {
        Scene scene = Example().Last(w => w.WillingnessAnchor, 0.4).Last(w => w.Willingness, 0.45, 0.55);
        World world = scene.Advance(new Persuasion(scene.Model));
        World calm = Example().Last(w => w.WillingnessAnchor, 0.4).Last(w => w.Willingness, 0.45, 0.55)
            .This(w => w.Threat, 0)
            .Advance(new Persuasion(scene.Model));

        Assert.True(world.Reform.Next[0][0] > calm.Reform.Next[0][0]);
        Assert.Equal(calm.Willingness.Next[0][0], world.Willingness.Next[0][0]);
        Assert.Equal(calm.Reform.Next[0][0], calm.Willingness.Next[0][0], 15);
    }

    [Fact]
    public void Without_teaching_the_alumni_fade_and_nothing_is_taught()
    {
        Scene scene = Example().With(Mechanisms.Teaching, 0);

        Assert.Equal(0.285, scene.Advance(new Persuasion(scene.Model)).Alumni.Next[0][0], 15);
        Assert.Equal(0, Example().With(Mechanisms.Teaching, 0).Explain(
            new Persuasion(scene.Model), Persuasion.ReformTerms.Teaching));
    }

    [Fact]
    public void The_weight_of_peers_switched_off_returns_to_the_own_attitude()
    {
        Scene scene = NothingButPeers(Example()).With(Mechanisms.Peers, 0);

        Assert.Equal(0.45, scene.Advance(new Persuasion(scene.Model)).Reform.Next[0][0], 15);
    }

    [Fact]
    public void Weights_that_exceed_one_are_scaled_down_together()
    {
        // anchor .4, rational .4, peers .3 and teacher 0 sum to 1.1: nothing is left for the own attitude
        Scene scene = Example().With(Persuasion.AnchorWeight, 0.4).With(Persuasion.RationalWeight, 0.4)
            .With(Persuasion.PeerWeight, 0.3)
            .With(Persuasion.TeachingWeight, 0);

        double own = scene.Explain(new Persuasion(scene.Model), Persuasion.ReformTerms.LastYear);

        Assert.Equal(0, own, 15);
    }

    [Fact]
    public void Novelty_lasts_five_years()
    {
        Scene fresh = Example().This(w => w.YearsIn, 1);
        Scene fifth = Example().This(w => w.YearsIn, 5);
        Scene sixth = Example().This(w => w.YearsIn, 6);
        double Teaching(Scene scene) => scene.Explain(new Persuasion(scene.Model), Persuasion.ReformTerms.Teaching);

        double full = Teaching(fresh);
        Assert.Equal(full, Teaching(fifth));
        Assert.Equal(full * Math.Exp(-0.08), Teaching(sixth), 14);
    }

    // the second state is the only peer: what it thinks is X
    private static Scene Example()
    {
        Scene scene = new Scene(Scene.State("AAA"), Scene.State("BBB"))
            .Last(w => w.Gdp, 100).Last(w => w.Reform, 0.45, 0.55).Last(w => w.ReformAnchor, 0.4)
            .Last(w => w.WillingnessAnchor, 0.4)
            .Last(w => w.Alumni, 0.3)
            .This(w => w.Inducement, 0.1).This(w => w.Pull, 0.5).This(w => w.Threat, 0.1)
            .This(w => w.TeachingExposure, 0.48)
            .This(w => w.Affinity, 0.7).This(w => w.YearsIn, 7);
        return scene;
    }

    private static Scene NothingButPeers(Scene scene) =>
        scene.With(Persuasion.AnchorWeight, 0).With(Persuasion.RationalWeight, 0).With(Persuasion.TeachingWeight, 0)
            .With(Persuasion.PeerWeight, 1);
}
