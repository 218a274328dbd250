using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Tests.Fuzz;

/// <summary>A reader that must take anything: good inputs to begin with, words it knows, and how it is called.</summary>
/// <param name="Read">Whether the input was taken, and what was said about it.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Words, Func<byte[], (bool IsTaken, IEnumerable<string> Said)> Read)
{
    private const int RowsOfATable = 12;

    /// <summary>Every reader of files that users write.</summary>
    /// <param name="scenarios">The folder of the library.</param>
    /// <param name="folder">A folder to write inputs into; it must lie in a folder of its own.</param>
    public static IReadOnlyList<FuzzTarget> All(string scenarios, string folder)
    {
        CountryData data = CountryData.Load(Path.Combine(scenarios, "data"));
        File.Copy(Path.Combine(scenarios, "baseline.yaml"), Path.Combine(folder, "baseline.yaml"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "base.yaml"), "scenario: base\n");
        string scenario = Path.Combine(folder, "scenario.yaml");
        string study = Path.Combine(folder, "study.yaml");
        return
        [
            new("scenario", Texts(scenarios, text => text.Replace("data: data\n", "")), KnownWords, bytes => Written(scenario, bytes, () => ScenarioReader.Read(scenario, data))),
            new("study", Texts(Path.Combine(scenarios, "studies"), text => text.Replace("../baseline.yaml", "base.yaml").Replace("../", "")), KnownWords,
                bytes => Written(study, bytes, () => StudyReader.Read(study, data))),
            PointLists.Of(folder, data),
            .. Tables(Path.Combine(scenarios, "data")),
        ];
    }

    private static (bool, IEnumerable<string>) Written<T>(string file, byte[] bytes, Func<ReadResult<T>> read)
        where T : class
    {
        File.WriteAllBytes(file, bytes);
        ReadResult<T> result = read();
        return (result.Value is not null, result.Problems.Select(problem => problem.Message));
    }

    private static IEnumerable<FuzzTarget> Tables(string folder)
    {
        FrozenSet<string> known = CountryFile.Read(Sheet.Read("", File.ReadAllBytes(Path.Combine(folder, "countries.csv")), CountryFile.Header, null, new())).Select(country => country.Iso3).ToFrozenSet();
        CoverageGroups groups =
            CoverageFile.Read(Sheet.Read("", File.ReadAllBytes(Path.Combine(folder, "coverage.csv")), CoverageFile.Header, null, new()), known);
        ImmutableArray<Deployment> sent = DeploymentFile.Read(
            Sheet.Read("", File.ReadAllBytes(Path.Combine(folder, "deployments.csv")), DeploymentFile.Header, null, new()), known);
        byte[] years = File.ReadAllBytes(Path.Combine(folder, "operation_years.csv"));
        yield return Table(folder, "countries.csv", CountryFile.Header, sheet => CountryFile.Read(sheet));
        yield return Table(folder, "panel.csv", PanelFile.Header, sheet => PanelFile.Read(sheet, known));
        yield return Table(folder, "deployments.csv", DeploymentFile.Header, sheet => DeploymentFile.Read(sheet, known));
        yield return Table(folder, "coverage.csv", CoverageFile.Header, sheet => CoverageFile.Read(sheet, known));
        yield return Table(folder, "operations.csv", OperationFile.Header, sheet => OperationFile.Read(
            sheet, Sheet.Read("", years, OperationFile.YearsHeader, OperationFile.OlderYearsHeader, new()), groups, sent));
        yield return Table(
            folder, SuspensionFile.Name, SuspensionFile.Header, sheet => SuspensionFile.Read(sheet, known));
        yield return Table(folder, "casualties_afghanistan.csv", CasualtyFile.Header, sheet => CasualtyFile.Read(sheet, known));
    }

    private static FuzzTarget Table(string folder, string name, string header, Action<Sheet> read) => new(
        name, [Rows(folder, name, RowsOfATable)], [.. header.Split(','), "GEO", "USA", "2004", "SFOR", "observed", "NATO"],
        bytes =>
        {
            Problems problems = new();
            Sheet sheet = Sheet.Read(name, bytes, header, null, problems);
            read(sheet);
            return (!problems.HasErrors, problems.Sorted().Select(problem => problem.Message));
        });

    private static byte[] Rows(string folder, string name, int count) => Encoding.UTF8.GetBytes(string.Concat(File.ReadLines(Path.Combine(folder, name)).Take(count).Select(line => line + "\n")));

    private static byte[][] Texts(string folder, Func<string, string> change) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => Encoding.UTF8.GetBytes(change(File.ReadAllText(file))))];

    private static string[] KnownWords =>
    [
        .. ParameterSpace.Parameters.Select(parameter => parameter.Key), .. Mechanisms.All.Select(mechanism => mechanism.Key), .. Driver.All.Select(driver => driver.Key),
        .. Outcomes.All.Select(outcome => outcome.Key), .. ScenarioKeys.All.Select(key => key.Name), .. StudyKeys.All.Select(key => key.Name), .. StudyReader.Designs, "where", "from", "to", "year", "set", "scale", "add", "because",
        "eligible", "until", "interoperability", "teaching", "material", "requested", "legitimacy", "risk", "lead", "lat", "lon", "predecessor", "versus", "change", "between", "confidence",
        "within", "group", "choices", "intervention", "x", "on", "off", "GEO", "USA", "ISAF", "caucasus", "partners", "1994", "2020", "2035", "2036", "base.yaml", "baseline.yaml",
    ];
}
