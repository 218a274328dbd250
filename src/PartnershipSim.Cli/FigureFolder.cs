using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting;

namespace PartnershipSim.Cli;

/// <summary>Writes figures into the folder "figures" of a result and passes on what the machine lacks.</summary>
internal static class FigureFolder
{
    /// <returns>How many figures were written.</returns>
    public static int Write(IEnumerable<Figure> figures, ResultFolder folder, bool isQuiet, CancellationToken stop = default)
    {
        FigureWriter writer = new();
        HashSet<string> notices = [];
        int written = 0;
        folder.Put(path =>
        {
            foreach (Figure figure in figures)
            {
                stop.ThrowIfCancellationRequested();
                if (writer.Write(figure, Path.Combine(path, "figures")).Notice is { } notice && notices.Add(notice) && !isQuiet)
                    Screen.Message(notice);
                written++;
            }
        });
        return written;
    }
}
