using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// A paired effect: a scenario against a base, for one outcome of one group or state. A row of effects.csv or of
/// effects_by_state.csv.
/// </summary>
public sealed record EffectRecord
{
    public required string Base { get; init; }

    public required string Scenario { get; init; }

    public required string Outcome { get; init; }

    public required string Unit { get; init; }

    /// <summary>Key of the group or of the state.</summary>
    public required string Group { get; init; }

    public int Replicates { get; init; }

    /// <summary>Mean of the base, in the outcome's unit, as are effect and intervals.</summary>
    public required double BaseMean { get; init; }

    /// <summary>Mean over the replicates of (scenario - base).</summary>
    public required double Effect { get; init; }

    /// <summary>
    /// Paired t interval of the effect, 90 %; under an ensemble, what contains so many of its members' effects.
    /// </summary>
    public required double Low90 { get; init; }

    public required double High90 { get; init; }

    /// <summary>The same, 95 %.</summary>
    public required double Low95 { get; init; }

    public required double High95 { get; init; }

    /// <summary>Bootstrap intervals of the mean, 90 % and 95 %.</summary>
    public double BootstrapLow90 { get; init; } = double.NaN;

    public double BootstrapHigh90 { get; init; } = double.NaN;

    public double BootstrapLow95 { get; init; } = double.NaN;

    public double BootstrapHigh95 { get; init; } = double.NaN;

    /// <summary>Share of replicates in which the scenario is higher.</summary>
    public required double ShareHigher { get; init; }

    /// <summary>Effect over the pooled standard deviation of the two scenarios.</summary>
    public double Standardised { get; init; } = double.NaN;

    /// <summary>Variance of an unpaired difference over that of the paired one.</summary>
    public required double VarianceReduction { get; init; }

    /// <summary>How many members of the ensemble were run; null without one.</summary>
    public int? Members { get; init; }

    /// <summary>
    /// Under an ensemble, the part of a single pair's variance that comes from the parameters; undefined otherwise.
    /// </summary>
    public double ParameterShare { get; init; } = double.NaN;

    /// <summary>
    /// Under an ensemble, the parameters that explain most of the effect's spread, in words; blank otherwise.
    /// </summary>
    public string RestsOn { get; init; } = "";

    /// <summary>Of the base mean; undefined if that is 0.</summary>
    public double Relative => Share(Effect);

    public bool IsExactlyZero => Effect == 0 && Low95 == 0 && High95 == 0;

    /// <summary>Does the 90 % interval contain 0, or has it no ends?</summary>
    public bool MayBeZero => !(Low90 > 0 || High90 < 0);

    /// <summary>A value in the outcome's unit as a share of the base mean.</summary>
    public double Share(double value) => BaseMean == 0 ? double.NaN : value / Math.Abs(BaseMean);

    /// <summary>Effects on every outcome of every group, and of the states that are asked for.</summary>
    public static ImmutableArray<EffectRecord> Of(Comparison comparison, IReadOnlyCollection<string>? states = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            .. comparison.Others.SelectMany(other => comparison.Effects(
                other, comparison.Questions(states), effect => Of(comparison, other, effect))),
        ];
    }

    /// <summary>Effects on every state, of the outcomes that are shown on maps.</summary>
    public static ImmutableArray<EffectRecord> OfStates(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        (Outcome, string)[] asked =
        [
            .. from outcome in Mapped
               from subject in comparison.Subjects
               where subject.Kind == "state"
               select (outcome, subject.Key),
        ];
        return
        [
            .. comparison.Others.SelectMany(other => comparison.Effects(
                other, asked, effect => Of(comparison, other, effect))),
        ];
    }

    private static readonly Outcome[] Mapped =
    [
        Outcomes.NonleadTroopYears, Outcomes.Rme, Outcomes.Interop, Outcomes.AttitudeReform,
            Outcomes.AttitudeOperations, Outcomes.SpendingShare,
    ];

    private static EffectRecord Of(Comparison comparison, string other, Effect effect) => new()
    {
        Base = comparison.Base,
        Scenario = other,
        Outcome = effect.Outcome.Key,
        Unit = effect.Outcome.Unit,
        Group = effect.Group,
        Replicates = effect.Replicates,
        BaseMean = effect.Base,
        Effect = effect.Mean,
        Low90 = Defined(effect.Interval90.Low),
        High90 = Defined(effect.Interval90.High),
        Low95 = Defined(effect.Interval95.Low),
        High95 = Defined(effect.Interval95.High),
        BootstrapLow90 = Defined(effect.Bootstrap90.Low),
        BootstrapHigh90 = Defined(effect.Bootstrap90.High),
        BootstrapLow95 = Defined(effect.Bootstrap95.Low),
        BootstrapHigh95 = Defined(effect.Bootstrap95.High),
        ShareHigher = effect.ShareHigher,
        Standardised = Defined(effect.Standardised),
        VarianceReduction = Defined(effect.VarianceReduction),
        Members = effect.Parameters?.Members,
        ParameterShare = effect.Parameters?.Share ?? double.NaN,
        RestsOn = effect.Parameters is null ? "" : Words(comparison.RestsOn(other, effect.Outcome, effect.Group)),
    };

    // an interval without an end is undefined, in memory as in the file: figures and reports are the same from both
    private static double Defined(double value) => double.IsFinite(value) ? value : double.NaN;

    private static string Words(IEnumerable<Reliance> reliances) => string.Join(
        "; ",
        reliances.Select(each => string.Create(
            CultureInfo.InvariantCulture, $"{each.Parameter.Key} {each.Share:0.00} {Profile.Word(each.Verdict)}")));
}
