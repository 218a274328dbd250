using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Serving;

/// <summary>A request cannot be answered; carries every problem, each with a JSON pointer as its place.</summary>
internal sealed class RefusedException(ImmutableArray<Problem> problems) : Exception(problems[0].Message)
{
    public RefusedException(string place, string message)
        : this([new Problem(place, 0, 0, Severity.Error, message)])
    {
    }

    public ImmutableArray<Problem> Problems { get; } = problems;
}
