using PartnershipSim.Tests;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Cli.Cluster;
using PartnershipSim.Tests.Cli.Faults;
using PartnershipSim.Tests.Fuzz;
using PartnershipSim.Tests.Seminar.Classroom;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace PartnershipSim.Tests;

/// <summary>
/// Classes whose tests take longest one after the other begin first, so that they run beside the others and not after
/// them. The others come in the order of their names.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long =
    [
        typeof(SlurmTests), typeof(WholeGameTests), typeof(ClassroomPageTests), typeof(ReadmeTests),
        typeof(CalibrateCommandTests), typeof(PlayedGameTests), typeof(KilledTests), typeof(PagesStayPutTests),
        typeof(FuzzTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. testCollections.OrderBy(collection => Place(collection)).ThenBy(
            collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
    ];

    /// <summary>The place of its class in the list, or after all of them.</summary>
    private static int Place(ITestCollection collection)
    {
        int place = Array.FindIndex(Long, type => collection.TestCollectionDisplayName.Contains(
            $" {type.FullName} ", StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
