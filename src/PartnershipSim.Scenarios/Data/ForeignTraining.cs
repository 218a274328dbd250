using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// us_training.csv: foreign personnel that the United States trained, by state and fiscal year. Read by <c>evidence</c>
/// if it is there; the model does not read it. A missing row is a missing value: reports leave out members of NATO.
/// </summary>
public static class ForeignTraining
{
    public const string Name = "us_training.csv";

    private const string Header = "iso3,year,trainees";
    private const int Largest = 16 * 1024 * 1024, MostTrainees = 10_000_000;

    /// <summary>Persons by state and year; empty without the file.</summary>
    /// <exception cref="InvalidScenarioException">The file is there but wrong.</exception>
    public static ImmutableDictionary<(string Iso3, int Year), int> Read(CountryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        string file = Path.Combine(data.Folder, Name);
        if (!File.Exists(file))
            return ImmutableDictionary<(string, int), int>.Empty;
        Problems problems = new();
        Sheet sheet = Sheet.Read(file.Replace('\\', '/'), BoundedFile.Read(file, Largest), Header, null, problems);
        sheet.RequireUnique("state and year", "iso3", "year");
        Dictionary<(string, int), int> trainees = [];
        foreach (SheetRow row in sheet.Rows)
        {
            string iso3 = row.Iso3("iso3");
            if (!data.Panels.ContainsKey(iso3))
                row.Report("iso3", $"{iso3} has no row in countries.csv");
            int year = row.RequiredWhole("year", StatePanel.FirstYear, StatePanel.LastYear);
            trainees[(iso3, year)] = row.RequiredWhole("trainees", 0, MostTrainees);
        }

        return problems.HasErrors
            ? throw new InvalidScenarioException(problems.Sorted())
            : trainees.ToImmutableDictionary();
    }
}
