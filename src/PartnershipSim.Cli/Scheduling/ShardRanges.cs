namespace PartnershipSim.Cli.Scheduling;

/// <summary>Numbers of shards as schedulers and people write them: 3,7,9-12.</summary>
internal static class ShardRanges
{
    /// <param name="most">How many ranges are written; the rest is counted.</param>
    public static string Of(IEnumerable<int> numbers, int most = int.MaxValue)
    {
        int[] sorted = [.. numbers.Distinct().Order()];
        List<string> ranges = [];
        int written = 0;
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[to - 1] + 1)
                to++;
            if (ranges.Count == most)
                break;
            ranges.Add(to - from == 1 ? $"{sorted[from]}" : $"{sorted[from]}-{sorted[to - 1]}");
            written = to;
        }

        return string.Join(',', ranges) + (written < sorted.Length ? $" and {sorted.Length - written} more" : "");
    }
}
