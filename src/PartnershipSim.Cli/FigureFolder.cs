using System.Collections.Concurrent;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Cli;

/// <summary>
/// Draws the figures of a result into its folder "figures" and writes its report. It happens when the simulation has
/// ended, on threads of its own.
/// </summary>
/// <param name="isQuiet">Nothing is said about what could not be drawn.</param>
internal sealed class FigureFolder(bool isQuiet, CancellationToken stop = default)
{
    private const string Name = "figures";

    /// <summary>Figures and report of a result that is being made.</summary>
    /// <returns>How many figures were drawn.</returns>
    public int Write(Report report, ResultFolder folder)
    {
        int drawn = 0;
        folder.Put(path => drawn = Draw(report, path));
        return drawn;
    }

    /// <summary>Figures and report of what stands in a folder, in the place of those that are there.</summary>
    /// <returns>How many figures were drawn, or null if the folder holds nothing to report.</returns>
    public int? Redraw(string folder)
    {
        if (StoredReport.Find(folder) is not { } report)
            return null;
        int drawn = 0;
        ResultFolder.Redraw(folder, path => drawn = Draw(report, path));
        return drawn;
    }

    /// <summary>The same of a study whose folder is ours at the moment.</summary>
    public int Redraw(StudyFolder folder)
    {
        Report report = StudyReport.Read(folder.Shown);
        int drawn = 0;
        folder.Draw(path => drawn = Draw(report, path));
        return drawn;
    }

    /// <summary>Figures alone, of a result without a report.</summary>
    public void Write(IEnumerable<Figure> figures, ResultFolder folder) => folder.Put(path => Draw([.. figures], path));

    /// <summary>Figures alone, of a study without a report.</summary>
    /// <returns>How many figures were drawn.</returns>
    public int Write(IEnumerable<Figure> figures, StudyFolder folder)
    {
        Figure[] all = [.. figures];
        folder.Draw(path => Draw(all, path));
        return all.Length;
    }

    private int Draw(Report report, string path)
    {
        Figure[] figures = [.. report.Figures];
        Draw(figures, path);
        ReportPage.Write(report, path);
        return figures.Length;
    }

    private void Draw(Figure[] figures, string path)
    {
        foreach (Figure figure in figures.Where(figure => !IsPlain(figure.Name)))
            throw new InvalidDataException($"a figure cannot be called '{figure.Name}'");
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

    // a name that leads into no other folder; operations of a scenario, which some figures are named after, may have
    // any
    private static bool IsPlain(string name) => name.Length > 0 && name[0] != '.'
        && name.AsSpan().IndexOfAny("/\\\0") < 0 && Path.GetFileName(name) == name;
}
