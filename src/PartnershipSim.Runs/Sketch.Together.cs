using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PartnershipSim.Runs;

/// <content>
/// Four sketches side by side, one in each lane of a vector: a sum waits for the one before it, and those of four
/// sketches wait together. Each gets its values in the order of their replicates, so its bits are those of
/// <see cref="Add"/>.
/// </content>
public partial struct Sketch
{
    /// <summary>How many sketches are added to side by side.</summary>
    internal const int Together = 4;

    /// <summary>Have two different numbers been added?</summary>
    internal readonly bool IsSpread => _isSpread;

    /// <summary>Adds a column of values to each of four sketches.</summary>
    /// <param name="four">The numbers of the sketches.</param>
    /// <param name="columns">Four columns, one after the other.</param>
    /// <param name="count">How many values of each column count.</param>
    internal static void Add(
        Span<Sketch> sketches, ReadOnlySpan<int> four, ReadOnlySpan<double> columns, int count)
    {
        int length = columns.Length / Together;
        if (count < length || !Sum(
            ref sketches[four[0]], ref sketches[four[1]], ref sketches[four[2]], ref sketches[four[3]],
            MemoryMarshal.Cast<double, Vector256<double>>(columns), out Vector256<double> least,
            out Vector256<double> most, length))
        {
            for (int k = 0; k < Together; k++)
                sketches[four[k]].Add(columns.Slice(k * length, count));
            return;
        }

        for (int k = 0; k < Together; k++)
            sketches[four[k]].Count(columns.Slice(k * length, length), least[k], most[k]);
    }

    // false, and nothing is added, where a sum is not a number: then one of the values may not be one either
    private static bool Sum(
        ref Sketch a, ref Sketch b, ref Sketch c, ref Sketch d, ReadOnlySpan<Vector256<double>> columns,
        out Vector256<double> least, out Vector256<double> most, int count)
    {
        Sums sums = new(
            Vector256.Create(a._pivot, b._pivot, c._pivot, d._pivot), Vector256.Create(a._sum, b._sum, c._sum, d._sum),
            Vector256.Create(a._deviations, b._deviations, c._deviations, d._deviations),
            Vector256.Create(a._squares, b._squares, c._squares, d._squares));
        int length = columns.Length / Together;
        ReadOnlySpan<Vector256<double>> ofA = columns[..length], ofB = columns.Slice(length, length);
        ReadOnlySpan<Vector256<double>> ofC = columns.Slice(2 * length, length), ofD = columns[(3 * length)..];
        for (int i = 0; i < ofA.Length; i++)
        {
            Vector256<double> first = ofA[i], second = ofB[i], third = ofC[i], fourth = ofD[i];
            Square.Turn(ref first, ref second, ref third, ref fourth);
            sums.Add(first);
            sums.Add(second);
            sums.Add(third);
            sums.Add(fourth);
        }

        (least, most) = (sums.Least, sums.Most);
        if (Vector256.IsNaN(sums.Sum) != Vector256<double>.Zero)
            return false;
        sums.Write(ref a, 0, count);
        sums.Write(ref b, 1, count);
        sums.Write(ref c, 2, count);
        sums.Write(ref d, 3, count);
        return true;
    }

    // most columns lie within the bins, and most others are zeros
    private void Count(ReadOnlySpan<double> values, double least, double most)
    {
        if (least > 0 && _positive.Covers(least, most))
            _positive.CountCovered(values);
        else if (least > -Epsilon && most < Epsilon)
            _zeros += values.Length;
        else
            Count(values);
    }

    /// <summary>The sums of four sketches.</summary>
    private struct Sums(
        Vector256<double> pivot, Vector256<double> sum, Vector256<double> deviations, Vector256<double> squares)
    {
        public Vector256<double> Sum = sum;
        public Vector256<double> Least = Vector256.Create(double.PositiveInfinity);
        public Vector256<double> Most = Vector256.Create(double.NegativeInfinity);
        private readonly Vector256<double> _pivot = pivot;
        private Vector256<double> _deviations = deviations;
        private Vector256<double> _squares = squares;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<double> values)
        {
            Vector256<double> deviation = values - _pivot;
            Sum += values;
            _deviations += deviation;
            _squares += deviation * deviation;
            Least = Vector256.MinNative(Least, values);
            Most = Vector256.MaxNative(Most, values);
        }

        public readonly void Write(ref Sketch sketch, int lane, int count)
        {
            sketch._count += count;
            sketch._sum = Sum[lane];
            sketch._deviations = _deviations[lane];
            sketch._squares = _squares[lane];
            sketch._smallest = double.MinNative(sketch._smallest, Least[lane]);
            sketch._largest = double.MaxNative(sketch._largest, Most[lane]);
        }
    }
}
