using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Scripts;

/// <summary>Scripts and recipes fit beside something else on a screen, as the code does.</summary>
public sealed class LineWidthTests
{
    private static readonly string[] Languages = [".py", ".R", ".cs"];

    [Fact]
    public void Lines_of_scripts_and_recipes_end_before_column_120()
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(
                Path.Combine(Repository.Scenarios, "scripts"), "*", SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Tests, "Scripts"), "*.py"),
        ];

        IEnumerable<string> lines = files.Where(file => Languages.Contains(Path.GetExtension(file)))
            .SelectMany(File.ReadLines).Concat(Recipe.All().SelectMany(recipe => recipe.Code.Split('\n')));

        Assert.DoesNotContain(lines, line => line.Length >= 120);
    }
}
