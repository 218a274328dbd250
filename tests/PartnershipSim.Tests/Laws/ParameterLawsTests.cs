using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Golden;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>Every number of the model is declared once, and as the model's description lists it.</summary>
public sealed partial class ParameterLawsTests
{
    public static TheoryData<string> Keys => [.. ParameterSpace.Parameters.Select(parameter => parameter.Key)];

    [Fact]
    public void There_are_140_parameters() => Assert.Equal(140, ParameterSpace.Parameters.Length);

    [Fact]
    public void Of_them_58_are_uncertainties() => Assert.Equal(58, ParameterSpace.Uncertainties.Length);

    [Fact]
    public void There_are_seven_mechanisms() => Assert.Equal(7, Mechanisms.All.Length);

    [Fact]
    public void Every_setting_has_a_key_and_a_place_of_its_own()
    {
        Assert.Equal(ParameterSpace.Settings.Length, ParameterSpace.Settings.Select(setting => setting.Key).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, ParameterSpace.Settings.Length), ParameterSpace.Settings.Select(setting => setting.Index));
    }

    [Fact]
    public void The_table_lists_no_parameter_that_the_model_lacks() =>
        Assert.Equal(Specified.Table.Keys.Order(), ParameterSpace.Parameters.Select(parameter => parameter.Key).Order());

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_submodel_dot_name_in_lower_snake_case(string key) => Assert.Matches(SnakeCase(), key);

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_default_lies_inside_a_range_with_width(string key)
    {
        Parameter parameter = ParameterSpace.Find(key)!;

        Assert.True(parameter.Range.Low < parameter.Range.High);
        Assert.True(parameter.Range.Contains(parameter.Default));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_parameter_has_a_unit_and_a_meaning(string key)
    {
        Parameter parameter = ParameterSpace.Find(key)!;

        Assert.NotEmpty(parameter.Unit);
        Assert.NotEmpty(parameter.Meaning);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_parameter_has_the_mark_unit_and_range_of_the_specification(string key)
    {
        Parameter parameter = ParameterSpace.Find(key)!;
        string mark = parameter.Role switch { Role.Lever => "L", Role.Uncertainty => "U", _ => "F" };

        string[] declared = [key, mark, parameter.Unit, Text(parameter.Range.Low), Text(parameter.Range.High)];

        string[] specified = Specified.Table[key];
        Assert.Equal([specified[0], specified[1], specified[2], specified[4], specified[5]], declared);
    }

    // what was assumed may be assumed otherwise; a number of the literature gives way to data only
    [Theory]
    [MemberData(nameof(Keys))]
    public void A_default_that_left_the_specification_is_calibrated_or_measured_or_was_and_is_assumed(string key)
    {
        Parameter parameter = ParameterSpace.Find(key)!;
        string[] specified = Specified.Table[key];
        bool hasSpecifiedGrade = string.Equals(parameter.Evidence.ToString(), specified[6], StringComparison.OrdinalIgnoreCase);

        Assert.True(
            parameter.Evidence is Evidence.Calibrated or Evidence.Measured
            || (hasSpecifiedGrade && (Text(parameter.Default) == specified[3] || parameter.Evidence == Evidence.Assumed)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_default_point_holds_every_default(string key)
    {
        Parameter parameter = ParameterSpace.Find(key)!;

        Assert.Equal(parameter.Default, ParameterSpace.Default[parameter]);
    }

    [Fact]
    public void Every_mechanism_says_what_happens_without_it() => Assert.All(Mechanisms.All, mechanism => Assert.NotEmpty(mechanism.WhenOff));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z]+\\.[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();
}
