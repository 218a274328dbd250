namespace PartnershipSim.Runs;

/// <summary>
/// Some order statistics of a sample, without sorting all of it: only parts in which one of them lies are divided
/// further (C. A. R. Hoare, "Algorithm 65: FIND", Communications of the ACM 4, 1961).
/// </summary>
internal static class OrderStatistics
{
    /// <summary>Parts of at most this length are sorted, by insertion.</summary>
    private const int Short = 24;

    /// <summary>
    /// Moves the values so that at each place stands what would stand there if all were sorted.
    /// </summary>
    /// <param name="values">No value is not a number.</param>
    /// <param name="places">In ascending order, counted from 0.</param>
    public static void Settle(Span<double> values, ReadOnlySpan<int> places) =>
        Settle(values, 0, places, 2 * (int)double.Log2(values.Length + 1));

    /// <param name="first">The place at which the part begins.</param>
    /// <param name="places">All of them lie in the part.</param>
    /// <param name="divisions">
    /// After so many the pivots were chosen badly each time, and the part is sorted as a whole.
    /// </param>
    private static void Settle(Span<double> values, int first, ReadOnlySpan<int> places, int divisions)
    {
        while (!places.IsEmpty && values.Length > Short)
        {
            if (divisions-- == 0)
            {
                values.Sort();
                return;
            }

            (int endOfLow, int startOfHigh) = Divide(values);
            int low = Before(places, first + endOfLow);
            Settle(values[..endOfLow], first, places[..low], divisions);
            places = places[Before(places, first + startOfHigh)..];
            values = values[startOfHigh..];
            first += startOfHigh;
        }

        if (!places.IsEmpty)
            SortByInsertion(values);
    }

    // what stands between the two ends equals the pivot, and is in its place
    private static (int EndOfLow, int StartOfHigh) Divide(Span<double> values)
    {
        double pivot = Middle(values[0], values[values.Length / 2], values[^1]);
        int i = 0, j = values.Length - 1;
        while (i <= j)
        {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i > j)
                break;
            (values[i], values[j]) = (values[j], values[i]);
            i++;
            j--;
        }

        return (j + 1, i);
    }

    private static double Middle(double a, double b, double c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static int Before(ReadOnlySpan<int> places, int end)
    {
        int count = 0;
        while (count < places.Length && places[count] < end)
            count++;
        return count;
    }

    private static void SortByInsertion(Span<double> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            double value = values[i];
            int place = i;
            for (; place > 0 && values[place - 1] > value; place--)
                values[place] = values[place - 1];
            values[place] = value;
        }
    }
}
