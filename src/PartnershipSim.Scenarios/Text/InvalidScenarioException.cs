using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Text;

/// <summary>A scenario, or the data it stands on, cannot be used. Carries every problem found.</summary>
public sealed class InvalidScenarioException : Exception
{
    public InvalidScenarioException(ImmutableArray<Problem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    public InvalidScenarioException(string message)
        : base(message)
    {
    }

    public InvalidScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidScenarioException()
    {
    }

    public ImmutableArray<Problem> Problems { get; } = [];
}
