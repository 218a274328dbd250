using System.Runtime.CompilerServices;

namespace PartnershipSim.Tests.Scenarios;

/// <summary>Where the files are that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(SourceFile());

    public static string Scenarios { get; } = Path.Combine(Root, "scenarios");

    public static string Data { get; } = Path.Combine(Scenarios, "data");

    /// <summary>The data to 2020, on which versions 1.0 and 1.1 of the model stand.</summary>
    public static string OlderData { get; } = Path.Combine(Root, "tests", "PartnershipSim.Tests", "Golden", "data_1_0");

    public static string Tests { get; } = Path.Combine(Root, "tests", "PartnershipSim.Tests");

    private static string Find(string start)
    {
        DirectoryInfo? folder = new(Path.GetDirectoryName(start)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartnershipSim.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("PartnershipSim.sln is in no folder above the tests");
    }

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
