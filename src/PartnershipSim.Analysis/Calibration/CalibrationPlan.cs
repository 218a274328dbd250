using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>
/// A study read as a calibration: its axes are the parameters that are estimated, their ranges the prior (uniform), its
/// points the size of the population, and the history in the data of its base what they are compared with.
/// </summary>
public sealed class CalibrationPlan
{
    private readonly ImmutableArray<Setting> _settings;

    private CalibrationPlan(Study study, ImmutableArray<Axis> axes, ImmutableArray<Setting> settings, FitData data)
    {
        Study = study;
        Axes = axes;
        _settings = settings;
        Data = data;
        Fingerprint = FingerprintOf(study);
    }

    public Study Study { get; }

    public ImmutableArray<Axis> Axes { get; }

    public FitData Data { get; }

    /// <summary>SHA-256 of all that decides the ensemble.</summary>
    public string Fingerprint { get; }

    /// <exception cref="SweepRefusedException">An axis is no parameter, or there are too few points.</exception>
    public static CalibrationPlan Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        foreach (StudyAxis axis in study.Axes)
        {
            if (axis.Setting is not Parameter || axis.Kind is not (StudyAxisKind.Real or StudyAxisKind.Whole))
                throw new SweepRefusedException(
                    $"{study.Path}: the axis {axis.Key} is no parameter with a range; "
                    + "history can only be asked about parameters ('partnersim parameters' lists them)");
        }

        int least = AbcSmc.LeastPopulation(study.Axes.Length);
        if (study.Points < least)
            throw new SweepRefusedException(
                $"{study.Path}: points: {study.Points} are too few for a distribution over {study.Axes.Length} "
                + $"axes; write {least} or more");
        return Of(study, FitData.Of(study.Base));
    }

    /// <summary>The same parameters with another history, for instance one that was simulated.</summary>
    public static CalibrationPlan Of(Study study, FitData data)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new(
            study, [.. study.Axes.Select(SweepPlan.AxisOf)], [.. study.Axes.Select(axis => axis.Setting!)], data);
    }

    /// <summary>The parameters' values at a point of the unit cube.</summary>
    public ImmutableArray<double> ValuesAt(double[] unit) => [.. Axes.Select((axis, a) => axis.ValueAt(unit[a]))];

    /// <summary>How the settings stand there, year by year.</summary>
    public ImmutableArray<ParameterPoint> TimetableAt(double[] unit) =>
        Data.Model.Timetable.With([.. _settings.Select((setting, a) => (setting, Axes[a].ValueAt(unit[a])))]);

    /// <summary>How well points fit the fit years.</summary>
    public PopulationFit FitOf(FitEngine engine, CancellationToken cancellation = default) =>
        (units, replicates) => engine.Of([.. units.Select(TimetableAt)], replicates, cancellation);

    private static string FingerprintOf(Study study)
    {
        StringBuilder text = new();
        text.Append("calibration ").Append(ModelVersion.Current).Append(" form ").Append(FitEngine.Form).Append('\n')
            .Append(study.Base.ResolvedText).Append(study.Base.Data.Hash).Append('\n')
            .Append("until ").Append(Window.LastFitYear).Append(" seed ").Append(study.Seed).Append(" points ")
            .Append(study.Points).Append('\n');
        foreach (StudyAxis axis in study.Axes)
            text.Append(axis.Key).Append(' ').Append(axis.Kind).Append(' ').Append(axis.Range.Low.ToString("R"))
                .Append(' ').Append(axis.Range.High.ToString("R")).Append('\n');
        return Checksum.Of(text.ToString());
    }
}
