using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Runs;

/// <summary>
/// Describes eight cells side by side, one in each lane, from all their values: what <see cref="Distribution.Of"/> says
/// of each, to the bit. Values are sorted by a network of comparisons (K. E. Batcher 1968; D. E. Knuth, The Art of
/// Computer Programming 3, algorithm 5.2.2 M), which are the same for every sample and so need no branch.
/// </summary>
internal sealed class ExactColumns(BlockStore store, int blocks)
{
    private const int HalvesOfLanes = Lanes.Count / 4;

    private readonly Lanes[] _columns = new Lanes[Lanes.Count * blocks];
    private readonly Lanes[] _sorted = new Lanes[blocks * Lanes.Count];

    public BlockStore Store => store;

    public int Blocks => blocks;

    /// <summary>Describes up to eight cells of a row that begins at <paramref name="row"/>.</summary>
    public void Describe(int row, ReadOnlySpan<int> cells, Span<Distribution> described)
    {
        Span<Lanes> values = _sorted.AsSpan(0, store.CountOf(0, blocks));
        if (values.IsEmpty)
            described.Fill(Distribution.Undefined);
        if (values.IsEmpty || cells.IsEmpty)
            return;
        Turn(row, cells);
        Lanes count = 0;
        Lanes sum = 0;
        Lanes first = values[0];
        Mask isConstant = IsNumber(first, first);
        foreach (ref readonly Lanes value in (ReadOnlySpan<Lanes>)values)
        {
            Mask isDefined = IsNumber(value, value);
            count += isDefined;
            sum += Select(isDefined, value, 0);
            isConstant &= value == first;
        }

        Lanes mean = sum / count;
        Lanes squares = 0;
        foreach (ref Lanes value in values)
        {
            Mask isDefined = IsNumber(value, value);
            Lanes deviation = value - mean;
            squares += Select(isDefined, deviation * deviation, 0);
            value = Select(isDefined, value, double.PositiveInfinity); // behind all others
        }

        if (!(isConstant | count == 0).All)
            Sort(values);
        Lanes sd = Select(count > 1, Sqrt(squares / (count - 1)), double.NaN);
        for (int lane = 0; lane < cells.Length; lane++)
        {
            Distribution one = new(
                (int)count[lane], mean[lane], sd[lane], first[lane], first[lane], first[lane],
                first[lane], first[lane]);
            described[cells[lane]] = isConstant[lane] ? one : WithQuantiles(one, values, lane);
        }
    }

    // from one column of replicates a cell to eight cells a replicate
    private void Turn(int row, ReadOnlySpan<int> cells)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
            store.Read(
                0, blocks, row + cells[Math.Min(lane, cells.Length - 1)], _columns.AsSpan(lane * blocks, blocks));
        ReadOnlySpan<Vector256<double>> columns = MemoryMarshal.Cast<Lanes, Vector256<double>>(_columns.AsSpan());
        Span<Vector256<double>> turned = MemoryMarshal.Cast<Lanes, Vector256<double>>(_sorted.AsSpan());
        int length = columns.Length / Lanes.Count;
        for (int half = 0; half < HalvesOfLanes; half++)
        {
            int cell = half * Vector256<double>.Count * length;
            for (int i = 0; i < length; i++)
            {
                Vector256<double> a = columns[cell + i], b = columns[cell + length + i];
                Vector256<double> c = columns[cell + 2 * length + i], d = columns[cell + 3 * length + i];
                Square.Turn(ref a, ref b, ref c, ref d);
                int place = i * Vector256<double>.Count * HalvesOfLanes + half;
                turned[place] = a;
                turned[place + HalvesOfLanes] = b;
                turned[place + 2 * HalvesOfLanes] = c;
                turned[place + 3 * HalvesOfLanes] = d;
            }
        }
    }

    // not a number differs from everything, itself included
    private static Mask IsNumber(Lanes value, Lanes itself) => value == itself;

    private static void Sort(Span<Lanes> values)
    {
        int top = values.Length < 2 ? 0 : 1 << BitOperations.Log2((uint)(values.Length - 1));
        for (int p = top; p > 0; p >>= 1)
        {
            int distance = p;
            int phase = 0;
            for (int q = top; ; q >>= 1)
            {
                for (int from = phase; from < values.Length - distance; from += 2 * p)
                    Exchange(values, from, Math.Min(from + p, values.Length - distance), distance);
                if (q == p)
                    break;
                distance = q - p;
                phase = p;
            }
        }
    }

    // the smaller of each pair goes to the first, the larger to the second
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(Span<Lanes> values, int from, int to, int distance)
    {
        ref Lanes first = ref values[from];
        ref Lanes second = ref values[from + distance];
        for (int i = 0; i < to - from; i++)
        {
            Lanes one = Unsafe.Add(ref first, i);
            Lanes other = Unsafe.Add(ref second, i);
            Unsafe.Add(ref first, i) = Min(other, one);
            Unsafe.Add(ref second, i) = Max(one, other);
        }
    }

    private static Distribution WithQuantiles(Distribution one, ReadOnlySpan<Lanes> sorted, int lane) => one.Count == 0
        ? Distribution.Undefined
        : one with
        {
            P05 = Quantile(sorted, lane, one.Count, 0.05),
            P25 = Quantile(sorted, lane, one.Count, 0.25),
            P50 = Quantile(sorted, lane, one.Count, 0.50),
            P75 = Quantile(sorted, lane, one.Count, 0.75),
            P95 = Quantile(sorted, lane, one.Count, 0.95),
        };

    private static double Quantile(ReadOnlySpan<Lanes> sorted, int lane, int count, double p)
    {
        (int below, double share) = Distribution.Place(p, count);
        double low = sorted[below][lane];
        return share == 0 ? low : low + share * (sorted[below + 1][lane] - low);
    }
}
