using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

/// <summary>The two goals: the paths of groups, and an arrow for each partner.</summary>
public sealed class TwoGoalsTests
{
    private static readonly RunRecord Result = SmallRecord.Of(SmallWorld.Run());

    [Fact]
    public void The_two_goals_are_paired_over_means_of_three_years_or_more()
    {
        string[] csv = Recipe.Check(PhasePlot.Of(Result, Recipe.Context));

        Assert.Equal("group,years,troops_per_million,troops_lo90,troops_hi90,rme,rme_lo90,rme_hi90", csv[0]);
        Assert.StartsWith("entrant,1996-", csv[1]);
        OutcomeYears years = OutcomeYears.Parse(csv[1].Split(',')[1]);
        double first = Enumerable.Range(years.From, years.To - years.From + 1)
            .Average(year => Result[Outcomes.TroopsPerMillion, "entrant", year].Mean);
        Assert.Equal(first, double.Parse(csv[1].Split(',')[2], CultureInfo.InvariantCulture), 12);
        Assert.InRange(csv.Count(row => row.StartsWith("entrant,", StringComparison.Ordinal)), 1, 6);
    }

    [Fact]
    public void Noise_is_not_drawn_as_a_path()
    {
        Trajectory still = Samples.Series("pfp", 1996, [.. Enumerable.Range(0, 9).Select(i => 10 + i % 2 * 0.1)]);
        Trajectory rising = Samples.Series("pfp", 1996, [.. Enumerable.Range(0, 9).Select(i => 10.0 + i)]);
        int Points(Trajectory x, Trajectory y) => Waypoint.Of(x, y, 1996, 2004, replicates: 8).Length;

        Assert.Equal(1, Points(still, still));
        Assert.Equal(3, Points(rising, still));
        Assert.Equal(3, Points(still, rising));
        Assert.Single(Waypoint.Of(rising, rising, 1996, 2004, replicates: 1));
        Assert.Equal(3, Waypoint.Of(still with { Values = rising.Values }, still, 1996, 2004, replicates: 0).Length);
        PhasePlot figure = new([(still, still), (rising, rising)], Recipe.Context, to: 2004);
        Assert.Equal(
            "Partners of the Partnership for Peace clearly move towards both goals: "
            + "better use of resources, more troops",
            figure.Title);
        Assert.Contains(
            "no part of 1996-2004 can be told apart from another", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_partner_has_an_arrow_from_its_first_years_to_its_last()
    {
        GoalArrows figure = GoalArrows.Of(Result, Recipe.Context);
        string[] csv = Recipe.Check(figure);

        Subject[] partners = [.. Result.States.Where(state => state.IsPartner)];
        Assert.Equal("cohort,state,name,goal,years,mean,p25,p75", csv[0]);
        Assert.Equal(1 + 4 * partners.Length, csv.Length);
        Assert.All(partners, partner => Assert.Equal(
            4, csv.Count(line => line.Contains($",{partner.Key},", StringComparison.Ordinal))));
        double contribution = Enumerable.Range(2012, 3)
            .Average(year => Result[Outcomes.TroopsPerMillion, "GEO", year].Mean);
        Assert.Contains(csv, line => line.StartsWith(
            $"pfp,GEO,Georgia,troops_per_million,2012-2014,{contribution.ToString(CultureInfo.InvariantCulture)},",
            StringComparison.Ordinal));
        Assert.Contains("from the mean of 1996-1998 to that of 2012-2014", figure.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrows_say_how_many_move_towards_both_goals_and_stand_on_the_edge_without_troops()
    {
        GoalArrows figure = new(
            [
                Move("AAA", from: (0, 1), to: (20, 3)), Move("BBB", from: (20, 3), to: (30, 2)),
                Move("CCC", from: (5, 5), to: (5, 5)),
                Move("DDD", from: (double.NaN, 1), to: (4, 1)), Move("EEE", from: (20, 2), to: (21, 2.1), spread: 5),
            ],
            "1996-1998", "2012-2014", Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal("1 of 4 partners clearly moves towards both goals; 2 do not clearly move at all", figure.Title);
        Assert.DoesNotContain(csv, line => line.Contains("DDD", StringComparison.Ordinal));
        Assert.Contains("AAA: from 0.00 to 20.0 troops per million", figure.AltText, StringComparison.Ordinal);
        Recipe.Check(new GoalArrows([], "1996", "1997", Recipe.Context));
        Recipe.Check(new GoalArrows([Move("AAA", from: (0, 0), to: (0, 0))], "1996", "1997", Recipe.Context));

        static GoalMove Move(
            string iso3, (double Contribution, double Effectiveness) from,
            (double Contribution, double Effectiveness) to, double spread = 0)
        {
            return new(
                iso3, iso3, "pfp", About(from.Contribution), About(from.Effectiveness), About(to.Contribution),
                About(to.Effectiveness));

            Standing About(double value) => new(value, value - spread, value + spread);
        }
    }

    [Fact]
    public void A_move_is_clear_if_the_middle_halves_lie_apart()
    {
        Assert.True(new Standing(3, 2, 4).IsClearOf(new(1, 0, 1.9)));
        Assert.True(new Standing(1, 0, 1.9).IsClearOf(new(3, 2, 4)));
        Assert.False(new Standing(3, 2, 4).IsClearOf(new(1, 0, 2)));
    }
}
