namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// A series as a row of eight small bars, the lowest value lowest: enough to see a rise, a fall or a hump.
/// </summary>
internal static class TrendLine
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    public static string Of(IEnumerable<double> series)
    {
        double[] values = [.. series];
        double[] defined = [.. values.Where(value => !double.IsNaN(value))];
        if (defined.Length == 0)
            return "";
        double low = defined.Min();
        double width = defined.Max() - low;
        return string.Concat(values.Select(Bar));

        char Bar(double value)
        {
            if (double.IsNaN(value))
                return ' ';
            return width <= 1e-12 * Math.Abs(low)
                ? Bars[0]
                : Bars[(int)Math.Min(Bars.Length - 1, (value - low) / width * Bars.Length)];
        }
    }
}
