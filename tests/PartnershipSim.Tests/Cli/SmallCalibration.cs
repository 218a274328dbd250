using PartnershipSim.Tests.Cli;
using Xunit;

[assembly: AssemblyFixture(typeof(SmallCalibration))]

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// A workplace in which the real program has calibrated two parameters with the fewest points, on one thread, the first
/// time that a test asks for it. It takes ten seconds.
/// </summary>
public sealed class SmallCalibration : IDisposable
{
    /// <summary>A study of two parameters.</summary>
    public const string Study = "scenarios/studies/two.yaml";

    private readonly Lazy<(Workplace Place, Ended Ended)> _done = new(() =>
    {
        Workplace place = Place();
        return (place, place.Run($"calibrate {Study} -o whole --threads 1"));
    });

    /// <summary>Holds the result in the folder <c>whole</c>.</summary>
    internal Workplace Calibrated => _done.Value.Place;

    internal Ended Ended => _done.Value.Ended;

    /// <summary>A workplace with the study in it.</summary>
    internal static Workplace Place()
    {
        Workplace place = new();
        place.Write(Study, """
            study: two
            base: ../baseline.yaml
            axes:
              operations.join_persistence: { from: 3, to: 6 }
              capability.interop_learning:
            points: 40
            seed: 5
            """);
        return place;
    }

    public void Dispose()
    {
        if (_done.IsValueCreated)
            _done.Value.Place.Dispose();
    }
}
