using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>Sums, over the replicates, of what one arm differs from the base in each year: for the groups.</summary>
internal sealed class YearlyDifferences
{
    private readonly RunPlan _plan;
    private readonly int _width;
    private readonly BlockStore _waiting;
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly (double[] Sums, int Count)[] _members;

    /// <param name="width">Groups times outcomes.</param>
    public YearlyDifferences(int years, int width, RunPlan plan)
    {
        _plan = plan;
        _width = width;
        _waiting = BlockStore.InOrder(years * width, plan);
        _sums = new double[years * width];
        _squares = new double[years * width];
        _members = [.. Enumerable.Range(0, plan.Members)
            .Select(member => (new double[years * width], CountOf(plan, member)))];
    }

    /// <summary>
    /// The mean difference in a year, and its 90 % interval: Student's t, or over the members of an ensemble.
    /// </summary>
    public (double Mean, Interval Interval90) Of(Outcome outcome, int group, int year)
    {
        int cell = Horizon.IndexOf(year) * _width + group * Outcomes.All.Length + Outcomes.All.IndexOf(outcome);
        double mean = _sums[cell] / _plan.Replicates;
        if (_members.Length > 0)
            return (mean, Distribution.Middle(_members.Select(member => member.Sums[cell] / member.Count), 0.90));
        double variance = Math.Max(0, _squares[cell] - mean * _sums[cell]) / Math.Max(1, _plan.Replicates - 1);
        return (mean, PairedSample.StudentInterval(mean, variance, _plan.Replicates, 0.90));
    }

    /// <summary>Takes the years of a block, which then waits to be added.</summary>
    public void Keep(Block block, ReadOnlySpan<Lanes> own, ReadOnlySpan<Lanes> @base)
    {
        Lanes[] differences = _waiting.RoomFor(block.Number);
        for (int cell = 0; cell < differences.Length; cell++)
            differences[cell] = own[cell] - @base[cell];
    }

    /// <summary>Adds a year of consecutive blocks, in the order of their replicates.</summary>
    public void AddYear(int first, int blocks, int year)
    {
        Span<double> room = stackalloc double[blocks * Lanes.Count];
        for (int cell = year * _width; cell < (year + 1) * _width; cell++)
        {
            ReadOnlySpan<double> differences = _waiting.Column(first, blocks, cell, room);
            foreach (double difference in differences)
            {
                _sums[cell] += difference;
                _squares[cell] += difference * difference;
            }

            for (int r = 0; r < differences.Length && _members.Length > 0; r++)
                _members[_plan.MemberOf(first * Lanes.Count + r)].Sums[cell] += differences[r];
        }
    }

    private static int CountOf(RunPlan plan, int member) =>
        Enumerable.Range(0, plan.Replicates).Count(replicate => plan.MemberOf(replicate) == member);
}
