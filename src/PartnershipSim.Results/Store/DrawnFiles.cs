using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Store;

/// <summary>
/// Figures and report of a folder that stands: replaced as a whole, and only where those that stood there are ours.
/// </summary>
internal static class DrawnFiles
{
    /// <summary>
    /// Draws into a hidden folder and moves what was drawn into place. The caller has locked the folder.
    /// </summary>
    public static void Replace(string folder, Action<string> draw)
    {
        OwnFiles files = new(folder);
        files.Require([ResultFolder.ReportFile, .. files.Figures()]);
        using Gathering gathering = Gathering.In(folder, Manifest.IsDrawn);
        draw(gathering.Path);
        files.Take(gathering.Path, Manifest.IsDrawn);
    }

    /// <summary>Deletes those that are ours.</summary>
    public static void Delete(string folder, IEnumerable<string> besides)
    {
        OwnFiles files = new(folder);
        files.Delete([.. besides, .. Manifest.Owned(folder).Select(line => line.Name).Where(Manifest.IsDrawn)]);
    }
}
