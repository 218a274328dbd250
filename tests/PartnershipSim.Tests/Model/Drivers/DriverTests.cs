using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Model.Drivers;

/// <summary>What is true of every driver, however many there are.</summary>
public sealed class DriverTests
{
    public static TheoryData<string> Keys => [.. Driver.All.Select(driver => driver.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void It_is_read_where_its_declaration_says(string key)
    {
        Driver driver = Driver.Find(key)!;
        string name = driver is CalendarDriver && driver != Driver.AccessionYear ? "FirstYearIn" : NameOf(driver);

        IEnumerable<string> readers = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), $"{driver.ReadBy}*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText);

        Assert.Contains(readers, text => text.Contains($"Driver.{name}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Its_neutral_value_lies_in_its_range(string key)
    {
        Driver driver = Driver.Find(key)!;

        Assert.True(driver is not SeriesDriver { Neutral: { } neutral } || driver.Range.Contains(neutral));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Its_key_is_lower_snake_case_and_its_own(string key)
    {
        Assert.Matches("^[a-z][a-z_]*$", key);
        Assert.Single(Driver.All, driver => driver.Key == key);
    }

    [Fact]
    public void A_declaration_is_enough_to_be_listed()
    {
        IEnumerable<object?> declared = typeof(Driver).GetFields()
            .Where(field => field.FieldType.IsAssignableTo(typeof(Driver)))
            .Select(field => field.GetValue(null));

        Assert.Empty(declared.Cast<Driver>().Except(Driver.All));
    }

    [Fact]
    public void Each_stands_under_its_own_name_in_the_compiled_values()
    {
        DriverValues values = new Scene(Scene.State()).Drivers;

        foreach (StateDriver driver in Driver.OfStates)
            values[driver][0][0] = Driver.All.IndexOf(driver);
        foreach (WorldDriver driver in Driver.OfWorld)
            values[driver][0] = Driver.All.IndexOf(driver);

        Assert.All(Driver.OfStates, driver => Assert.Equal(Driver.All.IndexOf(driver), values[driver][0][0]));
        Assert.All(Driver.OfWorld, driver => Assert.Equal(Driver.All.IndexOf(driver), values[driver][0]));
    }

    [Fact]
    public void Every_programme_of_history_has_its_first_year_among_them() =>
        Assert.All(
            Programme.BuiltIn,
            programme => Assert.Contains(
                programme.Title, Driver.FirstYearIn(programme.Key).Meaning, StringComparison.Ordinal));

    /// <summary>The name under which it is declared.</summary>
    private static string NameOf(Driver driver) =>
        typeof(Driver).GetFields().Single(field => field.GetValue(null) == driver).Name;
}
