using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Text;

/// <summary>What reading a file gave: a value, or every problem that stands in its way.</summary>
public sealed class ReadResult<T>
    where T : class
{
    internal ReadResult(T? value, Problems problems)
    {
        Problems = problems.Sorted();
        Value = problems.HasErrors ? null : value;
    }

    /// <summary>The value, or null if any problem is an error.</summary>
    public T? Value { get; }

    /// <summary>All problems, in the order of files and lines.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The value, or an exception that carries the problems.</summary>
    public T Require() => Value ?? throw new InvalidScenarioException(Problems);
}
