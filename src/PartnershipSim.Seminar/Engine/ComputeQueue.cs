using Microsoft.AspNetCore.Http;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Engine;

/// <summary>
/// Computes for the explorers, one request at a time on a thread of its own, so that a classroom on the same machine
/// stays quick. A page has at most
/// one request that runs and one that waits: a newer one takes the place of both. First answers go before refined ones,
/// and addresses take turns.
/// </summary>
internal sealed class ComputeQueue : IDisposable
{
    /// <summary>Requests that wait at most, of all pages together.</summary>
    public const int MostWaiting = 64;

    private readonly Lock _gate = new();
    private readonly List<Job> _waiting = [];
    private readonly Dictionary<string, long> _served = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _over = new();
    private readonly Thread _thread;
    private readonly Action _idle;
    private readonly TimeSpan _patience;
    private Job? _running;
    private long _turn;

    /// <param name="idle">Called when nothing has been asked for a while, to release memory.</param>
    /// <param name="patience">For how long nothing must have been asked.</param>
    public ComputeQueue(Action idle, TimeSpan patience)
    {
        _idle = idle;
        _patience = patience;
        _thread = new Thread(Loop) { IsBackground = true, Name = "explorer" };
        _thread.Start();
    }

    /// <summary>Computes something for a page, as the newest of its requests.</summary>
    /// <param name="kind">Requests of another kind, such as a reason beside a picture, do not take each other's
    /// place.</param>
    /// <param name="isQuick">A first answer, which goes before refined ones.</param>
    /// <param name="gone">Set when nobody waits for the answer any more.</param>
    /// <exception cref="RefusedException">A newer request took its place, or too many wait.</exception>
    public async Task<T> Compute<T>(
        Visitor visitor, string kind, bool isQuick, Func<CancellationToken, T> work, CancellationToken gone)
        where T : class
    {
        Job job = new(
            visitor, kind, isQuick, stop => work(stop), CancellationTokenSource.CreateLinkedTokenSource(gone));
        await using CancellationTokenRegistration registration = job.Stop.Token.Register(() => Leave(job));
        Enter(job);
        try
        {
            return (T)await job.Answer.Task;
        }
        finally
        {
            // what is computed for nobody is given up
            job.Cancel();
        }
    }

    public void Dispose()
    {
        _over.Cancel();
        lock (_gate)
            _running?.Cancel();
        _work.Release();
        _thread.Join();
        _work.Dispose();
        _over.Dispose();
    }

    private void Enter(Job job)
    {
        List<Job> refused = [];
        Job? overtaken = null;
        lock (_gate)
        {
            for (int i = _waiting.Count - 1; i >= 0; i--)
            {
                if (_waiting[i].IsOfSamePage(job))
                {
                    refused.Add(_waiting[i]);
                    _waiting.RemoveAt(i);
                }
            }

            if (_running is { } running && running.IsOfSamePage(job))
                overtaken = running;
            _waiting.Add(job);
        }

        foreach (Job older in refused)
            older.Refuse(Overtaken());
        if (overtaken is not null)
        {
            overtaken.Refuse(Overtaken());
            overtaken.Cancel();
        }

        Crowded()?.Refuse(new RefusedException(
            "the explorer is busy; try again in a moment", StatusCodes.Status503ServiceUnavailable));
        _work.Release();
    }

    /// <summary>If too many wait, the last request of the address that has most of them.</summary>
    private Job? Crowded()
    {
        lock (_gate)
        {
            if (_waiting.Count <= MostWaiting)
                return null;
            string address = _waiting.GroupBy(job => job.Visitor.Address).MaxBy(group => group.Count())!.Key;
            int last = _waiting.FindLastIndex(job => job.Visitor.Address == address);
            Job crowded = _waiting[last];
            _waiting.RemoveAt(last);
            return crowded;
        }
    }

    private void Leave(Job job)
    {
        lock (_gate)
            _waiting.Remove(job);
        job.Answer.TrySetCanceled();
    }

    private void Loop()
    {
        bool isClean = true;
        while (!_over.IsCancellationRequested)
        {
            if (!_work.Wait(isClean ? Timeout.InfiniteTimeSpan : _patience))
            {
                isClean = true;
                _idle();
                continue;
            }

            if (Next() is not { } job)
                continue;
            isClean = false;
            job.Run();
            lock (_gate)
                _running = null;
        }
    }

    private Job? Next()
    {
        lock (_gate)
        {
            Job? next = _waiting.OrderBy(job => job.IsQuick ? 0 : 1)
                .ThenBy(job => _served.GetValueOrDefault(job.Visitor.Address)).FirstOrDefault();
            if (next is null)
                return null;
            _waiting.Remove(next);
            if (_served.Count > MostWaiting)
                _served.Clear();
            _served[next.Visitor.Address] = ++_turn;
            return _running = next;
        }
    }

    private static RefusedException Overtaken() =>
        new("a newer request of this page took its place", StatusCodes.Status409Conflict);

    private sealed class Job(
        Visitor visitor, string kind, bool isQuick, Func<CancellationToken, object> work, CancellationTokenSource stop)
    {
        public Visitor Visitor => visitor;

        public bool IsQuick => isQuick;

        public CancellationTokenSource Stop => stop;

        /// <summary>Continuations run elsewhere: this thread only computes.</summary>
        public TaskCompletionSource<object> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOfSamePage(Job other) => visitor == other.Visitor && kind == other.Kind;

        private string Kind => kind;

        public void Refuse(RefusedException refused) => Answer.TrySetException(refused);

        public void Cancel() => stop.Cancel();

        public void Run()
        {
            if (Answer.Task.IsCompleted)
                return;
            try
            {
                Answer.TrySetResult(work(stop.Token));
            }
            catch (OperationCanceledException)
            {
                Answer.TrySetCanceled();
            }
            catch (Exception failure)
            {
                // an error belongs to the request that met it; the queue goes on
                Answer.TrySetException(failure);
            }
        }
    }
}
