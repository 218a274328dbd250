using System.Globalization;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Experiments.Sweeping;

/// <summary>design.csv: the points of a sweep, one row each, numbered from 0, with every axis in the words or numbers of the study file.</summary>
internal static class DesignFile
{
    public const string FileName = "design.csv";

    public static void Write(string folder, SweepPlan plan) => AtomicFile.Write(Path.Combine(folder, FileName), stream => Tables.Write(
        stream, ["point", .. plan.Study.Axes.Select(axis => axis.Column)], plan.Points.Select((point, p) => Row(plan.Study, p, point))));

    /// <summary>The words of each point, in the order of the axes; null if the file is not that of <paramref name="points"/> points.</summary>
    public static string[][]? Read(string folder, int points)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        string[][] rows = [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')[1..])];
        return rows.Length == points ? rows : null;
    }

    private static IEnumerable<string> Row(Study study, int number, double[] point) =>
        [number.ToString(CultureInfo.InvariantCulture), .. study.Axes.Select((axis, a) => axis.TextOf(point[a]))];
}
