using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>One room: its file, the game that its events have made, and the reports of its rounds.</summary>
internal sealed class Room : IDisposable
{
    private readonly Lock _gate = new();
    private readonly RoomFile _file;
    private readonly Scenario _basis;
    private readonly SemaphoreSlim _engine;
    private readonly Dictionary<int, Task<RoundReport>> _reports = [];
    private readonly CancellationTokenSource _over = new();
    private Game _game;
    private bool _isClosed;

    /// <param name="engine">One round is counted at a time, whichever room asks, so that requests of all others are
    /// answered quickly.</param>
    public Room(string name, RoomFile file, Game game, Scenario basis, SemaphoreSlim engine)
    {
        Name = name;
        _file = file;
        _game = game;
        _basis = basis;
        _engine = engine;
        Defaults = new ScenarioDefaults(game.Plan, basis);
    }

    /// <summary>Counts the rooms of this server in the order in which they were opened.</summary>
    public int Opened { get; set; }

    /// <summary>As requests call it.</summary>
    public string Name { get; }

    /// <summary>How the scenario that the game begins with has the planners' levers.</summary>
    public ScenarioDefaults Defaults { get; }

    /// <summary>How the game stands.</summary>
    public Game Game
    {
        get
        {
            lock (_gate)
                return _game;
        }
    }

    /// <summary>Where its events are kept.</summary>
    public string LogPath => _file.Path;

    /// <summary>Lets something happen that depends on how the game stands; refused, nothing has happened.</summary>
    /// <returns>The game afterwards.</returns>
    public Game Do(Func<Game, RoomEvent> decide)
    {
        lock (_gate)
        {
            if (_isClosed)
                throw new RefusedException("this room was closed", StatusCodes.Status404NotFound);
            RoomEvent happened = decide(_game) with { At = TimeProvider.System.GetUtcNow() };
            _file.Append(happened);
            _game = _game.After(happened);
            int? stale = happened is Rewound or Undone ? _game.Counted : null;
            foreach (int round in _reports.Keys.Where(round => round > stale).ToArray())
                _reports.Remove(round);

            return _game;
        }
    }

    /// <summary>The report of a counted round if it is ready; asking for it sets the engine to work.</summary>
    public RoundReport? Report(int round)
    {
        Task<RoundReport>? report;
        lock (_gate)
        {
            if (round > _game.Counted)
                return null;
            if (!_reports.TryGetValue(round, out report))
            {
                Game game = _game;
                report = _reports[round] = Task.Run(() => Count(game, round));
            }
        }

        return report.IsCompletedSuccessfully ? report.Result : null;
    }

    /// <summary>Why a round could not be counted, for the teacher, or null: then a page waits for the report.</summary>
    public string? Problem(int round)
    {
        lock (_gate)
        {
            if (!_reports.TryGetValue(round, out Task<RoundReport>? report) || !report.IsFaulted)
                return null;
            return report.Exception.InnerException is RefusedException refused ? refused.Message : InternalError.Words;
        }
    }

    /// <summary>What a page must look at again when it changes.</summary>
    public string Version => Now().Version;

    /// <summary>
    /// The game with its version: a page that took them one after the other could miss what happened in between.
    /// </summary>
    public (Game Game, string Version) Now()
    {
        lock (_gate)
            return (_game, $"{_game.Events}.{_reports.Count(pair => pair.Value.IsCompleted)}");
    }

    /// <summary>Its events, one line each.</summary>
    public ImmutableArray<string> Log()
    {
        lock (_gate)
            return [.. _file.Lines()];
    }

    /// <summary>
    /// Replaces every name in the game and in its file by a number: for good, also in what was recorded before.
    /// </summary>
    public void ForgetNames()
    {
        lock (_gate)
        {
            if (_isClosed)
                throw new RefusedException("this room was closed", StatusCodes.Status404NotFound);
            ImmutableArray<RoomEvent> nameless = Nameless.Events(_file.Events());
            _file.Replace(nameless);
            Game game = Game.Begin((RoomOpened)nameless[0]);
            _game = nameless.Skip(1).Aggregate(game, (before, happened) => before.After(happened)) with
            {
                Events = _game.Events + 1,
            };
        }
    }

    /// <summary>Closes the room for good.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _isClosed = true;
            _file.Retire();
        }

        _over.Cancel();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _file.Dispose();
        }

        _over.Cancel();
    }

    private async Task<RoundReport> Count(Game game, int round)
    {
        await _engine.WaitAsync(_over.Token);
        try
        {
            // a thread of its own: the threads of the pool answer requests
            return await Task.Factory.StartNew(
                () => RoundReport.Of(game, _basis, Defaults, round, _over.Token),
                _over.Token,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }
        finally
        {
            _engine.Release();
        }
    }
}
