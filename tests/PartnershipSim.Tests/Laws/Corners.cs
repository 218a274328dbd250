using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Points of the parameter space, numbered, always the same: corners (every parameter at an end of its range) and
/// points inside.
/// </summary>
public static class Corners
{
    public static TheoryData<int> Numbers(int count) => [.. Enumerable.Range(0, Effort.Cases(count))];

    /// <summary>Every parameter at the low or high end of its range, every mechanism on.</summary>
    public static ParameterPoint Point(int number) =>
        ParameterSpace.Default.With(ParameterSpace.Parameters.Select((parameter, place) =>
            ((Setting)parameter, Chance(number, place) < 0.5 ? parameter.Range.Low : parameter.Range.High)));

    /// <summary>Every parameter anywhere in its range; mechanisms on or off by chance.</summary>
    public static ParameterPoint InsidePoint(int number) =>
        ParameterSpace.Default.With(ParameterSpace.Settings.Select((setting, place) =>
            (setting, setting is Mechanism
                ? Math.Round(Chance(1000 + number, place))
                : setting.Range.Low + setting.Range.Width * Chance(1000 + number, place))));

    private static double Chance(int number, int place) =>
        Philox.Words((uint)number, (uint)place, 0, 0, 2026, 0).W0 / 4294967296.0;
}
