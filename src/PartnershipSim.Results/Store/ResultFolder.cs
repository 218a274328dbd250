using System.Text;
using PartnershipSim.Model;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>
/// Where a result goes: results/&lt;scenario&gt;-&lt;hash&gt; or the folder that was named. It is made before the run,
/// so that a folder that cannot be written, or that holds files of others where the result belongs, is found out early.
/// Files gather in a hidden folder inside and move into place together at the end: a run that is stopped or fails
/// leaves what stood there before, and no folder that was not there.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    /// <summary>Tables, records and pages that a result may consist of, besides figures.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        Provenance.FileName, ReportFile, OutcomesTable.Table.FileName, StatesTable.Table.FileName,
            SummaryTable.Table.FileName,
        SubjectsTable.Table.FileName, HistoryTable.Table.FileName, InfluenceTable.Table.FileName, RunsFile.FileName,
            AccessionsTable.Table.FileName, DeterministicTable.FileName,
        EffectsTable.Groups.FileName, EffectsByYearTable.Table.FileName, EffectsTable.States.FileName,
            MediationTable.Table.FileName,
        InformationTable.Table.FileName, DurabilityTable.Table.FileName, AttributionTable.Table.FileName,
            ExplanationFiles.JsonName,
        ExplanationFiles.MarkdownName, SkillTable.Table.FileName, ScoresTable.Table.FileName,
            ForecastsTable.Table.FileName,
        FactsTable.Table.FileName, SeriesTable.Table.FileName, SeekTable.Table.FileName,
        SeekLevelTable.Table.FileName, AnswerFile,
        DataPackage.FileName,
            Workbook.FileName,
    ];

    /// <summary>The answer of a comparison as Markdown.</summary>
    public const string AnswerFile = "answer.md";

    /// <summary>The page that shows a result.</summary>
    public const string ReportFile = "report.html";

    private readonly string _path;
    private readonly OwnFiles _files;
    private readonly Gathering? _gathering;
    private readonly Action<string> _warn;
    private readonly List<string> _made = [];

    private ResultFolder(string path, Action<string> warn)
    {
        _path = path;
        _files = new(path);
        _warn = warn;
        CheckTenant();
        for (string? folder = path; folder is not null
            && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            _made.Add(folder);
        try
        {
            Directory.CreateDirectory(path); // says at once whether this can be written
            using FolderLock turn = FolderLock.Wait(path);
            _gathering = Gathering.In(path, IsOurs);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard();
            if (failure is FolderInUseException)
                throw;
            throw new IOException(
                $"the folder {Shown} cannot be written{Reason(path, failure)}; name another one with -o", failure);
        }
        catch
        {
            Discard();
            throw;
        }
    }

    /// <param name="asked">The folder that was named, or null.</param>
    /// <param name="name">The result's folder in results/ if none was.</param>
    /// <param name="warn">Is told if the result of another command was replaced.</param>
    /// <exception cref="FolderRefusedException">Files of others, or a study, are in the way; nothing was
    /// changed.</exception>
    public static ResultFolder Open(DirectoryInfo? asked, string name, Action<string> warn) =>
        new(Path.TrimEndingDirectorySeparator(
            asked?.FullName ?? Path.Combine(Directory.GetCurrentDirectory(), "results", name)), warn);

    /// <summary>The name of a result: its hash is that of model version, resolved scenario, data and seed.</summary>
    public static string HashOf(params IEnumerable<Scenario> scenarios) => HashOf(scenarios, null);

    /// <summary>
    /// The same of a deterministic result, or under an ensemble: its fingerprint, and how many of its members were run,
    /// belong to the name.
    /// </summary>
    public static string HashOf(IEnumerable<Scenario> scenarios, RunPlan? plan)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        StringBuilder text = new(ModelVersion.Current);
        if (plan is { IsDeterministic: true })
            text.Append("\ndeterministic");
        if (plan?.Ensemble is { } ensemble)
            text.Append("\nensemble ").Append(ensemble.Origin.Fingerprint).Append(' ').Append(plan.Replicates);
        foreach (Scenario scenario in scenarios)
            text.Append('\n').Append(scenario.ResolvedText).Append('\n').Append(scenario.Data.Hash).Append('\n').Append(
                scenario.Seed);
        return Checksum.Of(text.ToString())[..12];
    }

    /// <summary>Draws the figures and the report of a result or study that stands in a folder again.</summary>
    /// <param name="draw">Writes them into the folder it is handed.</param>
    /// <exception cref="FolderRefusedException">A picture or page of others is in the way.</exception>
    public static void Redraw(string folder, Action<string> draw)
    {
        using FolderLock turn = FolderLock.Wait(folder);
        DrawnFiles.Replace(folder, draw);
    }

    /// <summary>Writes one file.</summary>
    public void Write(string name, Action<Stream> write) =>
        Put(folder => AtomicFile.Write(Path.Combine(folder, name), write));

    /// <summary>
    /// Writes several files side by side, each from when it is named; one that fails says why.
    /// </summary>
    public void Write(params IEnumerable<(string Name, Action<Stream> Write)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<Task> writers = [];
        try
        {
            foreach ((string name, Action<Stream> write) in files)
                writers.Add(Task.Run(() => Write(name, write)));
        }
        catch
        {
            // what could not be named is the reason, and not what it did to those that are being written
            Task.WhenAll(writers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            throw;
        }

        Task.WhenAll(writers).GetAwaiter().GetResult();
    }

    /// <summary>Writes whatever <paramref name="write"/> puts into the folder it is handed.</summary>
    public void Put(Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            write(_gathering!.Path);
        }
        catch (Exception failure) when (failure is IOException and not FolderInUseException
            or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
        {
            // the last one is how a file that outgrows its limit is reported
            string why = failure.Message.Split([" : '", " (Parameter"], 2, StringSplitOptions.None)[0];
            throw new IOException($"{Shown} could not be written: {why}", failure);
        }
    }

    /// <summary>Writes the tables so far into a workbook too, and says which are too long for it.</summary>
    public void WriteWorkbook() => Put(folder =>
    {
        foreach (string table in Workbook.WriteInto(folder))
            _warn($"warning  {table} has more rows than a sheet can have; read the CSV file");
    });

    /// <summary>The path as a person would type it from here.</summary>
    public string Shown => Results.Files.Shown.Of(_path);

    public void Dispose() => Discard();

    /// <summary>The result is whole: moves its files into place, those of an earlier result out of it.</summary>
    /// <exception cref="FolderRefusedException">Files of others came to be in the way; nothing was changed.</exception>
    public void Complete() => Put(gathering =>
    {
        DataPackage.WriteInto(gathering);
        using FolderLock turn = FolderLock.Wait(_path);
        string? before = MakerOf(_path);
        _files.Take(gathering, IsOurs, Provenance.FileName);
        if (before is not null && before != MakerOf(_path))
            _warn($"warning  the result of '{before}' in {Shown} was replaced");
    });

    private static bool IsOurs(string name) => Files.Contains(name) || Manifest.IsDrawn(name)
        || name == Manifest.FileName;

    /// <summary>What is no result of ours is not written over.</summary>
    private void CheckTenant()
    {
        Tenants.RefuseStudy(_path);
        Tenants.RefuseCalibration(_path);
        _files.Require([.. Files, .. _files.Figures()]);
    }

    /// <summary>The command that made the result in a folder: "partnersim compare"; null if there is none.</summary>
    private static string? MakerOf(string folder) =>
        Provenance.Find(folder) is { } record ? string.Join(' ', record.Command.Split(' ').Take(2)) : null;

    private void Discard()
    {
        _gathering?.Dispose();
        foreach (string folder in _made)
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }

    private static string Reason(string path, Exception failure)
    {
        for (string? part = path; part is not null; part = Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
                return $": {Path.GetFileName(part)} is a file";
        }

        return failure is UnauthorizedAccessException ? ": access is denied" : "";
    }
}
