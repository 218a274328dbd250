using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Cli;

/// <summary>
/// Where a sweep keeps its parts and tables: results/&lt;study&gt;-&lt;hash&gt; or the folder that was named. Finished parts stay there when
/// it is stopped, so that the same command finds them.
/// </summary>
internal sealed class StudyFolder(DirectoryInfo? asked, string name)
{
    public string Path { get; } =
        System.IO.Path.TrimEndingDirectorySeparator(asked?.FullName ?? System.IO.Path.Combine(Directory.GetCurrentDirectory(), "results", name));

    /// <summary>The path as a person would type it from here.</summary>
    public string Shown
    {
        get
        {
            string relative = System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), Path);
            return relative.StartsWith("..", StringComparison.Ordinal) ? Path : relative;
        }
    }

    /// <summary>What another command wrote is not mixed with a study.</summary>
    /// <exception cref="UsageException">The folder holds the result of another command.</exception>
    public void CheckTenant()
    {
        if (File.Exists(System.IO.Path.Combine(Path, "run.json")))
            throw new UsageException($"-o {Shown}: the result of another command lies there (run.json); name another folder");
    }

    private static readonly string[] Sensitivity = [SensitivityAnswer.FileName, "sensitivity.csv"];

    private static readonly string[] Discovery = [DiscoveryAnswer.FileName, "discovery.csv", "trajectory.csv"];

    /// <summary>Notes the checksums of all tables and answers that are there: <c>report</c> names the one that was changed later.</summary>
    public static void Sign(string path) => Manifest.Write(path, [.. Sweep.Files, .. Sensitivity, .. Discovery]);

    /// <summary>Takes away all answers, and the report that tells them: they rest on fewer or more runs, and are asked for again.</summary>
    public static void ForgetAnswers(string path) => Forget(path, [.. Sensitivity, .. Discovery]);

    /// <summary>Takes away what <c>sensitivity</c> answered, and the report.</summary>
    public static void ForgetSensitivity(string path) => Forget(path, Sensitivity);

    /// <summary>Takes away what <c>discover</c> answered, and the report.</summary>
    public static void ForgetDiscovery(string path) => Forget(path, Discovery);

    private static void Forget(string path, string[] answers)
    {
        FigureFolder.Clear(path);
        foreach (string file in (string[])[Manifest.FileName, ReportPage.FileName, .. answers])
            File.Delete(System.IO.Path.Combine(path, file));
    }
}
