using System.Diagnostics;
using System.Text.RegularExpressions;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests;

/// <summary>What the README shows is what its commands print.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_README_shows_what_its_commands_print()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        string printed = PrintedBlock().Replace(readme, block => Block(block.Groups["command"].Value));

        Approval.CheckFile("README.md", printed);
    }

    [Fact]
    public void The_scenario_of_the_README_is_in_the_library()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string shown = YamlBlock().Match(readme).Groups["yaml"].Value;
        string kept = File.ReadAllText(Path.Combine(Repository.Scenarios, "georgia_offered_membership_2008.yaml"));

        Assert.StartsWith(shown.Trim(), kept, StringComparison.Ordinal);
    }

    private static string Block(string command) =>
        $"<!-- printed: partnersim {command} -->\n```text\n{Output(command).TrimEnd()}\n```\n<!-- end -->";

    private static string Output(string command)
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "partnersim.dll"), .. command.Split(' '), "-o", folder, "--quiet", "--no-figures"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        process.WaitForExit();
        Directory.Delete(folder, recursive: true);
        return string.Join('\n', output.Split('\n').Select(line => line.TrimEnd()));
    }

    [GeneratedRegex(@"<!-- printed: partnersim (?<command>.+?) -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex PrintedBlock();

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
