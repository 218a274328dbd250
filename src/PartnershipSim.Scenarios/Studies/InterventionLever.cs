using System.Globalization;
using System.Text;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// An intervention whose amount is to be found, as typed on a command line: <c>from: 2004, scale: {
/// partnership.exercises: x }</c>. It is read as an axis of a study is, at both ends of its range.
/// </summary>
public static class InterventionLever
{
    /// <summary>
    /// The word before the colon of a problem, so that a reader knows which part of the command is meant.
    /// </summary>
    private const string Name = "lever";

    /// <summary>Is this meant as an intervention, and not as the key of a parameter?</summary>
    public static bool IsMeant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(':', StringComparison.Ordinal);
    }

    /// <summary>The interventions at each value of x, or what is wrong with the text.</summary>
    /// <param name="between">The values that x may take.</param>
    public static ReadResult<StudyAxis> Read(string text, Interval between, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scenario);
        Problems problems = new();
        const string place = "--lever";
        string written = text.TrimStart() is ['{' or '[', ..] ? text : $"{{ {text} }}";
        string ends = string.Create(CultureInfo.InvariantCulture, $"{{ from: {between.Low:R}, to: {between.High:R} }}");
        ValueReader reader = new(place, problems);
        if (YamlText.Read(
            place, Encoding.UTF8.GetBytes($"{Name}: {{ x: {ends}, intervention: {written} }}\n"),
            problems) is not { } content)
            return new(null, problems);
        StudyAxis? axis = content.Entries[0].Value is Map block
            ? InterventionAxis.Read(reader, content.Entries[0].Key, block, scenario)
            : null;
        if (axis?.Interventions is { } changes && changes.Driven.Any(driven => driven.DrivesFrom || driven.DrivesTo))
            reader.Error(content, "x stands for a year; seek finds amounts, and 'sweep' tries years");
        return new(problems.HasErrors ? null : axis, problems);
    }
}
