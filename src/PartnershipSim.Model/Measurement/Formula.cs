using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Measurement;

/// <summary>
/// The formula of an outcome: a sum over the states of a group, times a factor, over another sum. It is data and not a
/// delegate because it is computed two thousand times a year: calls made measuring 70 % slower.
/// </summary>
public readonly record struct Formula
{
    private readonly int _sum;
    private readonly int _over;
    private readonly double _times;

    /// <param name="sum">The numerator.</param>
    /// <param name="over">The denominator; 1 if there is none.</param>
    /// <param name="times">Factor of the numerator.</param>
    public Formula(Sum sum, Sum? over = null, double times = 1)
    {
        _sum = (int)sum;
        _over = over is { } denominator ? (int)denominator : -1;
        _times = times;
    }

    /// <summary>The sums that it reads.</summary>
    internal IEnumerable<Sum> Sums => _over < 0 ? [(Sum)_sum] : [(Sum)_sum, (Sum)_over];

    /// <summary>The value for a group.</summary>
    /// <param name="sums">The sums over its states, by <see cref="Sum"/>.</param>
    internal Lanes Value(ReadOnlySpan<Lanes> sums)
    {
        Lanes value = sums[_sum];
        if (_times != 1)
            value = _times * value;
        return _over < 0 ? value : value / sums[_over];
    }
}
