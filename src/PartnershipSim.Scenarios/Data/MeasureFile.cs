using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// A measured variable of states: iso3, year and value, one row each. A missing row is a missing value.
/// </summary>
/// <param name="Name">That of the file.</param>
public sealed record Measure(string Name, ImmutableDictionary<(string Iso3, int Year), double> Values);

/// <summary>Reads a file of a measure.</summary>
public static class MeasureFile
{
    private const string Header = "iso3,year,value";
    private const double Largest = 1e12;
    private const int MostBytes = 16 * 1024 * 1024;

    /// <exception cref="InvalidScenarioException">The file is wrong; every problem has its line and column.</exception>
    public static Measure Read(string path)
    {
        Problems problems = new();
        Sheet sheet = Sheet.Read(path.Replace('\\', '/'), BoundedFile.Read(path, MostBytes), Header, null, problems);
        sheet.RequireUnique("state and year", "iso3", "year");
        Dictionary<(string, int), double> values = [];
        foreach (SheetRow row in sheet.Rows)
        {
            string iso3 = row.Iso3("iso3");
            int year = row.RequiredWhole("year", StatePanel.FirstYear, StatePanel.LastYear);
            values[(iso3, year)] = row.RequiredNumber("value", -Largest, Largest);
        }

        return problems.HasErrors
            ? throw new InvalidScenarioException(problems.Sorted())
            : new(Path.GetFileNameWithoutExtension(path), values.ToImmutableDictionary());
    }
}
