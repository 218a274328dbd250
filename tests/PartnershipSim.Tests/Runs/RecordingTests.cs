using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;
using Span = PartnershipSim.Model.Measurement.Span;

namespace PartnershipSim.Tests.Runs;

public sealed class RecordingTests
{
    [Fact]
    public void A_sum_is_the_sum_of_its_years_and_a_level_is_that_of_the_last()
    {
        Checking fold = new(SmallStudy.Years);
        BlockRunner.Run([new Arm("run", SmallStudy.World)], SmallStudy.Plan(24), SmallStudy.Years, fold); // three blocks, one after the other

        Assert.Equal(3, fold.Seen);
    }

    [Fact]
    public void What_is_recorded_of_groups_alone_is_what_is_recorded_of_them_among_all()
    {
        Everything of(Recorded recorded)
        {
            Everything fold = new(recorded);
            BlockRunner.Run([new Arm("run", SmallStudy.World)], SmallStudy.Plan(8), SmallStudy.Years, fold);
            return fold;
        }

        Measures measures = new(SmallStudy.World);
        int groups = measures.Groups.Length * Outcomes.All.Length;
        Everything all = of(Recorded.Years);

        Assert.Equal(
            all.Series.Chunk(measures.Values.Length).SelectMany(year => year[..groups]),
            of(Recorded.GroupYears).Series);
        Assert.Equal(all.Scalars, of(Recorded.GroupYears).Scalars);
        Assert.Equal(all.Scalars, of(Recorded.Scalars).Scalars);
        Assert.Empty(of(Recorded.Scalars).Series);
        Assert.Equal(all.Scalars[..groups], of(Recorded.GroupScalars).Scalars);
        Assert.Empty(of(Recorded.GroupScalars).Series);
    }

    [Fact]
    public void Outcome_years_are_1996_to_2014_unless_the_horizon_is_shorter()
    {
        Assert.Equal(new OutcomeYears(1996, 2014), OutcomeYears.Default(new Horizon(2020, 2020)));
        Assert.Equal(new OutcomeYears(1996, 2005), OutcomeYears.Default(new Horizon(2005, 2020)));
    }

    [Theory]
    [InlineData(1996, 2021)]
    [InlineData(2014, 1996)]
    public void Years_that_are_never_reached_are_refused_instead_of_measured_as_nothing(int from, int to) =>
        Assert.Throws<ArgumentException>(() => ScenarioRun.Of(SmallStudy.World, SmallStudy.Plan(8), new OutcomeYears(from, to)));

    [Theory]
    [InlineData(1994, 2014, 1994, true)]
    [InlineData(1996, 2014, 1996, true)]
    [InlineData(1996, 2014, 2014, true)]
    [InlineData(1996, 2014, 1995, false)]
    [InlineData(1996, 2014, 2015, false)]
    public void Both_ends_belong_to_the_years(int from, int to, int year, bool isIn) => Assert.Equal(isIn, new OutcomeYears(from, to).Contains(year));

    [Theory]
    [InlineData(2008, 2008, "2008")]
    [InlineData(1996, 2014, "1996-2014")]
    public void Years_are_read_as_they_are_written(int from, int to, string text)
    {
        Assert.Equal(text, new OutcomeYears(from, to).ToString());
        Assert.Equal(new OutcomeYears(from, to), OutcomeYears.Parse(text));
    }

    [Fact]
    public void Years_in_the_data_end_with_the_data_with_the_run_and_with_themselves()
    {
        Assert.Equal([2018, 2019, 2020], new OutcomeYears(2018, 2030).InData(new Horizon(2035, 2020)));
        Assert.Equal([2003, 2004, 2005], new OutcomeYears(2003, 2014).InData(new Horizon(2005, 2020)));
        Assert.Equal([1996, 1997], new OutcomeYears(1996, 1997).InData(new Horizon(2020, 2020)));
        Assert.Equal([1994, 1995], new OutcomeYears(1980, 1995).InData(new Horizon(2020, 2020)));
        Assert.Empty(new OutcomeYears(2025, 2030).InData(new Horizon(2035, 2020)));
    }

    [Fact]
    public void Income_and_troops_are_those_of_the_years_in_the_data_and_after_it_income_is_the_last_known()
    {
        Assert.Equal(([2019, 2020], [2019, 2020]), new OutcomeYears(2019, 2022).Burden(new Horizon(2035, 2020)), SameYears);
        Assert.Equal(([2020], [2025, 2026]), new OutcomeYears(2025, 2026).Burden(new Horizon(2035, 2020)), SameYears);
        Assert.Equal(([2020], [2025]), new OutcomeYears(2025, 2026).Burden(new Horizon(2025, 2020)), SameYears);
    }

    [Fact]
    public void Attitudes_are_kept_year_by_year_for_the_arm_on_which_they_are_imposed()
    {
        Kept fold = new();
        BlockRunner.Run(
            [new Arm("source", SmallStudy.World), new Arm("forced", SmallStudy.World) { AttitudesFrom = 0 }],
            SmallStudy.Plan(8), SmallStudy.Years, fold);

        Assert.True(fold.IsAsRecorded);
        Assert.False(fold.IsKeptWithoutNeed);
    }

    private static bool SameYears((int[] Income, int[] Troops) one, (int[] Income, int[] Troops) other) =>
        one.Income.SequenceEqual(other.Income) && one.Troops.SequenceEqual(other.Troops);

    private sealed class Everything(Recorded recorded) : IFold
    {
        public Lanes[] Series { get; private set; } = [];

        public Lanes[] Scalars { get; private set; } = [];

        public Recorded Recorded => recorded;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms) => (Series, Scalars) = (arms[0].Series.ToArray(), arms[0].Scalars.ToArray());
    }

    /// <summary>Compares the attitudes that were kept with the outcomes that were measured of the same states.</summary>
    private sealed class Kept : IFold
    {
        public bool IsAsRecorded { get; private set; }

        public bool IsKeptWithoutNeed { get; private set; }

        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            Measures measures = new(SmallStudy.World);
            int reform = Outcomes.All.IndexOf(Outcomes.AttitudeReform);
            int operations = Outcomes.All.IndexOf(Outcomes.AttitudeOperations);
            AttitudePath kept = arms[0].Attitudes!;
            IsAsRecorded = true;
            for (int t = 0; t < SmallStudy.World.Horizon.Years; t++)
            {
                for (int i = 0; i < SmallStudy.World.States.Length; i++)
                {
                    int cell = t * arms[0].Width + (measures.Groups.Length + i) * Outcomes.All.Length;
                    IsAsRecorded &= kept.Reform[t][i][0] == arms[0].Series[cell + reform][0] && kept.Operations[t][i][0] == arms[0].Series[cell + operations][0];
                }
            }

            IsKeptWithoutNeed = arms[1].Attitudes is not null;
        }
    }

    private sealed class Checking(OutcomeYears years, Recorded recorded = Recorded.Years) : IFold
    {
        public int Seen { get; private set; }

        public Recorded Recorded => recorded;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            Recording recording = arms[0];
            int last = Horizon.IndexOf(years.To);
            for (int cell = 0; cell < recording.Width; cell++)
            {
                double expected = recording.Series[last * recording.Width + cell][0];
                if (Outcomes.All[cell % Outcomes.All.Length].Span == Span.Sum)
                {
                    expected = 0;
                    for (int t = Horizon.IndexOf(years.From); t <= last; t++)
                        expected += recording.Series[t * recording.Width + cell][0];
                }

                Assert.Equal(expected, recording.Scalars[cell][0]);
            }

            Seen++;
        }
    }
}
