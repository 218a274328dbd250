using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>What a calibration found.</summary>
/// <param name="Trail">How it got there.</param>
public sealed record Calibrated(CalibrationPlan Plan, Ensemble Ensemble, ImmutableArray<Profile> Profiles, ImmutableArray<GenerationRow> Trail, Fit AtDefaults, Fit AtBest);

/// <summary>A calibration in a folder: goes on where it was stopped, and loses at most the generation in flight.</summary>
public sealed class Calibration(CalibrationPlan plan, string folder, int threads = 0)
{
    /// <summary>Finished generations.</summary>
    public int Done { get; private set; }

    /// <param name="told">Called after each generation, and with the number of finished profiles afterwards.</param>
    /// <exception cref="SweepRefusedException">The folder holds another calibration.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop; all finished generations are kept.</exception>
    public Calibrated Run(Action<Generation>? told = null, IProgress<Progress>? profiled = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        FitEngine engine = new(plan.Data, plan.Study.Seed, threads);
        Hold hold = plan.Held(engine, cancellation);
        AbcSmc sampler = new(plan.Axes.Length, plan.Study.Points, plan.Study.Seed, hold);
        (Generation generation, ImmutableArray<GenerationRow> trail) = Stored() ?? Kept(sampler.Start(), []);
        Done = generation.Number;
        told?.Invoke(generation);
        while (!generation.IsLast)
        {
            (generation, trail) = Kept(sampler.Next(generation), trail);
            Done = generation.Number;
            told?.Invoke(generation);
        }

        int done = 0;
        ImmutableArray<Profile> profiles = Profiles.Of(plan, generation, hold, () => profiled?.Report(new(++done, plan.Axes.Length)));
        Ensemble ensemble = Ensembles.Of(plan, generation, profiles);
        EnsembleFile.Write(Path.Combine(folder, EnsembleFile.FileName), ensemble);
        return new(plan, ensemble, profiles, trail, engine.Of([plan.Data.Model.Timetable], generation.Replicates, cancellation: cancellation)[0], generation.Best.Fit);
    }

    private (Generation, ImmutableArray<GenerationRow>)? Stored()
    {
        if (GenerationFile.Find(folder, plan.Fingerprint) is { } found)
            return found;
        return File.Exists(Path.Combine(folder, GenerationFile.FileName))
            ? throw new SweepRefusedException($"{folder} holds another calibration; choose another folder")
            : null;
    }

    private (Generation, ImmutableArray<GenerationRow>) Kept(Generation generation, ImmutableArray<GenerationRow> trail)
    {
        trail = trail.Add(GenerationRow.Of(generation));
        GenerationFile.Write(folder, plan.Fingerprint, generation, trail);
        return (generation, trail);
    }
}
