using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// One more case of a law that is slow to try: the automatic check tries it, as <see cref="InlineDataAttribute"/>
/// would; a newcomer's machine makes do with the cases of the same law that stand beside it as usual
/// (<see cref="Effort"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnFullEffortAttribute(params object?[]? data) : DataAttribute
{
    private readonly object?[] _data = data ?? [null];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Effort.IsFull ? [new TheoryDataRow(_data)] : []);

    public override bool SupportsDiscoveryEnumeration() => true;
}
