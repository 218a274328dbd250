namespace PartnershipSim.Plotting;

/// <summary>Where the numbers of a figure come from: enough to find them again and to repeat them.</summary>
/// <param name="ScenarioName">The scenario, or the scenarios that are compared.</param>
/// <param name="Hash">Of the result; its first characters are printed.</param>
public sealed record FigureContext(string ScenarioName, int Replicates, ulong Seed, string Hash)
{
    private const int PrintedHash = 10;

    /// <summary>"baseline, 100 replicates, seed 1, 3f2a9c0d11".</summary>
    public string Source
    {
        get
        {
            string replicates = Replicates == 1 ? "1 replicate" : $"{Replicates} replicates";
            string hash = Hash.Length > PrintedHash ? Hash[..PrintedHash] : Hash;
            return string.Join(", ", new[] { ScenarioName, replicates, $"seed {Seed}", hash }.Where(part => part.Length > 0));
        }
    }
}
