using PartnershipSim.Tests.Cli;
using Xunit;

namespace PartnershipSim.Tests.Scripts;

/// <summary>
/// Every recipe of the cookbook runs as it is printed, in a folder that holds nothing but the library.
/// </summary>
public sealed class CookbookTests
{
    public static TheoryData<string> InScripts =>
        [.. Recipe.All().Where(recipe => recipe.Language != "csharp").Select(recipe => recipe.Name)];

    [Fact]
    public void There_are_ten_recipes_and_more() => Assert.True(Recipe.All().Count() >= 10);

    [Theory]
    [MemberData(nameof(InScripts))]
    public void A_recipe_runs(string name)
    {
        Recipe recipe = Recipe.All().Single(recipe => recipe.Name == name);
        string? program = recipe.Language == "r" ? Interpreter.R : Interpreter.Python;
        Assert.SkipWhen(program is null, $"{recipe.Language} is not installed: the recipe {name} was not run");
        string missing = Interpreter.Missing(recipe.Needs, recipe.Language);
        Assert.SkipUnless(missing.Length == 0, $"{missing} is not installed: the recipe {name} was not run");
        using Workplace place = new();
        string file = $"{name}.{(recipe.Language == "r" ? "R" : "py")}";
        place.Write(file, recipe.Code);

        Ended ended = Interpreter.Run(program!, place.Folder, file);

        Assert.True(ended.ExitCode == 0, $"{ended.Output}\n{ended.Errors}");
        Assert.NotEmpty(ended.Output);
        if (recipe.Writes is { } written)
            Assert.True(new FileInfo(place[written]).Length > 0);
    }
}
