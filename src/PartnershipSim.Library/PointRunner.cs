using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Library;

/// <summary>
/// Runs points of a sweep, eight runs side by side. Replicate r of a seed meets the same draws at every point.
/// </summary>
public sealed class PointRunner
{
    /// <summary>The most points of one call.</summary>
    public const int MostPoints = 100_000;

    /// <summary>The most runs of one call, points times replicates.</summary>
    public const int MostRuns = 1_000_000;

    /// <summary>Runs between two reports of progress.</summary>
    private const int RunsPerChunk = 2048;

    private const string MechanismPrefix = "mechanisms.";

    private readonly ImmutableArray<StudyAxis> _axes;
    private readonly SweepEngine _engine;

    // the engine reads the points of the chunk in hand where they stand
    private readonly double[][] _places = new double[RunsPerChunk][];
    private readonly Lock _running = new();

    internal PointRunner(
        ScenarioModel scenario, ImmutableArray<string> axes, ImmutableArray<OutcomeOf> outcomes,
        ulong seed, int threads)
    {
        if (axes.Distinct().Count() < axes.Length)
            throw new ArgumentException(
                $"{axes.GroupBy(key => key).First(same => same.Count() > 1).Key} is named twice");
        foreach (OutcomeOf outcome in outcomes)
        {
            if (scenario.ProblemOf(outcome, groupsOnly: true) is { Length: > 0 } problem)
                throw new ArgumentException(problem);
        }

        foreach (string key in axes)
        {
            if (ProblemOfAxis(scenario, key) is { } problem)
                throw new ArgumentException(problem);
        }

        _axes = [.. axes.Select(AxisOf)];
        Axes = axes;
        Outcomes = outcomes;
        Study study = new()
        {
            Name = "points",
            Path = "points",
            Base = scenario.Scenario,
            Axes = _axes,
            Seed = seed,
            Outcomes =
                [.. outcomes.Select(one => new StudyOutcome(Model.Measurement.Outcomes.Find(one.Outcome)!, one.Group))],
        };
        _engine = new(study, _places, threads);
    }

    /// <summary>The keys of what varies.</summary>
    public ImmutableArray<string> Axes { get; }

    /// <summary>What is kept of each run.</summary>
    public ImmutableArray<OutcomeOf> Outcomes { get; }

    /// <summary>What is wrong with the key of an axis, or null.</summary>
    internal static string? ProblemOfAxis(ScenarioModel scenario, string key)
    {
        if (ParameterSpace.Find(key) is not null || MechanismOf(key) is not null)
            return null;
        string[] parts = key.Split('.');
        if (Driver.Find(parts[0]) is not { } driver)
            return $"{key} is neither a parameter, a mechanism nor a driver{Suggestion.For(key, Keys)}";
        int places = driver is WorldDriver ? 1 : 2;
        if (parts.Length < places)
            return $"{key} differs by state; write {key}.GEO or another iso3 code";
        if (driver is not WorldDriver && !scenario.Scenario.Data.States.Any(state => state.Iso3 == parts[1]))
            return $"{key}: there is no state {parts[1]}; write its iso3 code, for instance GEO";
        bool mayHaveYear = driver is not CalendarDriver;
        return parts.Length == places || mayHaveYear && parts.Length == places + 1 && IsYear(scenario, parts[^1])
            ? null
            : $"{key}: {parts[^1]} is not a year from {Horizon.Start} to {scenario.LastYear}";
    }

    /// <summary>What is wrong with a value of an axis, or null.</summary>
    /// <param name="axis">Its number among <see cref="Axes"/>.</param>
    /// <param name="value">The value that is to be tried.</param>
    public string? ProblemOf(int axis, double value)
    {
        StudyAxis one = _axes[axis];
        return !one.Range.Contains(value)
            ? $"{one.Key} = {value:R} lies outside "
                + $"{one.Range}{(one.Setting is { Unit: not "-" } setting ? $" {setting.Unit}" : "")}"
            : one.Kind is not StudyAxisKind.Real && value != Math.Floor(value)
                ? $"{one.Key} = {value:R} is not a whole number"
                : null;
    }

    /// <summary>Runs every point as often as asked.</summary>
    /// <param name="points">One row per point, one value per axis.</param>
    /// <param name="replicates">Runs of each point.</param>
    /// <param name="firstReplicate">Number of the first; further ones of the same seed have draws of their own.</param>
    /// <param name="progress">Runs that are finished.</param>
    /// <param name="cancellation">Ends the sweep between two blocks of eight runs.</param>
    /// <exception cref="ArgumentException">A row has too few values, a value lies outside its range, or there are too
    /// many.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public SweepAnswer Run(
        IReadOnlyList<double[]> points, int replicates, int firstReplicate = 0, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        Check(points, replicates, firstReplicate);
        double[] values = new double[(long)points.Count * replicates * Outcomes.Length];
        List<FailedRun> failed = [];
        lock (_running)
        {
            int total = points.Count * replicates;
            for (int first = 0; first < total; first += RunsPerChunk)
            {
                int count = Math.Min(RunsPerChunk, total - first);
                int firstPoint = first / replicates;
                for (int p = firstPoint; p <= (first + count - 1) / replicates; p++)
                    _places[p - firstPoint] = points[p];
                Rows rows = _engine.Run(
                    [.. Enumerable.Range(first, count).Select(run => new Cell(
                        firstReplicate + run % replicates, run / replicates - firstPoint))],
                    cancellation: cancellation);
                for (int row = 0; row < count; row++)
                {
                    rows[row].CopyTo(values.AsSpan((first + row) * Outcomes.Length));
                    if (rows.ErrorOf(row) is { Length: > 0 } error)
                        failed.Add(new((first + row) / replicates, firstReplicate + (first + row) % replicates, error));
                }

                progress?.Report(new(first + count, total));
            }
        }

        return new(points.Count, replicates, firstReplicate, Outcomes, values, [.. failed]);
    }

    private void Check(IReadOnlyList<double[]> points, int replicates, int firstReplicate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(firstReplicate);
        if (points.Count > MostPoints || (long)points.Count * replicates > MostRuns)
            throw new ArgumentException(
                $"{points.Count:N0} points with {replicates:N0} replicates; at most {MostPoints:N0} points and "
                + $"{MostRuns:N0} runs go in one call: send them in parts");
        for (int p = 0; p < points.Count; p++)
        {
            if (points[p].Length != Axes.Length)
                throw new ArgumentException($"point {p} has {points[p].Length} values for {Axes.Length} axes");
            for (int a = 0; a < Axes.Length; a++)
            {
                if (ProblemOf(a, points[p][a]) is { } problem)
                    throw new ArgumentException($"point {p}: {problem}");
            }
        }
    }

    private static StudyAxis AxisOf(string key)
    {
        if (MechanismOf(key) is { } mechanism)
            return new(key, StudyAxisKind.Switch, new(0, 1), []) { Setting = mechanism };
        if (ParameterSpace.Find(key) is { } parameter)
            return new(key, StudyAxisKind.Real, parameter.Range, []) { Setting = parameter };
        Driver driver = Driver.Find(key.Split('.')[0])!;
        return new(key, driver is CalendarDriver ? StudyAxisKind.Whole : StudyAxisKind.Real, driver.Range, []);
    }

    private static Mechanism? MechanismOf(string key) =>
        Mechanisms.All.FirstOrDefault(one => MechanismPrefix + one.Key == key);

    private static bool IsYear(ScenarioModel scenario, string text) =>
        int.TryParse(text, out int year) && year >= Horizon.Start && year <= scenario.LastYear;

    private static IEnumerable<string> Keys =>
    [
        .. ParameterSpace.Parameters.Select(parameter => parameter.Key),
        .. Mechanisms.All.Select(mechanism => MechanismPrefix + mechanism.Key),
        .. Driver.All.Select(driver => driver.Key),
    ];
}
