using System.Runtime.ExceptionServices;

namespace PartnershipSim.Runs;

/// <summary>
/// Hands out blocks, and the parts of complete batches as soon as all earlier batches are folded. Blocks wait for a
/// batch only if too many batches are in flight.
/// </summary>
internal sealed class OrderedQueue(int blocks, OrderedFold? fold, Action<int>? finished, CancellationToken cancellation)
{
    private readonly object _gate = new();
    private readonly int _batch = fold?.BlocksPerBatch ?? Math.Max(1, blocks);
    private readonly int[] _finishedOf = new int[OrderedFold.BatchesInFlight];
    private int _nextBlock;
    private int _nextPart;
    private int _foldedParts;
    private int _foldedBatches;
    private ExceptionDispatchInfo? _failure;

    /// <summary>
    /// The next piece of work, waiting for it if need be; false if there is none any more, or something went wrong.
    /// </summary>
    public bool TryTake(out Piece piece)
    {
        lock (_gate)
        {
            while (_failure is null && !IsOver)
            {
                if (fold is not null && _nextPart < fold.Parts && IsComplete)
                {
                    piece = Piece.PartOf(_foldedBatches * _batch, BlocksOf(_foldedBatches), _nextPart++);
                    return true;
                }

                if (_nextBlock < blocks)
                {
                    if (cancellation.IsCancellationRequested)
                    {
                        FailWith(new OperationCanceledException(cancellation));
                        break;
                    }

                    if (_nextBlock / _batch < _foldedBatches + OrderedFold.BatchesInFlight)
                    {
                        piece = Piece.Block(_nextBlock++);
                        return true;
                    }
                }

                Monitor.Wait(_gate);
            }
        }

        piece = default;
        return false;
    }

    public void Finish(Piece piece)
    {
        lock (_gate)
        {
            if (piece.IsBlock)
                FinishBlock(piece.Number);
            else if (++_foldedParts == fold!.Parts)
                FinishBatch();
        }
    }

    /// <summary>Lets nobody take any more. Only the first problem is kept.</summary>
    public bool Fail(Exception problem)
    {
        lock (_gate)
            FailWith(problem);
        return true;
    }

    public void ThrowIfFailed() => _failure?.Throw();

    // without a fold nobody waits for blocks that others have in hand
    private bool IsOver => fold is null ? _nextBlock == blocks : _foldedBatches * _batch >= blocks;

    private bool IsComplete => _finishedOf[_foldedBatches % OrderedFold.BatchesInFlight] == BlocksOf(_foldedBatches);

    private int BlocksOf(int batch) => Math.Min(_batch, blocks - batch * _batch);

    private void FinishBlock(int block)
    {
        _finishedOf[block / _batch % OrderedFold.BatchesInFlight]++;
        finished?.Invoke(block);
        if (fold is not null && IsComplete)
            Monitor.PulseAll(_gate);
    }

    private void FinishBatch()
    {
        _finishedOf[_foldedBatches % OrderedFold.BatchesInFlight] = 0;
        _foldedBatches++;
        _nextPart = 0;
        _foldedParts = 0;
        Monitor.PulseAll(_gate);
    }

    private void FailWith(Exception problem)
    {
        _failure ??= ExceptionDispatchInfo.Capture(problem);
        Monitor.PulseAll(_gate);
    }
}

/// <summary>A block to be run, or a part of a batch to be folded.</summary>
/// <param name="Number">The block, or the first block of the batch.</param>
/// <param name="Blocks">How many blocks the batch has; 0 for a block.</param>
/// <param name="Part">The part of the batch.</param>
internal readonly record struct Piece(int Number, int Blocks, int Part)
{
    public bool IsBlock => Blocks == 0;

    public static Piece Block(int number) => new(number, 0, 0);

    public static Piece PartOf(int first, int blocks, int part) => new(first, blocks, part);
}
