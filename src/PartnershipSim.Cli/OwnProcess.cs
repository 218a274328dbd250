namespace PartnershipSim.Cli;

/// <summary>What Linux says of this process, in files of lines that begin with a name.</summary>
internal static class OwnProcess
{
    /// <summary>
    /// What stands behind the name, without blanks around it; null where the system does not tell, as everywhere but on
    /// Linux.
    /// </summary>
    /// <param name="file">limits, status or another file of /proc/self.</param>
    public static string? Value(string file, string name)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            return File.ReadLines($"/proc/self/{file}")
                .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
