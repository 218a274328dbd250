using System.Diagnostics;
using PartnershipSim.Runs;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// Progress on standard error: one line that is written over with share, count and time left where somebody watches, a
/// plain line every tenth of the way where nobody does. Runs that are over before anybody could read say nothing.
/// </summary>
internal sealed class ProgressLine(string what, bool isQuiet) : IProgress<Progress>, IDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(0.1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastDrawn;
    private int _tenths;
    private bool _isDrawn;

    public void Report(Progress value)
    {
        if (isQuiet || _clock.Elapsed < Patience || value.Total == 0)
            return;
        double share = (double)value.Done / value.Total;
        TimeSpan left = _clock.Elapsed * ((1 - share) / Math.Max(share, 1e-9));
        if (Screen.IsWatched)
            Draw(value, share, left);
        else
            Note(value, share, left);
    }

    public void Dispose()
    {
        if (_isDrawn)
            Console.Error.Write("\r\u001b[K");
    }

    private void Draw(Progress value, double share, TimeSpan left)
    {
        if (_clock.Elapsed - _lastDrawn < Refresh)
            return;
        _lastDrawn = _clock.Elapsed;
        _isDrawn = true;
        int filled = (int)(share * BarWidth);
        string line = $"{what}  [{new string('#', filled)}{new string('.', BarWidth - filled)}] {share,4:0%}  "
            + $"{value.Done:N0} of {value.Total:N0}  {Time(left)} left";
        int room = Math.Max(Screen.Messages.Profile.Width - 1, 1); // a line that wraps cannot be written over
        Console.Error.Write($"\r{(line.Length > room ? line[..room] : line)}\u001b[K");
    }

    private void Note(Progress value, double share, TimeSpan left)
    {
        int tenths = (int)(share * 10);
        if (tenths <= _tenths)
            return;
        _tenths = tenths;
        Console.Error.WriteLine($"{what}  {share:0%}  {value.Done:N0} of {value.Total:N0}  {Time(left)} left");
    }

    private static string Time(TimeSpan time) =>
        time.TotalMinutes >= 1 ? $"{(int)time.TotalMinutes} min {time.Seconds:00} s" : $"{time.TotalSeconds:0} s";
}
