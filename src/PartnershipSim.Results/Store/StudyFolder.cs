using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>
/// Where a study keeps its parts, tables and answers: results/&lt;study&gt;-&lt;hash&gt; or the folder that was named.
/// Finished parts stay there when it is stopped, so that the same command finds them. As long as the object lives, no
/// other program of ours writes there.
/// </summary>
public sealed class StudyFolder : IDisposable
{
    private static readonly string[] Sensitivity = [SensitivityAnswer.FileName, SensitivityTable.FileName];

    private static readonly string[] Discovery =
        [DiscoveryAnswer.FileName, DiscoveryTable.Table.FileName, TrajectoryTable.Table.FileName];

    private static readonly string[] Axes = [AxesTable.Table.FileName, Workbook.FileName];

    private readonly OwnFiles _files;
    private readonly FolderLock _lock;
    private readonly bool _isNew;

    private StudyFolder(string path, IEnumerable<string> names)
    {
        Shown = Results.Files.Shown.Of(path);
        _files = new(Shown);
        _files.Require([.. names, ResultFolder.ReportFile, .. _files.Figures()]);
        _isNew = !Directory.Exists(path);
        Directory.CreateDirectory(path);
        _lock = FolderLock.Try(Shown)
            ?? throw new FolderInUseException($"{Shown} is in use: another program is writing there");
    }

    /// <summary>The path as a person would type it from here.</summary>
    public string Shown { get; }

    /// <summary>The folder of a sweep.</summary>
    /// <exception cref="FolderRefusedException">It holds the result of another command, or files of others where ours
    /// belong.</exception>
    public static StudyFolder OfSweep(DirectoryInfo? asked, string name)
    {
        string path = PathOf(asked, name);
        Tenants.RefuseCalibration(path);
        return Open(path, [.. Sweep.Files, .. Axes, .. Sensitivity, .. Discovery, .. SweepExport.Files]);
    }

    /// <summary>The folder of a calibration.</summary>
    /// <exception cref="FolderRefusedException">It holds the result of another command, or files of others where ours
    /// belong.</exception>
    public static StudyFolder OfCalibration(DirectoryInfo? asked, string name)
    {
        string path = PathOf(asked, name);
        Tenants.RefuseStudy(path);
        return Open(path, Calibration.Files);
    }

    /// <summary>Writes what <c>sensitivity</c> answers.</summary>
    public void Write(SensitivityTable table, SensitivityAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(table);
        _files.Write(SensitivityTable.FileName, table.Write);
        _files.Write(SensitivityAnswer.FileName, stream => StudyAnswers.Write(stream, answer));
    }

    /// <summary>Writes what <c>sweep</c> answers.</summary>
    public void Write(IEnumerable<AxisEffect> effects) =>
        _files.Write(AxesTable.Table.FileName, stream => AxesTable.Table.Write(stream, effects));

    /// <summary>Writes the tables into a workbook too; returns those that are too long for it.</summary>
    public IReadOnlyList<string> WriteWorkbook()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-").FullName;
        try
        {
            // what others keep beside our tables is none of ours, and may be no table
            foreach (string table in Manifest.Names(Shown).Where(IsTable))
                File.Copy(Path.Combine(Shown, table), Path.Combine(folder, table));
            IReadOnlyList<string> tooLong = Workbook.WriteInto(folder);
            _files.Write(Workbook.FileName, stream =>
            {
                using FileStream made = RegularFile.OpenRead(Path.Combine(folder, Workbook.FileName));
                made.CopyTo(stream);
            });
            return tooLong;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private bool IsTable(string name) => Path.GetFileName(name) == name
        && name.EndsWith(".csv", StringComparison.Ordinal) && RegularFile.Exists(Path.Combine(Shown, name));

    /// <summary>Writes what <c>discover</c> answers.</summary>
    public void Write(IEnumerable<DiscoveryRow> box, IEnumerable<TrajectoryRow> trajectory, DiscoveryAnswer answer)
    {
        _files.Write(DiscoveryTable.Table.FileName, stream => DiscoveryTable.Table.Write(stream, box));
        _files.Write(TrajectoryTable.Table.FileName, stream => TrajectoryTable.Table.Write(stream, trajectory));
        _files.Write(DiscoveryAnswer.FileName, stream => StudyAnswers.Write(stream, answer));
    }

    /// <summary>Writes the study as other programs read it: see <see cref="SweepExport"/>.</summary>
    public void Export(SweepPlan plan, bool isEma, Func<string, OutcomeRuns> read) =>
        SweepExport.Write(_files, plan, isEma, read);

    /// <summary>Draws figures, and a report if there is one, in the place of those that are there.</summary>
    /// <param name="draw">Writes them into the folder it is handed.</param>
    public void Draw(Action<string> draw) => DrawnFiles.Replace(Shown, draw);

    /// <summary>
    /// Deletes all answers, and the report that tells them: they rest on fewer or more runs, and are asked for again.
    /// </summary>
    public void ForgetAnswers() => DrawnFiles.Delete(Shown, [.. Axes, .. Sensitivity, .. Discovery]);

    /// <summary>Deletes what <c>sensitivity</c> answered, and the report.</summary>
    public void ForgetSensitivity() => DrawnFiles.Delete(Shown, Sensitivity);

    /// <summary>Deletes what <c>discover</c> answered, and the report.</summary>
    public void ForgetDiscovery() => DrawnFiles.Delete(Shown, Discovery);

    public void Dispose()
    {
        _lock.Dispose();
        if (_isNew && Directory.Exists(Shown) && !Directory.EnumerateFileSystemEntries(Shown).Any())
            Directory.Delete(Shown);
    }

    private static string PathOf(DirectoryInfo? asked, string name) =>
        Path.TrimEndingDirectorySeparator(
            asked?.FullName ?? Path.Combine(
            Directory.GetCurrentDirectory(), "results", SafeName.Require(name, "study")));

    private static StudyFolder Open(string path, IEnumerable<string> names)
    {
        Tenants.RefuseResult(path);
        return new(path, names);
    }
}
