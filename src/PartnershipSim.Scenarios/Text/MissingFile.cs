namespace PartnershipSim.Scenarios.Text;

/// <summary>What to say of a YAML file that was named on the command line and is not there.</summary>
public static class MissingFile
{
    private const int LongestList = 6;

    /// <summary>
    /// That it is missing, and what the user probably meant: a file with nearly that name, or those that are there.
    /// </summary>
    /// <param name="file">As the user wrote it.</param>
    public static string Message(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        const string missing = "there is no such file";
        string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/";
        try
        {
            string[] there = [.. Directory.EnumerateFiles(folder, "*.yaml").Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal)];
            if (Suggestion.For(Path.ChangeExtension(Path.GetFileName(file), "yaml"), there) is { Length: > 0 } meant)
                return missing + meant;
            string more = there.Length > LongestList ? $" and {there.Length - LongestList} more" : "";
            return there.Length == 0
                ? $"{missing}, and no other .yaml file in that folder"
                : $"{missing}; beside it there are {string.Join(", ", there.Take(LongestList))}{more}";
        }
        catch (DirectoryNotFoundException)
        {
            return $"{missing}, and no folder {Path.GetDirectoryName(file)} for it";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return missing; // what is beside it may not be read: nothing to suggest
        }
    }
}
