using System.Collections.Concurrent;

namespace PartnershipSim.Runs;

/// <summary>
/// The one place where threads are started: workers take numbered blocks until none is left. Blocks run in any order;
/// their results are stored by number, or folded in the order of the numbers, so the number of threads cannot be seen
/// in a result.
/// </summary>
/// <param name="threads">How many threads work, the caller's included; 0: one per processor.</param>
/// <param name="create">
/// Makes what one thread needs. A worker serves one thread at a time and is kept for the next call.
/// </param>
public sealed class BlockScheduler<TWorker>(int threads, Func<TWorker> create)
{
    private readonly ConcurrentBag<TWorker> _idle = [];

    /// <summary>Starts a thread; a machine that has none left throws.</summary>
    internal Action<Thread> Start { get; init; } = thread => thread.Start();

    /// <summary>
    /// Runs all blocks. What is thrown by one of them ends the others after the blocks in hand, and leaves here.
    /// </summary>
    /// <exception cref="OperationCanceledException">
    /// Asked to stop while blocks were left; a finished run is never discarded.
    /// </exception>
    public void Run(BlockWork<TWorker> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        OrderedQueue queue = new(work.Blocks, work.Fold, work.Finished, cancellation);
        int wanted = Math.Min(
            threads > 0 ? threads : Environment.ProcessorCount, Math.Max(work.Blocks, work.Fold?.Parts ?? 0));
        List<Thread> others = [];
        while (others.Count < wanted - 1 && TryStart(new Thread(Work) { IsBackground = true }) is { } other)
            others.Add(other);
        Work();
        foreach (Thread thread in others)
            thread.Join();
        queue.ThrowIfFailed();

        void Work()
        {
            try
            {
                TWorker worker = _idle.TryTake(out TWorker? idle) ? idle : create();
                while (queue.TryTake(out Piece piece))
                {
                    if (piece.IsBlock)
                        work.Run(worker, piece.Number);
                    else
                        work.Fold!.Fold(piece.Number, piece.Blocks, piece.Part);
                    queue.Finish(piece);
                }

                _idle.Add(worker);
            }
            catch (Exception problem) when (queue.Fail(problem))
            {
                // the thread that waits for all of them throws it again
            }
        }
    }

    /// <summary>Null if the machine has no thread left: then those that run do all the work.</summary>
    private Thread? TryStart(Thread thread)
    {
        try
        {
            Start(thread);
            return thread;
        }
        catch (Exception problem) when (problem is OutOfMemoryException or ThreadStartException)
        {
            return null;
        }
    }
}

/// <summary>Work that needs nothing of its own on a thread.</summary>
public static class BlockScheduler
{
    /// <summary>The results of independent pieces of work, by their numbers.</summary>
    /// <param name="threads">How many threads work, the caller's included; 0: one per processor.</param>
    /// <param name="count">How many pieces there are.</param>
    /// <param name="each">The result of a piece; called on any of the threads.</param>
    /// <param name="finished">Called after each piece, one call at a time.</param>
    /// <exception cref="OperationCanceledException">Asked to stop while pieces were left.</exception>
    public static T[] All<T>(
        int threads, int count, Func<int, T> each, Action? finished = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(each);
        T[] results = new T[count];
        new BlockScheduler<object>(threads, () => new()).Run(
            new(count, (_, number) => results[number] = each(number)) { Finished = _ => finished?.Invoke() },
            cancellation);
        return results;
    }
}

/// <summary>Numbered blocks of work.</summary>
/// <param name="Blocks">How many there are.</param>
/// <param name="Run">Runs one block.</param>
public sealed record BlockWork<TWorker>(int Blocks, Action<TWorker, int> Run)
{
    /// <summary>Called with the number of each block after it, one call at a time.</summary>
    public Action<int>? Finished { get; init; }

    /// <summary>How blocks are folded; null if their results are stored by number.</summary>
    public OrderedFold? Fold { get; init; }
}

/// <summary>
/// What is done with finished blocks in the order of their numbers. Batches of consecutive blocks are folded one after
/// the other; each in several parts that do not depend on each other, on all threads.
/// </summary>
/// <param name="BlocksPerBatch">At most <see cref="BatchesInFlight"/> batches are run and not yet folded.</param>
/// <param name="Parts">Into how many parts a batch is cut.</param>
/// <param name="Fold">Folds a part of a batch, which is given by its first block and the number of its blocks.</param>
public sealed record OrderedFold(int BlocksPerBatch, int Parts, Action<int, int, int> Fold)
{
    /// <summary>Two: while one is folded, the next is run.</summary>
    public const int BatchesInFlight = 2;

    /// <summary>Batches as large as a plan's blocks are folded together.</summary>
    public static OrderedFold Of(RunPlan plan, int parts, Action<int, int, int> fold)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.BlocksPerBatch, parts, fold);
    }
}
