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
        _blocks = new(rows * width, IsExact ? plan.Blocks : 0, plan.Replicates);
        _rows = [.. Enumerable.Range(0, rows).Select(row => new TallyRow(row * width, width, isDefined))];
    }

    public bool IsExact { get; }

    /// <summary>Where a block is recorded as long as all of them are kept: [row][number], flattened.</summary>
    public Lanes[] RoomFor(int block) => _blocks.RoomFor(block);

    /// <summary>
    /// Adds a row of consecutive blocks to the counts. One call at a time for a row, in the order of the blocks.
    /// </summary>
    /// <param name="ofRow">Where the blocks' numbers of this row stand.</param>
    public void Add(int row, BlockStore ofRow, int first, int blocks) => _rows[row].Add(ofRow, first, blocks);

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
