using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Text;

/// <summary>Collects what is wrong, so that all of it is reported at once.</summary>
internal sealed class Problems
{
    /// <summary>Problems that are kept; a broken data file must not flood the screen.</summary>
    private const int Most = 200;

    /// <summary>Letters of a message that are kept; a file may have a word of any length.</summary>
    private const int LongestMessage = 2000;

    private readonly HashSet<Problem> _found = [];

    public bool HasErrors { get; private set; }

    public int Count => _found.Count;

    /// <summary>Something that must be repaired before anything runs.</summary>
    public void Error(string file, int line, int column, string message)
    {
        HasErrors = true;
        Add(file, line, column, Severity.Error, message);
    }

    /// <summary>Something that runs, but should be changed.</summary>
    public void Warning(string file, int line, int column, string message) =>
        Add(file, line, column, Severity.Warning, message);

    public void AddRange(IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            HasErrors |= problem.Severity == Severity.Error;
            _found.Add(problem);
        }
    }

    /// <summary>All of them, in the order of files and lines.</summary>
    public ImmutableArray<Problem> Sorted() => [.. _found.Order()];

    /// <summary>What a message quotes from a file must not act on the screen that shows it.</summary>
    private void Add(string file, int line, int column, Severity severity, string message)
    {
        if (_found.Count >= Most)
            return;
        string whole = message.Length > LongestMessage ? message[..LongestMessage] + " ..." : message;
        _found.Add(new(file, line, column, severity, HiddenCharacters.Shown(whole)));
    }
}
