using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>How the values of an axis lie.</summary>
public enum StudyAxisKind
{
    /// <summary>Any number of a range.</summary>
    Real,

    /// <summary>The whole numbers of a range, both ends included.</summary>
    Whole,

    /// <summary>Off (0) or on (1).</summary>
    Switch,

    /// <summary>One of several levels, named one by one; the level's number stands for it, counted from 0.</summary>
    Choice,
}

/// <summary>
/// One thing that a study varies: a parameter, a mechanism, a driver, an intervention, or which scenario it is.
/// </summary>
/// <param name="Key">As written in YAML.</param>
/// <param name="Range">Of a real or whole axis; of the others the numbers of their levels.</param>
/// <param name="Levels">The levels of a choice, as they are written in tables; otherwise empty.</param>
public sealed record StudyAxis(string Key, StudyAxisKind Kind, Interval Range, ImmutableArray<string> Levels)
{
    /// <summary>The key of the axis that swaps whole scenarios.</summary>
    public const string ScenarioKey = "scenario";

    /// <summary>The parameter or mechanism that it turns, or null.</summary>
    public Setting? Setting { get; init; }

    /// <summary>The scenarios among which a scenario axis chooses; otherwise empty.</summary>
    public ImmutableArray<Scenario> Scenarios { get; init; } = [];

    /// <summary>The interventions that it makes, or null.</summary>
    public AxisInterventions? Interventions { get; init; }

    /// <summary>
    /// Drivers and scenarios make another scenario; parameters and mechanisms only other settings; interventions the
    /// one or the other.
    /// </summary>
    public bool ChangesScenario => Interventions?.ChangeScenario ?? Setting is null;

    /// <summary>budget.inertia is the column budget_inertia; a mechanism's begins with mechanism_.</summary>
    public string Column => Setting is Mechanism ? $"mechanism_{Setting.Key}" : Key.Replace('.', '_');

    /// <summary>False if its levels are words.</summary>
    public bool IsNumeric =>
        Levels.All(level => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    /// <summary>What the model is set to at a value of this axis: of a choice among numbers, the number.</summary>
    public double SettingOf(double value) =>
        Kind == StudyAxisKind.Choice && IsNumeric
            ? double.Parse(Levels[(int)value], NumberStyles.Float, CultureInfo.InvariantCulture)
            : value;

    /// <summary>What it changes in some years at a value; nothing if it varies no interventions.</summary>
    public ImmutableArray<Intervention> InterventionsAt(double value) =>
        Interventions?.At(value, SettingOf(value)) ?? [];

    /// <summary>A value of this axis as it is written in tables and in settings.</summary>
    public string TextOf(double value) => Kind == StudyAxisKind.Choice
        ? Levels[(int)value]
        : value.ToString("R", CultureInfo.InvariantCulture);
}
