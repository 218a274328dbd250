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
    private readonly int[] _replicatesOf;

    // [cell][member of the ensemble], flattened
    private readonly double[] _ofMembers;

    /// <param name="width">Groups times outcomes.</param>
    public YearlyDifferences(int years, int width, RunPlan plan)
    {
        _plan = plan;
        _width = width;
        _waiting = BlockStore.InOrder(years * width, plan);
        _sums = new double[years * width];
        _squares = new double[years * width];
        _replicatesOf = new int[plan.Members];
        for (int replicate = 0; replicate < plan.Replicates && _replicatesOf.Length > 0; replicate++)
            _replicatesOf[plan.MemberOf(replicate)]++;
        _ofMembers = new double[years * width * _replicatesOf.Length];
    }

    /// <summary>
    /// The mean difference in a year, and its 90 % interval: Student's t, or over the members of an ensemble.
    /// </summary>
    public (double Mean, Interval Interval90) Of(Outcome outcome, int group, int year)
    {
        int cell = Horizon.IndexOf(year) * _width + group * Outcomes.All.Length + Outcomes.All.IndexOf(outcome);
        double mean = _sums[cell] / _plan.Replicates;
        if (_replicatesOf.Length > 0)
        {
            double[] ofMembers = OfMembers(cell).ToArray();
            return (mean, Distribution.Middle(ofMembers.Zip(_replicatesOf, (sum, count) => sum / count), 0.90));
        }

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
        Span<int> members = stackalloc int[_replicatesOf.Length > 0 ? _waiting.CountOf(first, blocks) : 0];
        for (int r = 0; r < members.Length; r++)
            members[r] = _plan.MemberOf(first * Lanes.Count + r);

        for (int cell = year * _width; cell < (year + 1) * _width; cell++)
        {
            ReadOnlySpan<double> differences = _waiting.Column(first, blocks, cell, room);
            double sum = _sums[cell], squares = _squares[cell];
            foreach (double difference in differences)
            {
                sum += difference;
                squares += difference * difference;
            }

            (_sums[cell], _squares[cell]) = (sum, squares);
            Span<double> ofMembers = OfMembers(cell);
            for (int r = 0; r < members.Length; r++)
                ofMembers[members[r]] += differences[r];
        }
    }

    private Span<double> OfMembers(int cell) =>
        _ofMembers.AsSpan(cell * _replicatesOf.Length, _replicatesOf.Length);
}
