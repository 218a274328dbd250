using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// Counts in bins whose width is a fixed share of the value: sign, exponent and the first bits of the fraction of the double are the bin.
/// A quantile read from it differs from a value of the sample by at most <see cref="RelativeError"/>; merging and order cannot change it.
/// After Masson, Rim and Lee, "DDSketch" (VLDB 2019), with bins cut by the number's own bits.
/// </summary>
public struct Sketch
{
    private const int FractionBits = 7;
    private const int Shift = 52 - FractionBits;

    /// <summary>Half a bin over its lower edge.</summary>
    public const double RelativeError = 1.0 / (2 << FractionBits);

    /// <summary>A value nearer to 0 than this counts as 0.</summary>
    public const double Nothing = 1.0 / (1L << 40);

    private Bins _negative;
    private Bins _positive;
    private int _zeros;
    private int _count;
    private double _sum;
    private double _pivot;
    private double _deviations;
    private double _squares;
    private double _smallest;
    private double _largest;

    public void Add(Lanes values, int count)
    {
        for (int lane = 0; lane < count; lane++)
            Add(values[lane]);
    }

    /// <summary>Adds one value; not a number is left out.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value))
            return;
        if (_count == 0)
        {
            _pivot = value;
            _smallest = value;
            _largest = value;
        }

        _count++;
        _sum += value;
        double deviation = value - _pivot;
        _deviations += deviation;
        _squares += deviation * deviation;
        _smallest = Math.Min(_smallest, value);
        _largest = Math.Max(_largest, value);
        if (value >= Nothing)
            _positive.Count(value);
        else if (value <= -Nothing)
            _negative.Count(-value);
        else
            _zeros++;
    }

    /// <summary>Takes in what another sketch has counted. Counts do not know an order; the mean may differ in its last bits.</summary>
    public void Merge(in Sketch other)
    {
        if (other._count == 0)
            return;
        if (_count == 0)
        {
            _pivot = other._pivot;
            _smallest = other._smallest;
            _largest = other._largest;
        }

        double shift = other._pivot - _pivot;
        _squares += other._squares + 2 * shift * other._deviations + other._count * shift * shift;
        _deviations += other._deviations + other._count * shift;
        _sum += other._sum;
        _count += other._count;
        _zeros += other._zeros;
        _smallest = Math.Min(_smallest, other._smallest);
        _largest = Math.Max(_largest, other._largest);
        _positive.Merge(other._positive);
        _negative.Merge(other._negative);
    }

    public readonly Distribution Describe()
    {
        if (_count == 0)
            return Distribution.Undefined;
        double variance = _count > 1 ? Math.Max(0, (_squares - _deviations * _deviations / _count) / (_count - 1)) : 0;
        return new(
            _count, _sum / _count, Math.Sqrt(variance), Quantile(0.05), Quantile(0.25), Quantile(0.50), Quantile(0.75), Quantile(0.95));
    }

    /// <summary>The middle of the bin that holds the order statistic nearest to <paramref name="p"/>, kept within the sample's range.</summary>
    public readonly double Quantile(double p)
    {
        long rank = (long)Math.Round(p * (_count - 1));
        double value = rank < _negative.Total
            ? -_negative.ValueAt(_negative.Total - 1 - rank)
            : rank < _negative.Total + _zeros ? 0 : _positive.ValueAt(rank - _negative.Total - _zeros);
        return Math.Clamp(value, _smallest, _largest);
    }

    /// <summary>Counts of positive numbers by the leading bits of the double.</summary>
    private struct Bins
    {
        private const int Room = 16;

        private int[]? _counts;
        private int _first;

        public int Total { get; private set; }

        public void Count(double value)
        {
            int bin = (int)(BitConverter.DoubleToInt64Bits(value) >> Shift);
            if (_counts is null)
            {
                _counts = new int[2 * Room];
                _first = bin - Room;
            }
            else if (bin < _first)
            {
                Widen(bin - Room, _first + _counts.Length);
            }
            else if (bin >= _first + _counts.Length)
            {
                Widen(_first, bin + Room + 1);
            }

            _counts[bin - _first]++;
            Total++;
        }

        public void Merge(in Bins other)
        {
            if (other._counts is null)
                return;
            if (_counts is null)
            {
                _counts = new int[other._counts.Length];
                _first = other._first;
            }

            if (other._first < _first)
                Widen(other._first, _first + _counts.Length);
            if (other._first + other._counts.Length > _first + _counts.Length)
                Widen(_first, other._first + other._counts.Length);
            for (int bin = 0; bin < other._counts.Length; bin++)
                _counts[other._first - _first + bin] += other._counts[bin];
            Total += other.Total;
        }

        /// <summary>The middle of the bin in which the number of this rank lies.</summary>
        public readonly double ValueAt(long rank)
        {
            int place = 0;
            for (long seen = _counts![0]; seen <= rank; seen += _counts[place])
                place++;
            double low = BitConverter.Int64BitsToDouble((long)(_first + place) << Shift);
            double high = BitConverter.Int64BitsToDouble((long)(_first + place + 1) << Shift);
            return low + 0.5 * (high - low);
        }

        private void Widen(int first, int end)
        {
            int[] wider = new int[end - first];
            _counts!.CopyTo(wider, _first - first);
            _counts = wider;
            _first = first;
        }
    }
}
