using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>A calibration in a folder: resumes, and loses at most the generation in flight.</summary>
public sealed class Calibration(CalibrationPlan plan, string folder, int threads = 0)
{
    private readonly OwnFiles _files = new(folder);

    /// <summary>What a calibration leaves in its folder, besides figures.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        GenerationFile.FileName, EnsembleFile.FileName, CalibrationTable.Table.FileName, ProfilesTable.Table.FileName,
        GenerationsTable.Table.FileName, FitTable.Table.FileName,
    ];

    /// <summary>Finished generations.</summary>
    public int Done { get; private set; }

    /// <param name="told">Called after each generation, and with the number of finished profiles afterwards.</param>
    /// <exception cref="SweepRefusedException">The folder holds another calibration.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop; all finished generations are kept.</exception>
    public Calibrated Run(
        Action<Generation>? told = null, IProgress<Progress>? profiled = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        _files.Require(Files);
        FitEngine engine = new(plan.Data, plan.Study.Seed, threads);
        PopulationFit fit = plan.FitOf(engine, cancellation);
        AbcSmc sampler = new(plan.Axes.Length, plan.Study.Points, plan.Study.Seed, fit);
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
        ImmutableArray<Profile> profiles =
            Profiles.Of(plan, generation, fit, () => profiled?.Report(new(++done, plan.Axes.Length)));
        Ensemble ensemble = Ensembles.Of(plan, generation, profiles);
        _files.Write(EnsembleFile.FileName, stream => EnsembleFile.Write(stream, ensemble));
        Fit atDefaults = engine.Of([plan.Data.Model.Timetable], generation.Replicates, cancellation: cancellation)[0];
        Calibrated calibrated = new(plan, ensemble, profiles, trail, atDefaults, generation.Best.Fit);
        foreach ((string name, Action<Stream> write) in calibrated.Tables)
            _files.Write(name, write);
        return calibrated;
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
        GenerationFile.Write(_files, plan.Fingerprint, generation, trail);
        return (generation, trail);
    }
}
