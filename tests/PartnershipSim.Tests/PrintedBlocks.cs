using System.Text.RegularExpressions;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests;

/// <summary>
/// What a document shows between its marks is what the command in the mark prints. Some commands take half a minute, so
/// a newcomer's machine tries every fourth of a document.
/// </summary>
internal static partial class PrintedBlocks
{
    /// <summary>What is in commands that print and leave no folder.</summary>
    private static readonly string[] KeepsNothing = ["fit ", "--permute ", "--un-missions", "--measure "];

    /// <summary>Holds a document against its commands; with APPROVE=1 it is written anew.</summary>
    /// <param name="path">From the root of the repository.</param>
    public static void Check(string path)
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, path));

        HashSet<int> tried = [.. Effort.Of(Printed().Matches(document).Select(block => block.Index))];
        string printed = Printed().Replace(
            document,
            block => tried.Contains(block.Index) ? Block(block.Groups["command"].Value) : block.Value);

        Approval.CheckFile(path, printed);
    }

    private static string Block(string command) =>
        $"<!-- printed: partnersim {command} -->\n```text\n{Output(command).TrimEnd()}\n```\n<!-- end -->";

    private static string Output(string command)
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string[] words =
        [
            .. command.Split(' '),
            .. KeepsNothing.Any(words => command.Contains(words, StringComparison.Ordinal))
                ? []
                : (string[])["-o", folder, "--quiet", "--no-figures"],
        ];
        string output = TestedProgram.Run(Repository.Root, words, []).Output;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return string.Join('\n', output.Split('\n').Select(line => line.TrimEnd()));
    }

    [GeneratedRegex(@"<!-- printed: partnersim (?<command>.+?) -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Printed();
}
