using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>Collects what is wrong, so that all of it is reported at once.</summary>
internal sealed class Problems
{
    /// <summary>Nobody reads more than this; a broken data file must not flood the screen.</summary>
    private const int Most = 200;

    /// <summary>Nor longer ones; a file may hold a word of any length.</summary>
    private const int LongestMessage = 2000;

    private readonly HashSet<Problem> _found = [];

    public bool HasErrors { get; private set; }

    public int Count => _found.Count;

    public void Error(string file, int line, int column, string message)
    {
        HasErrors = true;
        if (_found.Count < Most)
            _found.Add(new(file, line, column, Severity.Error, message.Length > LongestMessage ? message[..LongestMessage] + " ..." : message));
    }

    public void AddRange(IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            HasErrors |= problem.Severity == Severity.Error;
            _found.Add(problem);
        }
    }

    public ImmutableArray<Problem> Sorted() => [.. _found.Order()];
}
