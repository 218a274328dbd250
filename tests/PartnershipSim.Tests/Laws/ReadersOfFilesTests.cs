using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Files of results, rooms and data are opened in one way, which refuses what is no regular file: a pipe that somebody
/// put there would keep the program for ever.
/// </summary>
public sealed partial class ReadersOfFilesTests
{
    /// <summary>Who opens files otherwise, and why that is no danger.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["RegularFile.cs"] = "is the way",
        ["BoundedFile.cs"] = "a scenario that the user names himself may be a pipe",
        ["RoomFile.cs"] = "asks first, and opens for writing too",
        ["SmallFile.cs"] = "asks first",
        ["ShardFailures.cs"] = "asks first",
        ["Credentials.cs"] = "random numbers of the system",
        ["Connections.cs"] = "limits of the system",
        ["OwnProcess.cs"] = "what the system says of this process",
        ["StandardStreams.cs"] = "its own streams",
        ["SubmitFolder.cs"] = "a folder that the user names to submit",
        ["SubmitCommand.cs"] = "a file that the user names",
    };

    [Fact]
    public void No_other_code_opens_a_file_for_reading()
    {
        string source = Path.Combine(Repository.Root, "src");
        string[] openers =
        [
            .. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Contains("obj"))
                .Where(file => Opens().IsMatch(File.ReadAllText(file)))
                .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
        ];

        Assert.Equal(Others.Keys.Order(StringComparer.Ordinal), openers);
    }

    [GeneratedRegex(@"(?<![A-Za-z])File\.(OpenRead|OpenText|Open|OpenHandle|Read\w+)\(|FileMode\.Open\b")]
    private static partial Regex Opens();
}
