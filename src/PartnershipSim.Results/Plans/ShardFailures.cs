using System.Globalization;
using System.Text;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// failures.csv of a shard: a line for each run that failed, with its number and the reason; no file if none did. A run
/// that was done twice has two lines, of which the last counts.
/// </summary>
internal static class ShardFailures
{
    public const string FileName = "failures.csv";

    public static string Line(long number, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"{number},{message}\n");

    /// <summary>The lines of the runs from first to end, in their order, as they are part of the checksum.</summary>
    public static string Of(SortedList<long, string> failures, long first, long end)
    {
        StringBuilder text = new();
        for (int i = PlaceOf(failures, first); i < failures.Count && failures.GetKeyAtIndex(i) < end; i++)
            text.Append(Line(failures.GetKeyAtIndex(i), failures.GetValueAtIndex(i)));
        return text.ToString();
    }

    public static SortedList<long, string> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return [];
        RegularFile.Require(path);
        Dictionary<long, string> last = [];
        foreach (string line in File.ReadLines(path))
        {
            int comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma > 0 && long.TryParse(
                line.AsSpan(0, comma), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                last[number] = line[(comma + 1)..];
        }

        return new(last);
    }

    private static int PlaceOf(SortedList<long, string> failures, long first)
    {
        int low = 0, high = failures.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (failures.GetKeyAtIndex(middle) < first)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
