namespace PartnershipSim.Results.Files;

/// <summary>Paths as a person would type them.</summary>
public static class Shown
{
    /// <summary>Relative to the current folder if it lies below it.</summary>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
