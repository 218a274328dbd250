using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>An attitude that a research team coded from documents.</summary>
/// <param name="Operations">Attitude to operations abroad, 0-1; not a number: not coded.</param>
/// <param name="Reform">Attitude to defence reform, 0-1; not a number: not coded.</param>
/// <param name="Reliability">Share of true variance in one value, 0-1; not a number: not known.</param>
public sealed record CodedAttitude(string Iso3, int Year, double Operations, double Reform, double Reliability);

/// <summary>
/// attitudes.csv: attitudes of states by year, such as white papers coded by hand. The file that is shipped has no
/// rows; <c>evidence</c> estimates links to attitudes as soon as it has some.
/// </summary>
public static class CodedAttitudes
{
    public const string Name = "attitudes.csv";

    private const string Header = "iso3,year,operations,reform,reliability,source";
    private const int Largest = 16 * 1024 * 1024;

    /// <exception cref="InvalidScenarioException">The file is there but wrong.</exception>
    public static ImmutableArray<CodedAttitude> Read(CountryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        string file = Path.Combine(data.Folder, Name);
        if (!File.Exists(file))
            return [];
        byte[] bytes = BoundedFile.Read(file, Largest);
        // a file of its header alone is complete: nothing was coded yet
        if (System.Text.Encoding.UTF8.GetString(bytes).Trim() == Header)
            return [];
        Problems problems = new();
        Sheet sheet = Sheet.Read(file.Replace('\\', '/'), bytes, Header, null, problems);
        sheet.RequireUnique("state and year", "iso3", "year");
        ImmutableArray<CodedAttitude>.Builder rows = ImmutableArray.CreateBuilder<CodedAttitude>();
        foreach (SheetRow row in sheet.Rows)
        {
            string iso3 = row.Iso3("iso3");
            if (!data.Panels.ContainsKey(iso3))
                row.Report("iso3", $"{iso3} has no row in countries.csv");
            row.Required("source");
            rows.Add(new(
                iso3, row.RequiredWhole("year", StatePanel.FirstYear, StatePanel.LastYear),
                row.Number("operations", 0, 1), row.Number("reform", 0, 1), row.Number("reliability", 0, 1)));
        }

        return problems.HasErrors ? throw new InvalidScenarioException(problems.Sorted()) : rows.ToImmutable();
    }
}
