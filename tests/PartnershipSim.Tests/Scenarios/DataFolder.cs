using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Tests.Scenarios;

/// <summary>A copy of the data files in which a test may break something.</summary>
internal sealed class DataFolder : IDisposable
{
    private static readonly string[] Files =
    [
        "countries.csv", "panel.csv", "deployments.csv", "operations.csv", "operation_years.csv",
        "casualties_afghanistan.csv", "coverage.csv", "programme_suspensions.csv",
    ];

    public DataFolder()
    {
        Folder = Directory.CreateTempSubdirectory("data").FullName;
        foreach (string file in Files)
            File.Copy(Path.Combine(Repository.Data, file), Path.Combine(Folder, file));
    }

    public string Folder { get; }

    /// <summary>Edits the lines of a file; line 0 is the header.</summary>
    public DataFolder Edit(string file, Action<List<string>> edit)
    {
        string path = Path.Combine(Folder, file);
        List<string> lines = [.. File.ReadAllLines(path)];
        edit(lines);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return this;
    }

    /// <summary>Sets one cell of the row that begins with <paramref name="key"/>.</summary>
    public DataFolder Set(string file, string key, string column, string value) => Edit(file, lines =>
    {
        int place = Array.IndexOf(lines[0].Split(','), column);
        int row = lines.FindIndex(line => line.StartsWith(key, StringComparison.Ordinal));
        string[] fields = lines[row].Split(',');
        fields[place] = value;
        lines[row] = string.Join(',', fields);
    });

    public DataFolder Delete(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    public CountryData Load() => CountryData.Load(Folder);

    /// <summary>What the reader says, without the folder.</summary>
    public string[] Problems()
    {
        ReadResult<CountryData> result = CountryData.Read(Folder);
        return [.. result.Problems.Select(problem => problem.ToString().Replace(
            Folder + "/", "", StringComparison.Ordinal))];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
