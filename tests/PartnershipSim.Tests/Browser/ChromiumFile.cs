namespace PartnershipSim.Tests.Browser;

/// <summary>Where this machine keeps Chromium: the variable CHROMIUM, or a program on the path.</summary>
internal static class ChromiumFile
{
    public const string Variable = "CHROMIUM";

    public const string Remedy = $"install Debian's package chromium, or let {Variable} name the program";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>
    /// The program that is named, else the first of the usual names on a path; null if there is none.
    /// </summary>
    public static string? Find(string? named, string path) => !string.IsNullOrEmpty(named)
        ? File.Exists(named) ? named : null
        : path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
