using System.Diagnostics;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Shipping;
using Xunit;

namespace PartnershipSim.Tests.Scripts;

/// <summary>
/// Every recipe of the cookbook runs as it is printed, from an empty folder, with the tool as it is installed and the
/// library that it writes; the recipe in C# with the package, see LibraryPackageTests.
/// </summary>
[Collection(nameof(InstalledTool))]
public sealed class CookbookTests(InstalledTool tool)
{
    public static TheoryData<string> InScripts =>
        [.. Effort.Of(Recipe.All().Where(recipe => recipe.Language != "csharp").Select(recipe => recipe.Name))];

    [Fact]
    public void There_are_ten_recipes_and_more() => Assert.True(Recipe.All().Count() >= 10);

    [Theory]
    [MemberData(nameof(InScripts))]
    public void A_recipe_runs_from_an_empty_folder_with_the_installed_tool(string name)
    {
        Recipe recipe = Recipe.All().Single(recipe => recipe.Name == name);
        string? program = recipe.Language == "r" ? Interpreter.R : Interpreter.Python;
        Assert.SkipWhen(program is null, $"{recipe.Language} is not installed: the recipe {name} was not run");
        string missing = Interpreter.Missing(recipe.Needs, recipe.Language);
        Assert.SkipUnless(missing.Length == 0, $"{missing} is not installed: the recipe {name} was not run");
        string folder = tool.EmptyFolder();
        Assert.Equal(0, tool.RunIn(folder, "library").ExitCode);
        string file = $"{name}.{(recipe.Language == "r" ? "R" : "py")}";
        File.WriteAllText(Path.Combine(folder, file), recipe.Code);

        Ended ended = Workplace.Wait(Process.Start(Interpreter.WithTool(program!, tool.OnPath, folder, file))!);

        Assert.True(ended.ExitCode == 0, $"{ended.Output}\n{ended.Errors}");
        Assert.NotEmpty(ended.Output);
        if (recipe.Writes is { } written)
            Assert.True(new FileInfo(Path.Combine(folder, written)).Length > 0);
    }
}
