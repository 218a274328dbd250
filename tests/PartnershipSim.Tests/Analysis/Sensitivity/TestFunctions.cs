using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

/// <summary>Functions whose indices are known on paper.</summary>
internal static class TestFunctions
{
    // Ishigami and Homma 1990 with their constants
    private const double A = 7, B = 0.1;

    // Sobol' G with the constants of Saltelli and Sobol' 1995
    private static readonly double[] G = [0, 1, 4.5, 9, 99, 99];

    public static ImmutableArray<Axis> IshigamiAxes { get; } = [.. Enumerable.Range(1, 3)
        .Select(i => Axis.Real($"x{i}", -Math.PI, Math.PI))];

    public static double IshigamiVariance { get; } = A * A / 8 + B * Math.Pow(Math.PI, 4) / 5
        + B * B * Math.Pow(Math.PI, 8) / 18 + 0.5;

    public static double[] IshigamiFirst { get; } =
        [0.5 * Math.Pow(1 + B * Math.Pow(Math.PI, 4) / 5, 2) / IshigamiVariance, A * A / 8 / IshigamiVariance, 0];

    public static double IshigamiPair13 { get; } = B * B * Math.Pow(Math.PI, 8) * 8 / 225 / IshigamiVariance;

    public static double[] IshigamiTotal { get; } =
    [
        IshigamiFirst[0] + IshigamiPair13, IshigamiFirst[1], IshigamiPair13,
    ];

    public static double Ishigami(double[] x) =>
        Math.Sin(x[0]) + A * Math.Sin(x[1]) * Math.Sin(x[1]) + B * Math.Pow(x[2], 4) * Math.Sin(x[0]);

    public static ImmutableArray<Axis> GAxes { get; } = [.. Enumerable.Range(1, G.Length)
        .Select(i => Axis.Real($"x{i}", 0, 1))];

    public static double SobolG(double[] x) =>
        x.Zip(G).Aggregate(
            1.0, (product, pair) => product * (Math.Abs(4 * pair.First - 2) + pair.Second) / (1 + pair.Second));

    public static double[] GFirst => [.. Parts.Select(part => part / GVariance)];

    public static double[] GTotal => [.. Parts.Select(part => part * (GVariance + 1) / (1 + part) / GVariance)];

    private static double[] Parts => [.. G.Select(g => 1 / (3 * (1 + g) * (1 + g)))];

    private static double GVariance => Parts.Aggregate(1.0, (product, part) => product * (1 + part)) - 1;

    public static double[][] Once(this double[][] points, Func<double[], double> function) =>
        [.. points.Select(point => new[] { function(point) })];
}
