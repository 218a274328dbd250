using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Runs;

/// <summary>
/// Parameter points that history accepts, all with the same weight: what is known of the parameters, and how little.
/// </summary>
/// <param name="Parameters">What was calibrated.</param>
/// <param name="Members">One value per parameter.</param>
/// <param name="Distances">-2 log-likelihood of the fit years; one per member.</param>
public sealed record Ensemble(
    EnsembleOrigin Origin, ImmutableArray<Parameter> Parameters, ImmutableArray<ImmutableArray<double>> Members,
    ImmutableArray<double> Distances)
{
    /// <summary>
    /// "100 of 1000 points of calibration 76cbb711a35b": what runs under some of the members say of their parameters.
    /// </summary>
    public string Drawn(int members) => $"{members} of {Members.Length} points of {Origin.Name}";

    /// <summary>How each setting stands in a member; goes round when there are no more.</summary>
    public ImmutableArray<(Setting Setting, double Value)> SettingsOf(int member) =>
        [.. Parameters.Select((parameter, p) => ((Setting)parameter, Members[member % Members.Length][p]))];

    /// <summary>What a member sets a setting to, or null if the setting was not calibrated.</summary>
    public double? ValueOf(Setting setting, int member) =>
        setting is Parameter parameter && Parameters.IndexOf(parameter) is >= 0 and int p
            ? Members[member % Members.Length][p]
            : null;

    /// <summary>A timetable as a member sees it.</summary>
    public ImmutableArray<ParameterPoint> Timetable(ImmutableArray<ParameterPoint> timetable, int member) =>
        timetable.With(SettingsOf(member));

    /// <summary>Whether history identifies a parameter; null if it was not calibrated.</summary>
    public Identification? VerdictOf(string key) =>
        Origin.Verdicts.TryGetValue(key, out Identification verdict) ? verdict : null;

    /// <summary>The middle value of a parameter.</summary>
    public double Median(int parameter) => Quantile(parameter, 0.5);

    public double Quantile(int parameter, double level)
    {
        double[] sorted = [.. Members.Select(member => member[parameter]).Order()];
        return Distribution.Quantile(sorted, level);
    }

    /// <summary>
    /// The first parameter of the ensemble that a timetable sets itself, or null: members would undo the setting.
    /// </summary>
    public Parameter? Conflict(ImmutableArray<ParameterPoint> timetable) =>
        Parameters.FirstOrDefault(parameter => timetable.Any(point => point[parameter] != parameter.Default));
}

/// <summary>Where an ensemble comes from; kept in its file.</summary>
public sealed record EnsembleOrigin
{
    public required string Study { get; init; }

    /// <summary>SHA-256 of all that decided the ensemble.</summary>
    public required string Fingerprint { get; init; }

    public required string Scenario { get; init; }

    public required string DataHash { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Observations of later years were not used.</summary>
    public required int LastFitYear { get; init; }

    /// <summary>Observations of the fit years.</summary>
    public required int Cases { get; init; }

    public required double Tolerance { get; init; }

    public required double BestDistance { get; init; }

    /// <summary>How many directions of the parameters the history narrows.</summary>
    public required double Directions { get; init; }

    public required long Evaluations { get; init; }

    public required ImmutableSortedDictionary<string, Identification> Verdicts { get; init; }

    public string ModelVersion { get; init; } = Model.ModelVersion.Current;

    /// <summary>First digits of the fingerprint, for captions.</summary>
    public string Name => $"{Study} {Fingerprint[..12]}";
}
