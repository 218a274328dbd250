using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>What a comparison of history with simulated histories says of the model.</summary>
public enum ModelVerdict
{
    /// <summary>The model does not have the outcome.</summary>
    NotInModel,

    /// <summary>Too few histories have the statistic, or with and without are alike in what it is about.</summary>
    NotCompared,

    /// <summary>
    /// History lies within the histories of the full model and outside those without programmes, and its own interval
    /// excludes the mean of these.
    /// </summary>
    Supported,

    /// <summary>
    /// History lies outside the histories of the full model, and its own interval excludes their mean.
    /// </summary>
    Refuted,

    /// <summary>
    /// History lies outside the histories of the full model, but its own interval contains their mean: simulated
    /// histories vary less than history does, and the effect is not tested.
    /// </summary>
    TooNarrow,

    /// <summary>
    /// History lies within both, though the statistic could have told them apart; or outside those without programmes,
    /// but its own interval contains their mean.
    /// </summary>
    Compatible,

    /// <summary>History lies within both, and the statistic can hardly tell them apart.</summary>
    Untestable,
}

/// <summary>A statistic of history beside those of simulated histories, with and without parts of the model.</summary>
/// <param name="Power">
/// How often a full history would fall outside the central 95 % of the histories without programmes: .05 or less if
/// programmes change nothing that the statistic sees.
/// </param>
/// <param name="PowerOfAttitudes">The same, without the attitude pathway.</param>
public sealed record ModelComparison(
    double Observed, ArmSummary? All, ArmSummary? WithoutProgrammes, ArmSummary? WithoutAttitudes, double Power,
    double PowerOfAttitudes, ModelVerdict Verdict)
{
    /// <summary>With less power a statistic does not test: a coin would do as well.</summary>
    public const double LeastPower = 0.5;

    public static ModelComparison NotInModel(double observed) =>
        new(observed, null, null, null, double.NaN, double.NaN, ModelVerdict.NotInModel);

    /// <param name="own">The interval of history, with what is not known of the dates; null: there is none.</param>
    /// <param name="arms">[arm][history].</param>
    public static ModelComparison Of(double observed, Interval? own, double[][] arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArmSummary? all = ArmSummary.Of(arms[(int)ModelArm.All]);
        ArmSummary? none = ArmSummary.Of(arms[(int)ModelArm.WithoutProgrammes]);
        ArmSummary? apart = ArmSummary.Of(arms[(int)ModelArm.WithoutAttitudes]);
        if (all is null || none is null || double.IsNaN(observed))
            return new(observed, all, none, apart, double.NaN, double.NaN, ModelVerdict.NotCompared);
        double power = ShareOutside(arms[(int)ModelArm.All], none.Central95);
        double attitudes =
            apart is null ? double.NaN : ShareOutside(arms[(int)ModelArm.All], apart.Central95);
        ModelVerdict verdict = !all.Central95.Contains(observed)
            ? own is { } interval && interval.Contains(all.Mean) ? ModelVerdict.TooNarrow : ModelVerdict.Refuted
            : !none.Central95.Contains(observed)
                ? own is { } wide && wide.Contains(none.Mean) ? ModelVerdict.Compatible : ModelVerdict.Supported
            : power >= LeastPower ? ModelVerdict.Compatible
            : ModelVerdict.Untestable;
        return new(observed, all, none, apart, power, attitudes, verdict);
    }

    /// <summary>
    /// The same for a cause that is as it was in every set of histories, such as accession: they can refute the model,
    /// but what tells them apart says nothing of that cause.
    /// </summary>
    public ModelComparison OfWhatIsInAll() => this with
    {
        Power = double.NaN,
        PowerOfAttitudes = double.NaN,
        Verdict = Verdict is ModelVerdict.Supported or ModelVerdict.Compatible or ModelVerdict.Untestable
            ? ModelVerdict.NotCompared
            : Verdict,
    };

    private static double ShareOutside(double[] values, Interval interval)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Count(value => !interval.Contains(value)) / (double)known.Length;
    }
}
