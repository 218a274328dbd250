using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// How much of an effect passes through attitudes: the base is run again with the attitudes of every state and year
/// replaced by those that the same replicate had in the other scenario. Share = (Q(on) - Q(forced))/(Q(on) - Q(off)).
/// </summary>
public static class Mediation
{
    /// <summary>What must be said wherever the share is printed.</summary>
    public const string Caveat =
        "The weights behind attitudes are not identified by the data: this share is compatible "
        + "with, not shown by, them.";

    private const string On = "on", Off = "off", Forced = "forced";

    /// <summary>
    /// Points that are run together: enough to keep threads at work, and few enough to stop soon when asked to.
    /// </summary>
    private const int PointsTogether = 8;

    /// <summary>The mediated share at the scenario's own settings.</summary>
    public static MediatedShare Run(
        CompiledModel @base, CompiledModel other, Outcome outcome, string subject, RunPlan plan,
        OutcomeYears years, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        return Run(@base, @base.Timetable, other, other.Timetable, outcome, subject, plan, years, cancellation);
    }

    /// <summary>
    /// The share over the ranges of the uncertain parameters: one value per point of a Latin hypercube over the
    /// uncertainties, in both scenarios alike; points where the effect cannot be told from 0 have none. A parameter in
    /// which the scenarios differ is what they are about, so it stays as they have it.
    /// </summary>
    public static ImmutableArray<double> OverRanges(
        CompiledModel @base, CompiledModel other, Outcome outcome, string subject, int points, RunPlan plan,
        OutcomeYears years, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(plan);
        ImmutableArray<Parameter> uncertain = [.. ParameterSpace.Uncertainties.Where(parameter => IsShared(
            parameter, @base, other))];
        ImmutableArray<Axis> axes = [.. uncertain.Select(parameter => Axis.Real(
            parameter.Key, parameter.Range.Low, parameter.Range.High))];
        (ImmutableArray<ParameterPoint>, ImmutableArray<ParameterPoint>)[] settings =
        [
            .. from row in new LatinHypercube(points).Points(axes, plan.Seed)
               let changes = uncertain.Zip(row, (parameter, value) => ((Setting)parameter, value)).ToImmutableArray()
               select (@base.Timetable.With(changes), other.Timetable.With(changes)),
        ];
        return
        [
            .. settings.Chunk(PointsTogether)
                .SelectMany(some => Run(@base, other, some, outcome, subject, plan, years, cancellation))
                .Select(share => share.Share).OfType<double>(),
        ];
    }

    /// <summary>
    /// The share with operations.join_attitude and operations.size_attitude at the low end of their ranges in both
    /// scenarios: what is left when attitudes hardly count, which the data do not exclude. Intercepts stay where they
    /// are.
    /// </summary>
    public static MediatedShare AtLowEnd(
        CompiledModel @base, CompiledModel other, Outcome outcome, string subject, RunPlan plan,
        OutcomeYears years, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        return Run(
            @base, AtLow(@base.Timetable), other, AtLow(other.Timetable), outcome, subject, plan, years, cancellation);

        static ImmutableArray<ParameterPoint> AtLow(ImmutableArray<ParameterPoint> timetable) => timetable
            .With(Operations.JoinAttitude, Operations.JoinAttitude.Range.Low)
            .With(Operations.SizeAttitude, Operations.SizeAttitude.Range.Low);
    }

    private static bool IsShared(Parameter parameter, CompiledModel @base, CompiledModel other) =>
        @base.Timetable.Zip(other.Timetable).All(year => year.First[parameter] == year.Second[parameter]);

    private static MediatedShare Run(
        CompiledModel @base, ImmutableArray<ParameterPoint> onSettings, CompiledModel other,
        ImmutableArray<ParameterPoint> offSettings, Outcome outcome,
        string subject, RunPlan plan, OutcomeYears years, CancellationToken cancellation) =>
        Run(@base, other, [(onSettings, offSettings)], outcome, subject, plan, years, cancellation)[0];

    /// <summary>The shares at several settings, all of which are run together.</summary>
    private static MediatedShare[] Run(
        CompiledModel @base, CompiledModel other,
        (ImmutableArray<ParameterPoint> On, ImmutableArray<ParameterPoint> Off)[] settings,
        Outcome outcome, string subject, RunPlan plan, OutcomeYears years, CancellationToken cancellation)
    {
        Arm[] ArmsAt(int k) =>
        [
            new(On + k, @base, settings[k].On),
            new(Off + k, other, settings[k].Off),
            new(Forced + k, @base, settings[k].On) { AttitudesFrom = 3 * k + 1 },
        ];

        Comparison worlds = Comparison.OfSubject(
            [.. Enumerable.Range(0, settings.Length).SelectMany(ArmsAt)], subject, plan, years, cancellation);
        return
        [
            .. Enumerable.Range(0, settings.Length).Select(k => Share(
                Sample(On + k), Sample(Off + k), Sample(Forced + k), outcome, subject, plan)),
        ];

        double[] Sample(string arm) => worlds.ScalarsOf(arm).Of(outcome, subject);
    }

    private static MediatedShare Share(
        double[] on, double[] off, double[] forced, Outcome outcome, string subject, RunPlan plan)
    {
        PairedSample effect = new(off, on);
        PairedSample mediated = new(forced, on);
        bool isDefined = !effect.IntervalAt(0.90).Contains(0);
        MediatedShare share = new(
            outcome, subject, effect.Mean, mediated.Mean, isDefined ? mediated.Mean / effect.Mean : null,
            IntervalAt(effect, mediated, plan, isDefined));
        return plan.Ensemble is null || effect.Count != mediated.Count
            ? share
            : OfMembers(share, effect, mediated, plan);
    }

    // of a member whose effect cannot be told from 0 the share is no share of anything
    private static MediatedShare OfMembers(
        MediatedShare share, PairedSample effect, PairedSample mediated, RunPlan plan)
    {
        double[] total = effect.Differences.ToArray();
        double[] part = mediated.Differences.ToArray();
        double[] shares =
        [
            .. Enumerable.Range(0, total.Length).GroupBy(effect.MembersOf(plan))
                .Where(lucks => !PairedSample.StudentInterval([.. lucks.Select(r => total[r])], 0.90).Contains(0))
                .Select(lucks => lucks.Sum(r => part[r]) / lucks.Sum(r => total[r])),
        ];
        return share with { OverMembers = [.. shares], Members = effect.Members(plan).Count };
    }

    private static Interval? IntervalAt(PairedSample effect, PairedSample mediated, RunPlan plan, bool isDefined)
    {
        if (!isDefined || effect.Count != mediated.Count)
            return null;
        Bootstrap bootstrap = Bootstrap.OfReplicates(plan.Replicates, plan.Seed);
        double[] total = bootstrap.MeansOf(effect.Differences);
        double[] part = bootstrap.MeansOf(mediated.Differences);
        return Distribution.Middle([.. part.Select((value, b) => value / total[b])], 0.90);
    }
}

/// <summary>The part of an effect that passes through attitudes.</summary>
/// <param name="Effect">Q(on) - Q(off).</param>
/// <param name="ThroughAttitudes">Q(on) - Q(forced).</param>
/// <param name="Share">Their ratio, or null if the 90 % interval of the effect contains 0.</param>
/// <param name="Interval90">Bootstrap interval of the share over replicates.</param>
public sealed record MediatedShare(
    Outcome Outcome, string Subject, double Effect, double ThroughAttitudes, double? Share, Interval? Interval90)
{
    /// <summary>Under an ensemble, the share of each member whose effect can be told from 0; otherwise empty.</summary>
    public ImmutableArray<double> OverMembers { get; init; } = [];

    /// <summary>Members that were run.</summary>
    public int Members { get; init; }
}
