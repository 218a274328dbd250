using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// Many numbers, each over all replicates, year by year. Up to <see cref="ExactUpTo"/> replicates every value is kept
/// and quantiles are exact; above, counts in fixed bins stand for the values. Sums always run in the order of the
/// replicates, and counts do not know an order, so the result is a function of the set of replicates.
/// </summary>
public sealed class Tally
{
    /// <summary>Quantiles are exact up to this number of replicates.</summary>
    public const int ExactUpTo = 512;

    private readonly int _width;
    private readonly RunPlan _plan;
    private readonly BlockStore _blocks;
    private readonly TallyRow[] _rows;

    /// <param name="rows">Years.</param>
    /// <param name="width">Numbers of a year.</param>
    /// <param name="isDefined">Which of the numbers of a year are defined at all; null: every one.</param>
    public Tally(int rows, int width, RunPlan plan, bool[]? isDefined = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _width = width;
        _plan = plan;
        IsExact = plan.Replicates <= ExactUpTo;
        _blocks = IsExact ? new(rows * width, plan.Blocks, plan.Replicates) : BlockStore.InOrder(rows * width, plan);
        _rows = [.. Enumerable.Range(0, rows).Select(row => new TallyRow(_blocks, row * width, width, isDefined))];
        InOrder = IsExact ? null : OrderedFold.Of(plan, rows, (first, blocks, row) => _rows[row].Add(first, blocks));
    }

    public bool IsExact { get; }

    /// <summary>How blocks are added; null as long as all of them are kept.</summary>
    public OrderedFold? InOrder { get; }

    /// <summary>Where a block is recorded: [row][number], flattened.</summary>
    public Lanes[] RoomFor(int block) => _blocks.RoomFor(block);

    /// <summary>Every cell, described on all threads of the plan.</summary>
    public Distribution[] Describe()
    {
        Distribution[] described = new Distribution[_rows.Length * _width];
        BlockScheduler<ExactColumns> scheduler = new(
            _plan.WorkingThreads, () => new(_blocks, IsExact ? _plan.Blocks : 0));
        scheduler.Run(new(_rows.Length, (columns, row) =>
        {
            Span<Distribution> ofRow = described.AsSpan(row * _width, _width);
            if (IsExact)
                _rows[row].Describe(columns, ofRow);
            else
                _rows[row].Describe(ofRow);
        }));
        return described;
    }
}
