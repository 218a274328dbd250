using System.Text;
using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Results.Store;

/// <summary>design.csv: the points of a sweep, one row each, numbered from 0, with every axis in the words or numbers of the study file.</summary>
internal static class DesignFile
{
    public const string FileName = "design.csv";

    public static void Write(string folder, SweepPlan plan) => AtomicFile.Write(Path.Combine(folder, FileName), stream =>
    {
        string header = string.Join(',', plan.Study.Axes.Select(axis => axis.Column).Prepend("point"));
        foreach (string line in plan.Lines().Prepend(header))
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    });

    /// <summary>The words of each point, in the order of the axes; null if the file is not the one that was written.</summary>
    public static string[][]? Read(string folder, SweepRecord record)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path) && SweepPlan.HashOf(File.ReadLines(path).Skip(1)) == record.PointsHash
            ? [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')[1..])]
            : null;
    }
}
