using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// One driver of one state, from 1990 to the last observed year, while its holes are being filled. Records which rule
/// filled which year.
/// </summary>
internal sealed class Series
{
    private readonly double[] _values;
    private readonly string?[] _rules;

    /// <param name="observed">From 1990 on; not a number where nothing is known.</param>
    /// <param name="last">The last observed year: the series ends there.</param>
    public Series(IEnumerable<double> observed, int last)
    {
        _values = [.. observed.Take(last - StatePanel.FirstYear + 1)];
        _rules = new string?[_values.Length];
    }

    /// <summary>The value in a calendar year.</summary>
    public double this[int year] => _values[year - StatePanel.FirstYear];

    public bool IsEmpty => _values.All(double.IsNaN);

    /// <summary>Fills what is missing with <paramref name="factor"/> times another series.</summary>
    public void FillFrom(IReadOnlyList<double> other, double factor, string rule)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            if (double.IsNaN(_values[i]) && !double.IsNaN(other[i] * factor))
                Put(i, other[i] * factor, rule);
        }
    }

    /// <summary>Fills every year that is missing with a function of the calendar year.</summary>
    public void Fill(Func<int, double> valueOf, string rule)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            if (double.IsNaN(_values[i]))
                Put(i, valueOf(StatePanel.FirstYear + i), rule);
        }
    }

    /// <summary>Straight lines between the known years; the first and the last value stay outside them.</summary>
    public void Interpolate() => Interpolate(x => x, x => x, "interpolated");

    /// <summary>The same for the logarithm.</summary>
    public void InterpolateLogarithm() => Interpolate(Scalar.Log, Scalar.Exp, "interpolated in logarithms");

    /// <summary>What was filled between two years, rule by rule.</summary>
    public IEnumerable<Fill> Fills(string iso3, string driver, int from, int to) =>
        Enumerable.Range(from, to - from + 1)
            .Where(year => _rules[year - StatePanel.FirstYear] is not null)
            .GroupBy(year => _rules[year - StatePanel.FirstYear]!)
            .Select(years => new Fill(iso3, driver, [.. years], years.Key));

    private void Interpolate(Func<double, double> forth, Func<double, double> back, string rule)
    {
        ImmutableArray<int> known = [.. Enumerable.Range(0, _values.Length).Where(i => !double.IsNaN(_values[i]))];
        if (known.IsEmpty)
            return;
        for (int i = 0; i < known[0]; i++)
            Put(i, _values[known[0]], "first value held");
        for (int i = known[^1] + 1; i < _values.Length; i++)
            Put(i, _values[known[^1]], "last value held");
        for (int k = 1; k < known.Length; k++)
        {
            int left = known[k - 1];
            int right = known[k];
            if (right - left == 1)
                continue;
            double from = forth(_values[left]);
            double to = forth(_values[right]);
            for (int i = left + 1; i < right; i++)
                Put(i, back(from + (to - from) * (i - left) / (right - left)), rule);
        }
    }

    private void Put(int index, double value, string rule)
    {
        _values[index] = value;
        _rules[index] = rule;
    }
}
