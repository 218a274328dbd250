using System.Globalization;

namespace PartnershipSim.Tests.Scenarios;

/// <summary>Values that an independent implementation of the model description has computed without chance.</summary>
internal sealed class GoldenFile
{
    private GoldenFile(string[] header, List<string[]> rows)
    {
        Header = header;
        Rows = rows;
    }

    public string[] Header { get; }

    public List<string[]> Rows { get; }

    public static GoldenFile Read(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Tests, "Golden", name));
        return new(lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(','))]);
    }

    public int Place(string column) => Array.IndexOf(Header, column);

    /// <summary>
    /// The first cell that a run does not meet to 1e-9·max(1, |value|), in words; null if it meets all of them.
    /// </summary>
    public string? FirstDifference(IEnumerable<string[]> rows, DeterministicRun run)
    {
        int firstValue = Place("year") + 1;
        foreach (string[] row in rows)
        {
            string state = row[Place("iso3")];
            int year = int.Parse(row[Place("year")], CultureInfo.InvariantCulture);
            for (int column = firstValue; column < Header.Length; column++)
            {
                double expected = double.Parse(row[column], CultureInfo.InvariantCulture);
                double actual = run.Value(Header[column], state, year);
                if (!(Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected))))
                    return $"{state} {year} {Header[column]}: expected {expected:R}, got {actual:R}";
            }
        }

        return null;
    }
}
