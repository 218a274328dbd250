using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// In what share of the replicates each state is a member of the Alliance in each year, arm by arm under common random
/// numbers. Shares are counts over the number of replicates, so the order of the blocks does not matter.
/// </summary>
public sealed class MembershipShares
{
    private readonly int[] _counts;
    private readonly int _states;
    private readonly int _replicates;

    private MembershipShares(int years, int states, int replicates)
    {
        _counts = new int[years * states];
        _states = states;
        _replicates = replicates;
    }

    /// <summary>The share of the replicates in which a state is a member in a calendar year, 0 to 1.</summary>
    /// <param name="state">Its number in iso3 order.</param>
    public double this[int state, int year] =>
        (double)_counts[Horizon.IndexOf(year) * _states + state] / _replicates;

    /// <summary>Runs the arms, which have the same years and states; one result for each.</summary>
    public static ImmutableArray<MembershipShares> Of(
        ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Counting counting = new(arms, plan);
        BlockRunner.Run(arms, plan, years, counting, null, cancellation);
        return counting.Arms;
    }

    /// <summary>
    /// Does the membership of any group differ between two scenarios in any year? Then it is worth counting who joins
    /// when.
    /// </summary>
    public static bool Differ(Comparison comparison, string other, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Subjects.Where(subject => subject.Kind == "cohort").Any(cohort => Enumerable
            .Range(Horizon.Start, lastYear - Horizon.Start + 1)
            .Any(year => comparison.InYear(other, Outcomes.Member, cohort.Key, year).Mean is not (0 or double.NaN)));
    }

    private sealed class Counting : IFold
    {
        private readonly Lock _adding = new();
        private readonly int _width;
        private readonly int _years;
        private readonly int[] _members;

        public Counting(ImmutableArray<Arm> arms, RunPlan plan)
        {
            CompiledModel model = arms[0].Model;
            Measures measures = new(model);
            int first = measures.Groups.Length, outcomes = Outcomes.All.Length;
            _width = Recording.WidthOf(measures, Recorded);
            _years = model.Horizon.Years;
            _members =
            [
                .. model.States.Select((_, i) => (first + i) * outcomes + Outcomes.All.IndexOf(Outcomes.Member)),
            ];
            Arms = [.. arms.Select(_ => new MembershipShares(_years, model.States.Length, plan.Replicates))];
        }

        public ImmutableArray<MembershipShares> Arms { get; }

        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            lock (_adding)
            {
                for (int a = 0; a < arms.Length; a++)
                    Add(Arms[a]._counts, arms[a].Series, block.Count);
            }
        }

        private void Add(int[] counts, ReadOnlySpan<Lanes> series, int lanes)
        {
            for (int year = 0; year < _years; year++)
            {
                for (int i = 0; i < _members.Length; i++)
                {
                    Lanes member = series[year * _width + _members[i]];
                    for (int lane = 0; lane < lanes; lane++)
                        counts[year * _members.Length + i] += member[lane] > 0 ? 1 : 0;
                }
            }
        }
    }
}
