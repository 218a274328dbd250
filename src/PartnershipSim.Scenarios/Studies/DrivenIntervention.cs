using System.Collections.Immutable;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// An intervention of which the value of an axis decides the amount, the years, or both; where nothing is driven it
/// is as it is.
/// </summary>
/// <param name="Change">The intervention at the low end of the axis.</param>
/// <param name="DrivesFrom">Whether the axis gives its first year.</param>
/// <param name="DrivesTo">Whether the axis gives its last year.</param>
/// <param name="DrivesValue">Whether the axis gives its amount.</param>
public sealed record DrivenIntervention(Intervention Change, bool DrivesFrom, bool DrivesTo, bool DrivesValue)
{
    /// <summary>Whether it turns a parameter or mechanism, and no driver.</summary>
    public bool IsOfSetting => Timetable.Find(Change.Target) is not null;

    /// <summary>The intervention at a value of the axis.</summary>
    public Intervention At(double value) => Change with
    {
        From = DrivesFrom ? (int)value : Change.From,
        To = DrivesTo ? (int)value : Change.To,
        Value = DrivesValue ? value : Change.Value,
    };

    public override string ToString() =>
        $"{CanonicalText.Of(Change)}{(DrivesFrom ? " from" : "")}{(DrivesTo ? " to" : "")}"
        + $"{(DrivesValue ? " value" : "")}";
}

/// <summary>
/// Interventions that an axis makes or leaves out. Driven ones follow a number; chosen ones come level by level, of
/// which one may be nothing at all.
/// </summary>
/// <param name="Driven">Of a real or whole axis, or of a choice among numbers; otherwise empty.</param>
/// <param name="Chosen">The interventions of each level; empty where they are driven.</param>
public sealed record AxisInterventions(
    ImmutableArray<DrivenIntervention> Driven, ImmutableArray<ImmutableArray<Intervention>> Chosen)
{
    /// <summary>Whether some of them change a driver, and so the compiled scenario.</summary>
    public bool ChangeScenario { get; } =
        Driven.Any(driven => !driven.IsOfSetting)
            || Chosen.Any(level => level.Any(change => Timetable.Find(change.Target) is null));

    /// <summary>Those at a value of the axis.</summary>
    /// <param name="value">The number of the level, which picks among the chosen.</param>
    /// <param name="setting">What a level stands for, which drives the driven.</param>
    public ImmutableArray<Intervention> At(double value, double setting) =>
        Chosen.IsEmpty ? [.. Driven.Select(driven => driven.At(setting))] : Chosen[(int)value];

    /// <summary>Canonical text: equal for axes that do the same.</summary>
    public override string ToString() =>
        string.Join('\n', Driven.Select(driven => driven.ToString())
            .Concat(Chosen.Select((level, l) => $"{l}: {string.Join("; ", level.Select(CanonicalText.Of))}")));
}
