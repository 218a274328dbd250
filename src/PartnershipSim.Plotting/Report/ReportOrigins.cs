using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Report;

/// <summary>What a report says of where it comes from, out of run.json.</summary>
public static class ReportOrigins
{
    public static Origin Of(Provenance provenance, params IEnumerable<string> moreCommands)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        ArgumentNullException.ThrowIfNull(moreCommands);
        return new(
            [provenance.Command, .. moreCommands],
            [
                ("scenario", provenance.Scenario),
                ("outcome years", provenance.OutcomeYears),
                ("replicates", Words.Fixed(provenance.Replicates, 0)),
                .. provenance.Ensemble is { } ensemble ? [("ensemble", ensemble)] : Array.Empty<(string, string)>(),
                ("seed", $"{provenance.Seed}"),
                ("result", provenance.Hash),
                ("scenario hash", provenance.ScenarioHash),
                ("data hash", provenance.DataHash),
                ("model version", provenance.ModelVersion),
                ("software", provenance.Software),
                ("quantiles", provenance.Quantiles),
            ],
            [
                ("started", provenance.Started.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'")),
                ("took", $"{Words.Fixed(provenance.DurationSeconds, 1)} s"),
                ("with", $"{provenance.DotNet} on {provenance.OperatingSystem}"),
            ],
            provenance.Attribution,
            [.. provenance.FilledByRule.Select(rule => (rule.Key, rule.Value))]);
    }

    /// <summary>What a figure says of its source.</summary>
    public static FigureContext Context(Provenance provenance, string? scenario = null)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        return new(scenario ?? provenance.Scenario, provenance.Replicates, provenance.Seed, provenance.Hash)
        {
            Ensemble = provenance.Ensemble,
            IsDeterministic = provenance.IsDeterministic,
            LastObserved = provenance.LastObserved,
            Years = OutcomeYears.Parse(provenance.OutcomeYears),
        };
    }

    /// <summary>The scenario files in the order in which a command names them, quoted where a shell needs it.</summary>
    public static string[] FilesIn(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return [.. ShellWord.Split(command).Where(word => word.EndsWith(".yaml", StringComparison.Ordinal)
            || word.EndsWith(".yml", StringComparison.Ordinal)).Select(ShellWord.Quoted)];
    }

    /// <summary>Another file beside one that was named; both are quoted where a shell needs it.</summary>
    public static string Beside(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(path);
        string plain = string.Concat(ShellWord.Split(path));
        int slash = plain.LastIndexOf('/');
        return ShellWord.Quoted(slash < 0 ? name : plain[..(slash + 1)] + name);
    }
}
