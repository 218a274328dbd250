using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Analysis.Evidence;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Analysis.Evidence;

/// <summary>
/// The minimum-wage data of the R package did, and what did and its twin for Stata print for them (PROVENANCE.md).
/// </summary>
internal static class Mpdta
{
    private static readonly string[][] Rows = Read("mpdta.csv");

    private static readonly string[][] Printed = Read("mpdta-reference.csv");

    private static string[][] Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Tests, "Analysis", "Evidence", file)).Skip(1)
            .Select(line => line.Split(',')),
    ];

    public static PanelShape Shape { get; } =
        new([.. Rows.Select(row => row[0])], [2003, 2004, 2005, 2006, 2007]);

    /// <summary>The same counties, in clusters by state.</summary>
    public static PanelShape ByState { get; } =
        new(Shape.Units, Shape.Periods, Numbered([.. Rows.Select(row => int.Parse(row[0]) / 1000)]));

    /// <summary>Log of teen employment.</summary>
    public static Panel Employment { get; } = new(
        Shape, [.. Rows.SelectMany(row => row.Skip(3).Select(count => Math.Log(Number(count))))]);

    public static Cohorts MinimumWage { get; } =
        new([.. Rows.Select(row => row[2] == "0" ? Cohorts.Never : int.Parse(row[2]))]);

    /// <summary>Log of thousands of inhabitants.</summary>
    public static Variable LogPopulation { get; } =
        Variable.PerUnit("log population", Shape, [.. Rows.Select(row => Math.Log(Number(row[1]) / 1000))]);

    public static ImmutableArray<Reference> ReferencesOf(string @case, string series) =>
    [
        .. Printed.Where(row => row[0] == @case && row[1] == series)
            .Select(row => new Reference(Whole(row[2]), Whole(row[3]), Number(row[4]), Number(row[5]))),
    ];

    private static int Whole(string text) => text.Length == 0 ? 0 : int.Parse(text);

    /// <summary>Not a number where did prints none.</summary>
    private static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static ImmutableArray<int> Numbered(ImmutableArray<int> labels)
    {
        int[] known = [.. labels.Distinct().Order()];
        return [.. labels.Select(label => Array.IndexOf(known, label))];
    }
}

/// <summary>A printed number.</summary>
/// <param name="Key">Group, event time or period.</param>
/// <param name="Period">Of a group-time effect.</param>
internal sealed record Reference(int Key, int Period, double Estimate, double StandardError);
