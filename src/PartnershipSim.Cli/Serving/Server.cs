using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Serving;

/// <summary>
/// Reads requests from one stream and answers them on another. One thread reads, so that a cancellation is seen while
/// a request runs; the caller's thread answers, in the order of the requests.
/// </summary>
/// <remarks>
/// It ends when it is told to stop, when the requests end and all are answered, when an answer cannot be written
/// because the other side is gone, or by a signal. The sign of life each second notices a client that died while a
/// long request runs.
/// </remarks>
internal sealed class Server(Stream input, Stream output, int threads)
{
    /// <summary>Bytes of a line.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    /// <summary>Requests that may wait, and bytes of them together.</summary>
    private const int MostWaiting = 1000;
    private const long MostBytesWaiting = 4L * LongestLine;

    private static readonly TimeSpan Sign = TimeSpan.FromSeconds(1);

    private readonly AnswerLine _answers = new(output);
    private readonly BlockingCollection<Request> _waiting = [];
    private readonly List<Request> _open = [];
    private bool _isStopped;

    public int Run(CancellationToken stop)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop, _answers.Gone.Token);
        Thread reading = new(Read) { IsBackground = true };
        reading.Start();
        Answering answering = new(threads);
        try
        {
            foreach (Request request in _waiting.GetConsumingEnumerable(end.Token))
            {
                using (request)
                    Answer(request, answering, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }

        return stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private void Answer(Request request, Answering answering, CancellationToken end)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Done progress = new();
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            end, request.Cancellation);
        using (new Timer(_ => _answers.Working(request, clock.Elapsed.TotalSeconds, progress.Last), null, Sign, Sign))
        {
            try
            {
                either.Token.ThrowIfCancellationRequested();
                Answering.Answer answer = answering.To(request, progress, either.Token);
                Close(request);
                _answers.Done(request, answer.Warnings, answer.Result);
            }
            catch (OperationCanceledException)
            {
                Close(request);
                _answers.Refused(request.Id, [Problem("", "cancelled")], isCancelled: true);
            }
#pragma warning disable CA1031 // whatever it is, the client gets it as the answer to this request, and the server goes on
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Close(request);
                _answers.Refused(request.Id, ProblemsOf(problem));
            }
        }
    }

    /// <summary>Its id is free from now on: a client that has the answer may use it again.</summary>
    private void Close(Request request)
    {
        request.IsAnswered = true;
        lock (_open)
            _open.Remove(request);
    }

    private static ImmutableArray<Problem> ProblemsOf(Exception problem) => problem switch
    {
        RefusedException refused => refused.Problems,
        InvalidScenarioException { Problems.IsEmpty: false } invalid => invalid.Problems,
        InvalidScenarioException or ArgumentException or IOException or UnauthorizedAccessException =>
            [Problem("", problem.Message)],
        OutOfMemoryException => [Problem("", "there is not enough memory for this answer; ask for it in parts")],
        _ => [Problem("", $"internal error, please report it: {problem.GetType().Name}: {problem.Message}")],
    };

    private void Read()
    {
        try
        {
            LineReader lines = new(input, LongestLine);
            while (!_isStopped && lines.TryRead(out byte[]? line))
                Take(line, lines.Number);
        }
        catch (IOException)
        {
            // the other side is gone; what it asked is answered as if it had closed the pipe
        }

        _waiting.CompleteAdding();
    }

    private void Take(byte[]? line, long number)
    {
        if (line is null)
        {
            _answers.Refused(
                null, [Problem($"line {number}", $"is longer than {LongestLine / 1024 / 1024} MB; send it in parts")]);
            return;
        }

        if (line.AsSpan().Trim("\r\t "u8).IsEmpty)
            return;
        if (RequestLine.Read(line, number, out JsonElement? id, out Problem[] problems) is not { } request)
        {
            _answers.Refused(id, problems);
            return;
        }

        switch (request.Kind.Name)
        {
            case "cancel":
                Cancel(request);
                break;
            case "stop":
                Stop(request);
                break;
            default:
                Queue(request);
                break;
        }
    }

    private void Queue(Request request)
    {
        string? problem = null;
        lock (_open)
        {
            if (request.Id is { } id && _open.Any(open => open.IsCalled(id)))
                problem = $"{RequestReader.Short(id)} is the id of a request that waits; give each its own";
            else if (_open.Count >= MostWaiting
                || _open.Sum(open => (long)open.Bytes) + request.Bytes > MostBytesWaiting)
                problem = "too much waits to be answered; send it again when an answer has come";
            else
                _open.Add(request);
        }

        if (problem is null)
            _waiting.Add(request);
        else
            _answers.Refused(request.Id, [Problem("/id", problem)]);
    }

    private void Cancel(Request request)
    {
        RequestReader reader = new(request.Root);
        reader.CheckKeys(request.Kind);
        if (reader.HasErrors || reader.Value("of") is not { } of)
        {
            Refuse(request, reader);
            return;
        }

        bool isFound = false;
        lock (_open)
        {
            foreach (Request open in _open.Where(open => open.IsCalled(of)))
            {
                open.Cancel();
                isFound = true;
            }
        }

        Agree(request, isFound);
    }

    private void Stop(Request request)
    {
        RequestReader reader = new(request.Root);
        reader.CheckKeys(request.Kind);
        if (reader.HasErrors)
        {
            Refuse(request, reader);
            return;
        }

        _isStopped = true;
        lock (_open)
        {
            foreach (Request open in _open)
                open.Cancel();
            Agree(request, _open.Count > 0);
        }
    }

    private void Agree(Request request, bool isAnyCancelled) =>
        _answers.Done(request, [], json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("cancelled", isAnyCancelled);
            json.WriteEndObject();
        });

    private void Refuse(Request request, RequestReader reader)
    {
        try
        {
            reader.ThrowIfWrong();
        }
        catch (RefusedException refused)
        {
            _answers.Refused(request.Id, refused.Problems);
        }
    }

    private static Problem Problem(string place, string message) => new(place, 0, 0, Severity.Error, message);

    private sealed class Done : IProgress<Progress>
    {
        public Progress? Last { get; private set; }

        public void Report(Progress value) => Last = value;
    }
}
