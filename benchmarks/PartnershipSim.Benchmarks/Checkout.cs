namespace PartnershipSim.Benchmarks;

/// <summary>The repository whose programs are tried: where the solution file lies, above this program.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PartnershipSim.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("PartnershipSim.sln was not found above this program");
    }
}
