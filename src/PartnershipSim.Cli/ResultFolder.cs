using System.Text;
using PartnershipSim.Model;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli;

/// <summary>
/// Where results go: results/&lt;scenario&gt;-&lt;hash&gt; or the folder that was named. It is made before the run, so that a folder that
/// cannot be written is found out early. Files gather in a hidden folder inside and move into place together at the end: a run that is
/// stopped or fails leaves what stood there before, and no folder that was not there before.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private const string Record = "run.json";
    private const string LockName = ".lock";
    private const int MostAttempts = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Tables and records that a result may consist of.</summary>
    private static readonly string[] Ours =
    [
        "outcomes.csv", "states.csv", "summary.csv", "subjects.csv", "history.csv", "influence.csv", "runs.parquet", "deterministic.csv", "effects.csv", "effects_by_year.csv", "effects_by_state.csv",
        "mediation.csv", "information.csv", "durability.csv", "attribution.csv", "explain.json", "explain.md", "skill.csv", "scores.csv", "forecasts.csv", "facts.csv", "series.csv", "report.html",
    ];

    private readonly string _path;
    private readonly string _gathering;
    private readonly FileStream _alive;
    private readonly List<string> _made = [];

    private ResultFolder(string path)
    {
        _path = path;
        CheckTenant();
        _gathering = Path.Combine(path, $".{Environment.ProcessId}.part");
        for (string? folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            _made.Add(folder);
        try
        {
            Directory.CreateDirectory(_gathering); // says at once whether this can be written
            using FileStream turn = WaitForTurn();
            Directory.CreateDirectory(_gathering); // somebody may have cleared it away while we waited
            _alive = Lock(Path.Combine(_gathering, LockName));
            ClearAbandoned();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard();
            throw new IOException($"the folder {Shown} cannot be written{Reason(path, failure)}; name another one with -o", failure);
        }
    }

    public static ResultFolder Open(DirectoryInfo? asked, string name) =>
        new(Path.TrimEndingDirectorySeparator(asked?.FullName ?? Path.Combine(Directory.GetCurrentDirectory(), "results", name)));

    /// <summary>The name of a result: its hash is that of model version, resolved scenario, data and seed.</summary>
    public static string HashOf(params IEnumerable<Scenario> scenarios) => HashOf(scenarios, null);

    /// <summary>The same of a result without chance, or under an ensemble: its fingerprint, and how many of its members were run, belong to the name.</summary>
    public static string HashOf(IEnumerable<Scenario> scenarios, RunPlan? plan)
    {
        StringBuilder text = new(ModelVersion.Current);
        if (plan is { IsDeterministic: true })
            text.Append("\ndeterministic");
        if (plan?.Ensemble is { } ensemble)
            text.Append("\nensemble ").Append(ensemble.Origin.Fingerprint).Append(' ').Append(plan.Replicates);
        foreach (Scenario scenario in scenarios)
            text.Append('\n').Append(scenario.ResolvedText).Append('\n').Append(scenario.Data.Hash).Append('\n').Append(scenario.Seed);
        return Checksum.Of(text.ToString())[..12];
    }

    /// <summary>Writes one file.</summary>
    public void Write(string name, Action<Stream> write) => Put(folder => AtomicFile.Write(Path.Combine(folder, name), write));

    /// <summary>Writes several files side by side; the first that fails says why.</summary>
    public void Write(params ReadOnlySpan<(string Name, Action<Stream> Write)> files)
    {
        Task[] writers = new Task[files.Length];
        for (int i = 0; i < files.Length; i++)
        {
            (string name, Action<Stream> write) = files[i];
            writers[i] = Task.Run(() => Write(name, write));
        }

        Task.WhenAll(writers).GetAwaiter().GetResult();
    }

    /// <summary>Writes whatever <paramref name="write"/> puts into the folder it is handed.</summary>
    public void Put(Action<string> write)
    {
        try
        {
            write(_gathering);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
        {
            // the last one is how a file that outgrows its limit is reported
            throw new IOException($"{Shown} could not be written: {failure.Message.Split([" : '", " (Parameter"], 2, StringSplitOptions.None)[0]}", failure);
        }
    }

    /// <summary>The path as a person would type it from here.</summary>
    public string Shown
    {
        get
        {
            string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _path);
            return relative.StartsWith("..", StringComparison.Ordinal) ? _path : relative;
        }
    }

    public void Dispose() => Discard();

    /// <summary>The result is whole: moves its files into place.</summary>
    public void Complete() => Put(_ =>
    {
        Manifest.Write(_gathering);
        using FileStream turn = WaitForTurn();
        if (MakerOf(_path) is { } before && before != MakerOf(_gathering))
            Terminal.Screen.Message($"warning  the result of '{before}' that lay in {Shown} was replaced");
        ClearEarlier();
        string[] files = [.. Directory.EnumerateFiles(_gathering, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != LockName)];
        foreach (string file in files.OrderBy(file => Rank(Path.GetFileName(file))))
        {
            string place = Path.Combine(_path, Path.GetRelativePath(_gathering, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(file, place, overwrite: true);
        }
    });

    // what says that here is a result comes last, and what says which files belong to it first: a process that dies in between leaves no half
    // result that looks whole, and the next one knows what to clear
    private static int Rank(string name) => name == Manifest.FileName ? 0 : name == Record ? 2 : 1;

    // two processes may begin or finish at the same moment; the files of one come after all files of the other
    private FileStream WaitForTurn()
    {
        string path = Path.Combine(_path, LockName);
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return Lock(path);
            }
            catch (IOException) when (attempt < MostAttempts && File.Exists(path))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static FileStream Lock(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    // what a process gathered that was killed: nobody holds its lock any more, or it was killed before it had one or while it cleared up after
    // another; nobody else begins while it is our turn
    private void ClearAbandoned()
    {
        foreach (string left in Directory.EnumerateDirectories(_path, ".*.part").Where(folder => folder != _gathering).ToArray())
        {
            try
            {
                Lock(Path.Combine(left, LockName)).Dispose();
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // somebody is at work in it
            }
        }
    }

    /// <summary>What no result of ours is, is not written over.</summary>
    private void CheckTenant()
    {
        if (File.Exists(Path.Combine(_path, SweepRecord.FileName)))
            throw new UsageException($"-o {Shown}: a study lies there; name another folder");
        if (File.Exists(Path.Combine(_path, Record)) || File.Exists(Path.Combine(_path, Manifest.FileName)))
            return;
        string[] foreign = [.. Ours.Where(file => File.Exists(Path.Combine(_path, file)))];
        if (foreign.Length > 0)
            throw new UsageException($"-o {Shown}: {string.Join(", ", foreign)} would be written over, and {(foreign.Length == 1 ? "is" : "are")} of no result that is known here; name another folder");
    }

    /// <summary>The command that made the result in a folder: "partnersim compare"; null if none is told.</summary>
    private static string? MakerOf(string folder)
    {
        string path = Path.Combine(folder, Record);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return string.Join(' ', Provenance.Read(stream).Command.Split(' ').Take(2));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Text.Json.JsonException or InvalidDataException)
        {
            return null;
        }
    }

    // a result that stood here before goes as a whole, so that no table stands beside figures of another run; its record, which says that it is
    // one, goes first
    private void ClearEarlier()
    {
        if (!File.Exists(Path.Combine(_path, Record)) && !File.Exists(Path.Combine(_path, Manifest.FileName)))
            return;
        File.Delete(Path.Combine(_path, Record));
        foreach (string file in Ours.Select(name => Path.Combine(_path, name)))
            File.Delete(file);
        FigureFolder.Clear(_path);
        File.Delete(Path.Combine(_path, Manifest.FileName));
    }

    private void Discard()
    {
        _alive?.Dispose();
        if (Directory.Exists(_gathering))
            Directory.Delete(_gathering, recursive: true);
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
