using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PartnershipSim.Runs;

/// <summary>
/// Counts in bins whose width is a fixed share of the value: sign, exponent and the first bits of the fraction of the
/// double are the bin. A quantile read from it differs from a value of the sample by at most
/// <see cref="RelativeError"/>; order cannot change it. As long as all values are the same number, bit for bit, it only
/// counts them.
/// After Masson, Rim and Lee, "DDSketch" (VLDB 2019), with bins cut by the number's own bits.
/// </summary>
public partial struct Sketch
{
    private const int FractionBits = 7;
    private const int Shift = 52 - FractionBits;

    /// <summary>Half a bin over its lower edge.</summary>
    public const double RelativeError = 1.0 / (2 << FractionBits);

    /// <summary>A value nearer to 0 than this counts as 0: 2^-40, about 1e-12.</summary>
    public const double Epsilon = 1.0 / (1L << 40);

    private Bins _negative;
    private Bins _positive;
    private int _zeros;
    private int _count;
    private bool _isSpread;
    private double _sum;
    private double _pivot;
    private double _deviations;
    private double _squares;
    private double _smallest;
    private double _largest;

    /// <summary>
    /// Asks for the counts from memory, so that they are at hand when values are added soon: tens of thousands of
    /// sketches do not fit into a cache.
    /// </summary>
    public readonly void Fetch() => _positive.Fetch();

    /// <summary>Adds values in the order of their replicates; not-a-numbers are left out.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        if (!_isSpread)
        {
            values = values[CountSame(values)..];
            if (values.IsEmpty)
                return;
            Spread(values);
        }

        Count(values);
        Sum(values);
    }

    private void Count(ReadOnlySpan<double> values)
    {
        Span<byte> counts = _positive.Counts;
        int first = _positive.First;
        foreach (double value in values)
        {
            int place = Bins.NumberOf(value) - first;
            if ((uint)place < (uint)counts.Length && ++counts[place] != 0)
                continue;
            CountApart(value, place);
            counts = _positive.Counts;
            first = _positive.First;
        }
    }

    // what is seldom, in a method of its own, whose calls would keep the loop's variables out of the registers
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountApart(double value, int place)
    {
        if ((uint)place < (uint)_positive.Counts.Length)
            _positive.Carry(place);
        else if (!double.IsNaN(value))
            CountElsewhere(value);
    }

    // apart from the counting, whose calls would keep the sums out of the registers
    private void Sum(ReadOnlySpan<double> values)
    {
        (double pivot, double sum, double deviations, double squares) = (_pivot, _sum, _deviations, _squares);
        (double smallest, double largest, int count) = (_smallest, _largest, _count);
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            count++;
            sum += value;
            double deviation = value - pivot;
            deviations += deviation;
            squares += deviation * deviation;
            smallest = double.MinNative(smallest, value);
            largest = double.MaxNative(largest, value);
        }

        (_sum, _deviations, _squares) = (sum, deviations, squares);
        (_smallest, _largest, _count) = (smallest, largest, count);
    }

    /// <summary>A sketch that no longer changes with this one.</summary>
    public readonly Sketch Copy()
    {
        Sketch copy = this;
        copy._negative = _negative.Copy();
        copy._positive = _positive.Copy();
        return copy;
    }

    public readonly Distribution Describe()
    {
        if (_count == 0)
            return Distribution.Undefined;
        if (!_isSpread)
            return Constant();
        double variance = _count > 1
            ? Math.Max(0, (_squares - _deviations * _deviations / _count) / (_count - 1))
            : double.NaN;
        return new(
            _count, _sum / _count, Math.Sqrt(variance), Quantile(0.05), Quantile(0.25), Quantile(0.50),
            Quantile(0.75), Quantile(0.95));
    }

    // a number that is not 0 is its own quantile; of both zeros it is the positive one
    private readonly Distribution Constant()
    {
        double value = _pivot == 0 ? 0 : _pivot;
        return new(
            _count, SumOfSame() / _count, _count > 1 ? 0 : double.NaN, value, value, value, value, value);
    }

    /// <summary>
    /// The middle of the bin that holds the order statistic nearest to <paramref name="p"/>, kept within the sample's
    /// range.
    /// </summary>
    private readonly double Quantile(double p)
    {
        long rank = (long)Math.Round(p * (_count - 1));
        double value = rank < _negative.Total
            ? -_negative.ValueAt(_negative.Total - 1 - rank)
            : rank < _negative.Total + _zeros ? 0 : _positive.ValueAt(rank - _negative.Total - _zeros);
        return Math.Clamp(value, _smallest, _largest);
    }

    // how many values come before the first that differs from those before it; infinities have no deviation from
    // themselves
    private int CountSame(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(values);
        int same = bits.IndexOfAnyExcept(bits[0]);
        if (same < 0 && double.IsNaN(values[0]))
            return values.Length;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (double.IsNaN(value))
                continue;
            if (_count == 0)
                _pivot = value;
            if (bits[i] != BitConverter.DoubleToInt64Bits(_pivot) || !double.IsFinite(value))
                return i;
            if (same < 0)
            {
                _count += values.Length;
                return values.Length;
            }

            _count++;
        }

        return values.Length;
    }

    // from here on as if every value had been added one by one
    private void Spread(ReadOnlySpan<double> values)
    {
        _isSpread = true;
        _sum = SumOfSame();
        _smallest = _pivot;
        _largest = _pivot;
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double value in values)
        {
            least = value < least ? value : least;
            most = value > most ? value : most;
        }

        if (least >= Epsilon && least <= most)
            _positive.Cover(least, most);
        for (int i = 0; i < _count; i++)
            CountElsewhere(_pivot);
    }

    // rounding included, so not a product
    private readonly double SumOfSame()
    {
        double sum = 0;
        for (int i = 0; i < _count; i++)
            sum += _pivot;
        return sum;
    }

    // what lies in no bin so far
    private void CountElsewhere(double value)
    {
        if (value >= Epsilon)
            _positive.Count(value);
        else if (value <= -Epsilon)
            _negative.Count(-value);
        else
            _zeros++;
    }
}
