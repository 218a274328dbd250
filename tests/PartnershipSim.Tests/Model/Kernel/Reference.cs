using System.Globalization;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>
/// One table of true values, written by <c>reference/reference.py</c>: how far is a function of the kernel from the
/// truth?
/// </summary>
internal sealed class Reference
{
    private readonly double[][] _rows;

    private Reference(double[][] rows) => _rows = rows;

    public static Reference Read(string name)
    {
        using Stream stream = typeof(Reference).Assembly.GetManifestResourceStream(name + ".csv")!;
        using StreamReader reader = new(stream);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Reference([.. lines.Skip(1).Select(line =>
            line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())]);
    }

    /// <summary>Only the points whose inputs pass; of a function of one input, the second means nothing.</summary>
    public Reference Where(Func<double, double, bool> inputs) => new([.. _rows.Where(row => inputs(row[0], row[1]))]);

    public WorstError Of(Func<Lanes, Lanes> function) => Of((x, _) => function(x));

    public WorstError Of(Func<Lanes, Lanes, Lanes> function)
    {
        WorstError worst = new();
        for (int first = 0; first < _rows.Length; first += Lanes.Count)
        {
            double[][] rows = [.. Enumerable.Range(first, Lanes.Count).Select(row => _rows[row % _rows.Length])];
            Lanes results = function(
                Lanes.From([.. rows.Select(row => row[0])]), Lanes.From([.. rows.Select(row => row[1])]));
            for (int lane = 0; lane < Lanes.Count; lane++)
                worst = worst.Or(rows[lane], results[lane]);
        }

        return worst;
    }
}

/// <summary>
/// The largest error over a table, in units of the last place and relative, and the inputs where it happens.
/// </summary>
internal sealed record WorstError(double Ulps = 0, double Relative = 0, string UlpsAt = "", string RelativeAt = "")
{
    public WorstError Or(double[] row, double result)
    {
        (double hi, double rest) = (row[^2], row[^1]);
        double ulp = double.BitIncrement(Math.Abs(hi)) - Math.Abs(hi);
        double ulps = Math.Abs((result - hi) / ulp - rest);
        double relative = ulps * (ulp / Math.Abs(hi));
        string at = $"({string.Join(", ", row[..^2])})";

        WorstError worst = this;
        if (!(ulps <= worst.Ulps))
            worst = worst with { Ulps = ulps, UlpsAt = at };
        if (!(relative <= worst.Relative))
            worst = worst with { Relative = relative, RelativeAt = at };
        return worst;
    }

    public override string ToString() => $"{Ulps:0.000} ulp at {UlpsAt}, relative {Relative:0.00e+00} at {RelativeAt}";
}
