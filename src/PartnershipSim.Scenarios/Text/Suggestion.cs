namespace PartnershipSim.Scenarios.Text;

/// <summary>What was probably meant by a mistyped word.</summary>
public static class Suggestion
{
    /// <summary><c>; did you mean teaching?</c>, or nothing if no candidate is near.</summary>
    public static string For(string typed, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string? nearest = Nearest(typed, candidates);
        return nearest is null ? "" : $"; did you mean {nearest}?";
    }

    /// <summary>
    /// The same for a short list, which is named in full: <c>; did you mean teaching? Valid are peers, teaching</c>.
    /// </summary>
    public static string WithList(string typed, IReadOnlyCollection<string> candidates)
    {
        string list = string.Join(", ", candidates);
        return Nearest(typed, candidates) is { } nearest
            ? $"; did you mean {nearest}? Valid are {list}"
            : $"; valid are {list}";
    }

    /// <summary>
    /// The nearest candidate by edit distance, if it is near enough to be meant; the first of equals in ordinal
    /// order.
    /// </summary>
    public static string? Nearest(string typed, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(typed);
        int farthest = Math.Clamp(typed.Length / 3, 1, 5);
        return candidates
            // the rest cannot be near, however long it is
            .Where(candidate => Math.Abs(candidate.Length - typed.Length) <= farthest)
            .Select(
                candidate => (candidate, distance: Distance(typed.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= farthest)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>How many letters must be added, left out, replaced or swapped with their neighbour.</summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
