using System.Collections.Immutable;
using PartnershipSim.Analysis.History.References;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// The model compared with history: forecasts of years that were not used for fitting, scored beside reference
/// forecasts; what each of its parts is worth; and the stylised facts it was built to show.
/// </summary>
/// <param name="LeftOutRegion">
/// The region whose states alone are scored, and from which no reference learns; null: none.
/// </param>
public sealed record Hindcast(
    CompiledModel Model, ObservedHistory History, Forecaster Forecaster, string? LeftOutRegion,
    ImmutableArray<Examination> Windows, ImmutableArray<Ablation> Ablations, ImmutableArray<FactCheck> Facts)
{
    /// <summary>The runs behind the forecasts that reach several years ahead, by origin.</summary>
    public required ImmutableDictionary<int, ForecastSample> Samples { get; init; }

    /// <summary>Spending of the European members together, from each origin.</summary>
    public ImmutableArray<NatoEurope> NatoEurope { get; init; } = [];

    /// <summary>How much contingents of one state differ; null where single regions are scored.</summary>
    public SizeDispersion? Dispersion { get; init; }

    /// <summary>Replicates that the stylised facts are taken over.</summary>
    public const int FactReplicates = 100;

    /// <param name="region">Score only this region, and let nothing be learned from it.</param>
    /// <exception cref="ArgumentException">There is no such region.</exception>
    public static Hindcast Run(
        Forecaster forecaster, string? region = null, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default) => Run(forecaster, Ablation.All, region, progress, cancellation);

    /// <param name="parts">What is taken away in turn; none: only the whole model is examined.</param>
    public static Hindcast Run(
        Forecaster forecaster, ImmutableArray<AblatedPart> parts, string? region = null,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        CompiledModel model = Compiler.Compile(forecaster.Scenario).Model;
        ObservedHistory history = ObservedHistory.Of(forecaster.Scenario, model);
        int left = region is null ? -1 : model.Regions.IndexOf(region);
        if (region is not null && left < 0)
            throw new ArgumentException(
                $"there is no region '{region}'; the regions are {string.Join(", ", model.Regions)}", nameof(region));

        ImmutableArray<Window> asked = [.. Window.Of(model.Horizon.LastObserved)
            .Where(window => window.Legs.All(leg => leg.To <= Window.LastSeenYear)
                || window.Cases(model, history, _ => true).Any())];
        int steps = 2 + parts.Length;
        int done = 0;
        int threads = forecaster.Threads > 0 ? forecaster.Threads : Environment.ProcessorCount;
        Dictionary<int, ForecastSample> runs = Runs(forecaster, asked);
        ImmutableArray<Examination> whole = Examine(runs, asked, ReferenceForecast.All, threads);
        Report();
        ImmutableArray<Window> heldOut = [.. asked.Where(window => window.IsHeldOut && !window.IsRolling)];
        int threadsOfPart = Math.Max(1, threads / Math.Max(1, parts.Length));
        ImmutableArray<Ablation> ablations =
            [.. BlockScheduler.All(threads, parts.Length, k => Ablate(parts[k]), Report, cancellation)];
        FreeRuns free = new(
            model, forecaster.Timetables(model), forecaster.Seed, FactReplicates, forecaster.Threads, cancellation);
        ImmutableArray<FactCheck> facts = FactCheck.Of(free, history, forecaster.Scenario);
        Report();
        return new(model, history, forecaster, region, whole, ablations, facts)
        {
            Samples = heldOut.Where(window => window.Legs.Length == 1).Select(window => window.Legs[0].Origin)
                .Distinct().ToImmutableDictionary(origin => origin, origin => runs[origin]),
            NatoEurope = region is null
                ? PartnershipSim.Analysis.History.NatoEurope.Of(model, history, free, runs, forecaster.Samples)
                : [],
            Dispersion = region is null
                ? SizeDispersion.Of(free, new LivedPast(model, history, forecaster.Scenario), history)
                : null,
        };

        void Report() => progress?.Report(new(++done, steps));

        Dictionary<int, ForecastSample> Runs(Forecaster who, ImmutableArray<Window> windows) => windows
            .SelectMany(window => window.Legs)
            .GroupBy(leg => leg.Origin)
            .ToDictionary(
                legs => legs.Key, legs => who.Run(new(legs.Key, legs.Key + 1, legs.Max(leg => leg.To)), cancellation));

        ImmutableArray<Examination> Examine(
            Dictionary<int, ForecastSample> samples, ImmutableArray<Window> windows,
            ImmutableArray<ReferenceForecast> rivals, int threadsOfWindows)
        {
            TrainingStates training = new(
                Enumerable.Range(0, model.States.Length).Where(i => model.States[i].Region != left));
            return
            [
                .. BlockScheduler.All(
                    threadsOfWindows, windows.Length, k => ExaminationOf(windows[k]), cancellation: cancellation),
            ];

            Examination ExaminationOf(Window window) => new(
                window, model, history,
                [.. window.Cases(model, history, i => left < 0 || model.States[i].Region == left)],
                asked => samples[asked.Origin].Expect(asked, window.Quantity), rivals, training, forecaster.Seed);
        }

        Ablation Ablate(AblatedPart part)
        {
            Forecaster without = part.From(forecaster with { Threads = threadsOfPart });
            ImmutableArray<Examination> windows = Examine(Runs(without, heldOut), heldOut, [], threadsOfPart);
            return new(
                part, [.. windows.SelectMany(each => each.Against(whole.Single(all => all.Window == each.Window)))]);
        }
    }
}
