using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Oracle;
using Xunit;

namespace PartnershipSim.Tests.Model;

/// <summary>Every outcome of every group and state in every year against its definition.</summary>
public sealed class MeasuresTests
{
    /// <summary>Worlds that differ in what outcomes rest on.</summary>
    private static readonly Dictionary<string, CompiledModel> Worlds = new()
    {
        ["small"] = SmallStudy.World,
        ["with other economies of scale"] = SmallStudy.With(("resources.scale_exponent", 0.9)),
        ["without operations"] = SmallStudy.With(("operations.demand_scale", 0)),
        ["to 2035"] = SmallWorld.Compile(2035),
        ["entering later than in the data"] = EnteringLater(),
        ["real"] = RealWorld.Compile(),
    };

    public static TheoryData<string> Names => [.. Worlds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_outcome_is_what_its_definition_says(string name)
    {
        Judge judge = new(Worlds[name]);

        new Simulation(Worlds[name]).Run(Settings.Same(Worlds[name].Timetable), Dice.ForBlock(1, 8), judge);

        Assert.Equal(Worlds[name].Horizon.Years, judge.Years);
        Assert.Empty(judge.Complaints);
    }

    [Fact]
    public void Subjects_are_the_groups_and_after_them_every_state_alone()
    {
        Measures measures = new(SmallStudy.World);
        int groups = measures.Groups.Length;

        Assert.Equal(Group.Of(SmallStudy.World).Select(group => group.Key), measures.Groups.Select(group => group.Key));
        Assert.Equal(measures.Groups, measures.Subjects.Take(groups));
        Assert.All(Enumerable.Range(0, SmallStudy.World.States.Length), i =>
        {
            Group state = measures.Subjects[groups + i];
            Assert.Equal(
                (SmallStudy.World.States[i].Iso3, "state", i), (state.Key, state.Kind, Assert.Single(state.States)));
        });
        Assert.Equal(measures.Subjects.Length * Outcomes.All.Length, measures.Values.Length);
    }

    [Theory]
    [InlineData("partner_troop_years", "all")]
    [InlineData("rme", "ally1994")]
    [InlineData("burden_gini", "all")]
    [InlineData("duplication", "partners_now")]
    [InlineData("member", "members_now")]
    [InlineData("fill", "all")]
    public void An_outcome_that_is_wanted_alone_is_the_one_among_all(string outcome, string group)
    {
        CompiledModel model = RealWorld.Compile();
        Outcome wanted = Outcomes.Find(outcome)!;
        Pair pair = new(new(model), new(model, [(group, wanted)]), Outcomes.All.IndexOf(wanted), group);

        new Simulation(model).Run(Settings.Same(model.Timetable), Dice.ForBlock(1, 0), pair);

        Assert.Equal(model.Horizon.Years, pair.Years);
        Assert.Empty(pair.Differences);
    }

    private sealed class Pair(Measures all, Measures one, int outcome, string group) : IObserver
    {
        private readonly int _subject = all.Groups.Select(each => each.Key).ToList().IndexOf(group);

        public int Years { get; private set; }

        public List<int> Differences { get; } = [];

        public void Observe(in Year year, World world)
        {
            all.Take(year, world);
            one.Take(year, world);
            Years++;
            if (!all[_subject, outcome].Equals(one[_subject, outcome]))
                Differences.Add(year.Number);
        }
    }

    [Fact]
    public void Taking_allocates_nothing()
    {
        Thrift thrift = new(new Measures(SmallStudy.World));

        new Simulation(SmallStudy.World).Run(Settings.Same(SmallStudy.World.Timetable), Dice.ForBlock(1, 0), thrift);

        Assert.Equal(0, thrift.Allocated);
    }

    /// <summary>Poland enters in 1999 here, and by the data only in 2004; Germany's year stands in no data.</summary>
    private static CompiledModel EnteringLater() => SmallStudy.World with
    {
        States = [.. SmallStudy.World.States.Select(
            state => state.Iso3 == "POL" ? state with { AccessionByData = 2004 } : state)],
    };

    private sealed class Judge(CompiledModel model) : IObserver
    {
        private readonly Measures _measures = new(model);

        public int Years { get; private set; }

        public List<string> Complaints { get; } = [];

        public void Observe(in Year year, World world)
        {
            Years++;
            _measures.Take(year, world);
            Lanes scale = year[PartnershipSim.Model.Submodels.Forces.ScaleExponent];
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                PlainMeasures plain = new(model, year.Index, scale[lane], world, lane);
                for (int subject = 0; subject < _measures.Subjects.Length; subject++)
                {
                    Group group = _measures.Subjects[subject];
                    for (int outcome = 0; outcome < Outcomes.All.Length; outcome++)
                    {
                        double expected = plain.Of(Outcomes.All[outcome].Key, subject == 0, group);
                        double seen = _measures[subject, outcome][lane];
                        bool isSame = double.IsNaN(expected)
                            ? double.IsNaN(seen)
                            : Math.Abs(seen - expected) <= 1e-11 * Math.Max(1, Math.Abs(expected));
                        if (!isSame || !seen.Equals(_measures.Values[subject * Outcomes.All.Length + outcome][lane]))
                            Complaints.Add(
                                $"{Outcomes.All[outcome]} of {group.Key} in {year.Number}, lane {lane}: "
                                + $"{seen} instead of {expected}");
                    }
                }
            }
        }
    }

    private sealed class Thrift(Measures measures) : IObserver
    {
        public long Allocated { get; private set; }

        public void Observe(in Year year, World world)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            measures.Take(year, world);
            if (year.Index > 0)
                Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
