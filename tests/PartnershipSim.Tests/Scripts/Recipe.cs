using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Scripts;

/// <summary>A program of the cookbook, and what it says it needs.</summary>
/// <param name="Language">python, r or csharp.</param>
/// <param name="Needs">Packages of that language beyond what comes with it.</param>
/// <param name="Writes">A file that it leaves behind.</param>
internal sealed partial record Recipe(string Name, string Language, string[] Needs, string? Writes, string Code)
{
    public static string Page => Path.Combine(Repository.Scenarios, "scripts", "README.md");

    public static IEnumerable<Recipe> All() =>
        Fences().Matches(File.ReadAllText(Page).ReplaceLineEndings("\n")).Select(match =>
        {
            Dictionary<string, string> head = match.Groups[1].Value.Split(';', StringSplitOptions.TrimEntries)
                .Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries)).ToDictionary(
                    part => part[0], part => part[1]);
            return new Recipe(
                head["recipe"], head["language"], head.GetValueOrDefault("needs", "").Split(
                    ' ', StringSplitOptions.RemoveEmptyEntries),
                head.GetValueOrDefault("writes"), match.Groups[2].Value);
        });

    [GeneratedRegex("""<!-- (recipe: .*?) -->\n```\w+\n(.*?)```""", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
