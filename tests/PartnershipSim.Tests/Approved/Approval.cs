using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Approved;

/// <summary>
/// Printed documents live in the repository, where people read them; a test holds each against what the code prints
/// today. Run with the environment variable APPROVE=1, the tests write the documents instead.
/// </summary>
internal static class Approval
{
    private const string Command = "APPROVE=1 dotnet test";

    /// <summary>Are documents written instead of compared?</summary>
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("APPROVE") == "1";

    /// <summary>Holds <paramref name="printed"/> against the file of that name in this folder.</summary>
    public static void Check(string name, string printed) =>
        CheckFile(Path.Combine("tests", "PartnershipSim.Tests", "Approved", name), printed);

    /// <summary>
    /// Holds <paramref name="printed"/> against a committed file, named from the root of the repository.
    /// </summary>
    public static void CheckFile(string path, string printed)
    {
        string file = Path.Combine(Repository.Root, path);
        string committed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (committed == printed)
            return;
        if (IsAsked)
            File.WriteAllText(file, printed);
        else
            Assert.Fail(
                $"{path} is not what the code prints; {Difference(committed, printed)}\n"
                + $"To print it again, and see the change in git diff:\n  {Command}");
    }

    private static string Difference(string committed, string printed)
    {
        string[] old = committed.Split('\n');
        string[] @new = printed.Split('\n');
        int line = 0;
        while (line < old.Length && line < @new.Length && old[line] == @new[line])
            line++;
        return $"first difference in line {line + 1}:\n  committed: {At(old, line)}\n  printed:   {At(@new, line)}";
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(nothing)";
}
