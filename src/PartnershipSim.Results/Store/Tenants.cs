using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Results.Store;

/// <summary>
/// A folder contains one kind of result: what another kind of command writes, or a file that only looks like it, is
/// left where it is.
/// </summary>
internal static class Tenants
{
    /// <exception cref="FolderRefusedException">A file of the name of a study's record.</exception>
    public static void RefuseStudy(string path) => Refuse(path, [SweepRecord.FileName], "a study");

    /// <exception cref="FolderRefusedException">Files of the names that a calibration writes.</exception>
    public static void RefuseCalibration(string path) => Refuse(path, Calibration.Files, "a calibration");

    /// <exception cref="FolderRefusedException">A file of the name of a run's record.</exception>
    public static void RefuseResult(string path) => Refuse(path, [Provenance.FileName], "another command");

    private static void Refuse(string path, IEnumerable<string> names, string maker)
    {
        string[] there = [.. names.Where(name => File.Exists(Path.Combine(path, name)))];
        if (there.Length > 0)
        {
            throw new FolderRefusedException(
                $"-o {Shown.Of(path)}: the folder contains {string.Join(", ", there)}, as {maker} would write; "
                + "name another folder");
        }
    }
}
