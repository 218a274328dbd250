using System.Runtime.CompilerServices;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// A theory whose cases take long: the automatic check tries all of them, a newcomer's machine every fourth, beginning
/// with the first (<see cref="Effort"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(Discoverer))]
public sealed class SlowTheoryAttribute(
    [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : TheoryAttribute(sourceFilePath, sourceLineNumber)
{
    /// <summary>Finds its cases one by one, and leaves out those of the others.</summary>
    public sealed class Discoverer : TheoryDiscoverer
    {
        public override async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
            ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod,
            IFactAttribute factAttribute)
        {
            bool? usual = discoveryOptions.PreEnumerateTheories();
            discoveryOptions.SetPreEnumerateTheories(true);
            IReadOnlyCollection<IXunitTestCase> cases = await base.Discover(
                discoveryOptions, testMethod, factAttribute);
            discoveryOptions.SetPreEnumerateTheories(usual);
            return [.. Effort.Of(cases)];
        }
    }
}
