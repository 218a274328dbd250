using System.Collections.Concurrent;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Report;

namespace PartnershipSim.Cli;

/// <summary>
/// Draws the figures of a result into its folder "figures" and writes its report, from the tables that are already there. It happens when the
/// simulation has ended, on threads of its own.
/// </summary>
internal static class FigureFolder
{
    private const string Name = "figures";

    /// <summary>Figures and report of a result folder that is being made.</summary>
    /// <returns>How many figures were drawn.</returns>
    public static int Write(ResultFolder folder, bool isQuiet, CancellationToken stop = default)
    {
        int written = 0;
        folder.Put(path => written = Write(path, isQuiet, stop) ?? 0);
        return written;
    }

    /// <summary>Figures and report of a folder that stands.</summary>
    /// <returns>How many figures were drawn, or null if the folder holds nothing to report.</returns>
    public static int? Write(string path, bool isQuiet, CancellationToken stop = default)
    {
        if (StoredReport.Find(path) is not { } report)
            return null;
        Figure[] figures = [.. report.Figures];
        Draw(figures, path, isQuiet, stop);
        ReportPage.Write(report, path);
        return figures.Length;
    }

    /// <summary>Takes the figures of a result away; what others keep beside them stays.</summary>
    public static void Clear(string path)
    {
        string figures = Path.Combine(path, Name);
        if (!Directory.Exists(figures))
            return;
        foreach (string file in Directory.EnumerateFiles(figures).Where(file => Path.GetExtension(file) is ".png" or ".svg" or ".csv").ToArray())
            File.Delete(file);
    }

    /// <summary>Figures alone, for a result without a report.</summary>
    /// <returns>How many figures were drawn.</returns>
    public static int Write(IEnumerable<Figure> figures, ResultFolder folder, bool isQuiet, CancellationToken stop = default)
    {
        Figure[] all = [.. figures];
        folder.Put(path => Draw(all, path, isQuiet, stop));
        return all.Length;
    }

    /// <summary>Figures alone, into a folder that stands.</summary>
    /// <returns>How many figures were drawn.</returns>
    public static int Write(IEnumerable<Figure> figures, string path, bool isQuiet, CancellationToken stop = default)
    {
        Figure[] all = [.. figures];
        Draw(all, path, isQuiet, stop);
        return all.Length;
    }

    private static void Draw(Figure[] figures, string path, bool isQuiet, CancellationToken stop)
    {
        FigureWriter writer = new();
        ConcurrentDictionary<string, bool> notices = [];
        try
        {
            Parallel.ForEach(figures, new ParallelOptions { CancellationToken = stop }, figure =>
            {
                if (writer.Write(figure, Path.Combine(path, Name)).Notice is { } notice)
                    notices.TryAdd(notice, true);
            });
        }
        catch (AggregateException several) when (several.InnerExceptions is [var first, ..])
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        foreach (string notice in isQuiet ? [] : notices.Keys)
            Screen.Message(notice);
    }
}
