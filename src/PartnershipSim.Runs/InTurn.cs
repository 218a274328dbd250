namespace PartnershipSim.Runs;

/// <summary>
/// Batches pass the same rows, on several threads, and each row in the order of their numbers. Batches have to be begun
/// in that order.
/// </summary>
/// <param name="rows">How many rows there are.</param>
internal sealed class InTurn(int rows)
{
    private readonly object _gate = new();
    private readonly int[] _next = new int[rows];
    private bool _isOver;

    /// <summary>
    /// Waits until all batches before this one have passed the row; false if one of them never will.
    /// </summary>
    public bool Await(int row, int batch)
    {
        lock (_gate)
        {
            while (_next[row] != batch && !_isOver)
                Monitor.Wait(_gate);
            return !_isOver;
        }
    }

    /// <summary>The batch has passed the row.</summary>
    public void Pass(int row)
    {
        lock (_gate)
        {
            _next[row]++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A batch has failed: no other waits for it any longer.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }
    }
}
