using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>Where the numbers of a figure come from: enough to find them again and to repeat them.</summary>
/// <param name="ScenarioName">The scenario, or the scenarios that are compared.</param>
/// <param name="Hash">Of the result; its first characters are printed.</param>
public sealed record FigureContext(string ScenarioName, int Replicates, ulong Seed, string Hash)
{
    private const int PrintedHash = 10;

    /// <summary>The ensemble of parameter points under which the replicates ran, or null.</summary>
    public string? Ensemble { get; init; }

    /// <summary>The last year of the data; years after it are marked as projection. Null: not known.</summary>
    public int? LastObserved { get; init; }

    /// <summary>The years over which outcomes are taken; null: all that are drawn.</summary>
    public OutcomeYears? Years { get; init; }

    /// <summary>From when on the outcome years are no history; blank if all of them are.</summary>
    public string Projection => LastObserved is { } last && Years?.To > last
        ? $"the years after {last} are projection"
        : "";

    /// <summary>Every draw took its deterministic value.</summary>
    public bool IsDeterministic { get; init; }

    /// <summary>
    /// "baseline, 100 replicates, seed 1, 3f2a9c0d11"; the ensemble, if there is one, follows the replicates; without
    /// chance "deterministic" stands for replicates and seed.
    /// </summary>
    public string Source
    {
        get
        {
            string replicates = IsDeterministic
                ? "deterministic"
                : Replicates == 1 ? "1 replicate" : $"{Replicates} replicates";
            string hash = Hash.Length > PrintedHash ? Hash[..PrintedHash] : Hash;
            return string.Join(", ", new[]
            {
                ScenarioName, replicates, Ensemble is null ? "" : $"over {Ensemble}",
                IsDeterministic ? "" : $"seed {Seed}", hash,
            }
                .Where(part => part.Length > 0));
        }
    }
}
