using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace PartnershipSim.Runs;

/// <content>The bins of a sketch.</content>
public partial struct Sketch
{
    /// <summary>
    /// Counts of positive numbers by the leading bits of the double. Tens of thousands of sketches pass through the
    /// cache for every batch, so a count is a byte, and how often it has run over stands elsewhere.
    /// </summary>
    private struct Bins
    {
        /// <summary>Bins to spare at each end when the range grows.</summary>
        private const int Room = 16;

        /// <summary>Bytes that come from memory together.</summary>
        private const int CacheLine = 64;

        /// <summary>Most counts that are fetched ahead: those of a usual range.</summary>
        private const int MostFetched = 1024;

        private static readonly int Least = NumberOf(Epsilon);

        private byte[]? _counts;
        private int[]? _carries;
        private int _length;

        public readonly Span<byte> Counts => _counts;

        /// <summary>The number of the bin that is counted first.</summary>
        public int First { get; private set; }

        /// <summary>Of all bins.</summary>
        public readonly long Total
        {
            get
            {
                long total = 0;
                for (int place = 0; place < Counts.Length; place++)
                    total += CountAt(place);
                return total;
            }
        }

        /// <summary>The bin of a number. No bin of positive numbers holds a negative one, 0, or not a number.</summary>
        public static int NumberOf(double value) => (int)(BitConverter.DoubleToInt64Bits(value) >> Shift);

        /// <summary>
        /// A hint to the processor. It comes to nothing if the array is moved meanwhile, or there is none.
        /// </summary>
        public readonly unsafe void Fetch()
        {
            if (_counts is null || !Sse.IsSupported)
                return;
            // the length beside the reference, because asking the array for it would wait for the memory
            ref byte first = ref MemoryMarshal.GetArrayDataReference(_counts);
            for (int place = 0; place < Math.Min(_length, MostFetched); place += CacheLine)
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, place)));
        }

        public readonly Bins Copy() => this with { _counts = _counts?.ToArray(), _carries = _carries?.ToArray() };

        /// <summary>Is there room for all numbers of a range of positive ones?</summary>
        public readonly bool Covers(double least, double most) =>
            NumberOf(least) >= First && NumberOf(most) < First + _length;

        /// <summary>Counts numbers for all of which there is room.</summary>
        public void CountCovered(ReadOnlySpan<double> values)
        {
            Span<byte> counts = _counts;
            int first = First;
            foreach (double value in values)
            {
                int place = NumberOf(value) - first;
                if (++counts[place] == 0)
                    Carry(place);
            }
        }

        /// <summary>Makes room for all numbers of a range.</summary>
        public void Cover(double least, double most)
        {
            Cover(NumberOf(least));
            Cover(NumberOf(most));
        }

        public void Count(double value)
        {
            int bin = NumberOf(value);
            if (_counts is null || (uint)(bin - First) >= (uint)_counts.Length)
                Cover(bin);
            if (++_counts![bin - First] == 0)
                Carry(bin - First);
        }

        /// <summary>A count has run over its byte.</summary>
        public void Carry(int place) => (_carries ??= new int[_counts!.Length])[place]++;

        /// <summary>The middle of the bin in which the number of this rank lies.</summary>
        public readonly double ValueAt(long rank)
        {
            int place = 0;
            for (long seen = CountAt(0); seen <= rank; seen += CountAt(place))
                place++;
            double low = BitConverter.Int64BitsToDouble((long)(First + place) << Shift);
            double high = BitConverter.Int64BitsToDouble((long)(First + place + 1) << Shift);
            return low + 0.5 * (high - low);
        }

        private readonly long CountAt(int place) => _counts![place] + ((long)(_carries?[place] ?? 0) << 8);

        private void Cover(int bin)
        {
            int room = Math.Max(bin - Room, Least);
            if (_counts is null)
            {
                _counts = new byte[2 * Room];
                _length = _counts.Length;
                First = room;
            }
            else if (bin < First)
            {
                Widen(room, First + _counts.Length);
            }
            else if (bin >= First + _counts.Length)
            {
                Widen(First, bin + Room + 1);
            }
        }

        private void Widen(int first, int end)
        {
            _counts = Moved(_counts!, First - first, end - first);
            _length = _counts.Length;
            _carries = _carries is null ? null : Moved(_carries, First - first, end - first);
            First = first;
        }

        private static T[] Moved<T>(T[] counts, int by, int length)
        {
            T[] wider = new T[length];
            counts.CopyTo(wider, by);
            return wider;
        }
    }
}
