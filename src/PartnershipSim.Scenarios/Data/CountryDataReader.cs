using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>Reads the data files and brings their rows together.</summary>
internal static class CountryDataReader
{
    /// <summary>Hosts of operations: in the data, but never a contributor and never simulated.</summary>
    private static readonly ImmutableArray<string> Hosts = ["AFG", "IRQ"];

    private const int LargestFile = 16 * 1024 * 1024;

    public static CountryData? Read(string folder, Problems problems)
    {
        DataFolder files = new(folder, problems);
        ImmutableArray<Country> countries = CountryFile.Read(
            files.Open("countries.csv", CountryFile.Header, CountryFile.OlderHeader));
        FrozenSet<string> known = countries.Select(country => country.Iso3).ToFrozenSet();
        FrozenDictionary<string, StatePanel> panels =
            PanelFile.Read(files.Open("panel.csv", PanelFile.Header, PanelFile.OlderHeader), known);
        ImmutableArray<Deployment> deployments = DeploymentFile.Read(files.Open("deployments.csv", DeploymentFile.Header), known);
        Sheet years = files.Open("operation_years.csv", OperationFile.YearsHeader, OperationFile.OlderYearsHeader);
        CoverageGroups groups = years.Has(OperationFile.CoverageColumn)
            ? CoverageFile.Read(files.Open("coverage.csv", CoverageFile.Header), known)
            : CoverageGroups.None;
        ImmutableArray<Operation> operations =
            OperationFile.Read(files.Open("operations.csv", OperationFile.Header), years, groups, deployments);
        ImmutableArray<Casualty> casualties = CasualtyFile.Read(files.Open("casualties_afghanistan.csv", CasualtyFile.Header), known);
        ImmutableArray<YearsOutside> suspensions = files.Has(SuspensionFile.Name)
            ? SuspensionFile.Read(files.Open(SuspensionFile.Name, SuspensionFile.Header), known)
            : [];
        if (problems.HasErrors)
            return null;

        ImmutableArray<Country> states = [.. countries.Where(country => IsSimulated(country, panels[country.Iso3]))];
        if (StatePanel.LastYearOfMost(states.Select(state => panels[state.Iso3])) is not { } lastObserved)
        {
            problems.Error($"{folder}/panel.csv".Replace('\\', '/'), 1, 1, "holds no year with GDP and spending of most states");
            return null;
        }

        return new()
        {
            LastObserved = lastObserved,
            Folder = folder,
            Hash = files.Hash(),
            Countries = countries,
            Panels = panels,
            Deployments = deployments,
            Operations = operations,
            Casualties = casualties,
            Suspensions = suspensions,
            CoverageGroups = groups,
            States = states,
        };
    }

    private static bool IsSimulated(Country country, StatePanel panel) =>
        !Hosts.Contains(country.Iso3) && panel.SpendingPercent.Any(share => !double.IsNaN(share));

    /// <summary>Opens files and keeps their bytes for the hash.</summary>
    private sealed class DataFolder(string folder, Problems problems)
    {
        private readonly SortedDictionary<string, byte[]> _bytes = new(StringComparer.Ordinal);

        /// <summary>Is a file there that an older vintage of the data may lack?</summary>
        public bool Has(string name) => File.Exists(Path.Combine(folder, name));

        public Sheet Open(string name, string header, string? older = null)
        {
            string file = Path.Combine(folder, name).Replace('\\', '/');
            byte[] bytes = [];
            try
            {
                bytes = BoundedFile.Read(file, LargestFile);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                problems.Error(file, 0, 0, "there is no such data file");
                return Sheet.Empty(file, header, problems);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Error(file, 0, 0, $"cannot be read: {e.Message}");
                return Sheet.Empty(file, header, problems);
            }

            if (bytes.Length > LargestFile)
            {
                problems.Error(file, 0, 0, $"is larger than {LargestFile / 1024 / 1024} MB; no data file needs that");
                return Sheet.Empty(file, header, problems);
            }

            _bytes[name] = bytes;
            return Sheet.Read(file, bytes, header, older, problems);
        }

        /// <summary>SHA-256 over name, length and bytes of each file, in order of names.</summary>
        public string Hash()
        {
            Checksum sum = new();
            foreach ((string name, byte[] bytes) in _bytes)
            {
                sum.Append(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
                sum.Append(bytes);
            }

            return sum.Finish();
        }
    }
}
