using PartnershipSim.Experiments.Running;
using PartnershipSim.Model;
using Xunit;
using Span = PartnershipSim.Model.Span;

namespace PartnershipSim.Tests.Experiments.Running;

public sealed class RecordingTests
{
    [Fact]
    public void A_sum_is_the_sum_of_its_years_and_a_level_is_that_of_the_last()
    {
        Checking fold = new(SmallStudy.Years);
        Runner.Run([new Arm("run", SmallStudy.World)], SmallStudy.Plan(8), SmallStudy.Years, fold);

        Assert.True(fold.Seen);
    }

    [Fact]
    public void Outcome_years_are_1996_to_2014_unless_the_horizon_is_shorter()
    {
        Assert.Equal(new OutcomeYears(1996, 2014), OutcomeYears.Default(new Horizon(2020)));
        Assert.Equal(new OutcomeYears(1996, 2005), OutcomeYears.Default(new Horizon(2005)));
    }

    [Theory]
    [InlineData(1996, 2021)]
    [InlineData(2014, 1996)]
    public void Years_that_are_never_reached_are_refused_instead_of_measured_as_nothing(int from, int to) =>
        Assert.Throws<ArgumentException>(() => Study.Run(SmallStudy.World, SmallStudy.Plan(8), new OutcomeYears(from, to)));

    private sealed class Checking(OutcomeYears years) : IFold
    {
        public bool Seen { get; private set; }

        public void Fold(int first, int count, ReadOnlySpan<Recording> arms)
        {
            Recording recording = arms[0];
            int last = Horizon.IndexOf(years.To);
            for (int cell = 0; cell < recording.Cells; cell++)
            {
                double expected = recording.Series[last * recording.Cells + cell][0];
                if (Outcomes.All[cell % Outcomes.All.Length].Span == Span.Sum)
                {
                    expected = 0;
                    for (int t = Horizon.IndexOf(years.From); t <= last; t++)
                        expected += recording.Series[t * recording.Cells + cell][0];
                }

                Assert.Equal(expected, recording.Scalars[cell][0]);
            }

            Seen = true;
        }
    }
}
