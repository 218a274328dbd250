using System.Numerics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// How much of a case of interest each point is, by the places of the points in some order. Sums are those that adding
/// one after the other gives, to the last bit: where every point is a case or none, they are counts.
/// </summary>
internal sealed class PrimInterest
{
    private readonly double[] _ofPoints;
    private readonly int[] _points;
    private readonly BitSet? _cases;

    /// <param name="ofPoints">By the number of the point.</param>
    /// <param name="points">Which point has which place.</param>
    public PrimInterest(double[] ofPoints, int[] points)
    {
        _ofPoints = ofPoints;
        _points = points;
        if (!ofPoints.All(interest => interest is 0 or 1))
            return;
        _cases = new(points.Length);
        for (int place = 0; place < points.Length; place++)
        {
            if (ofPoints[points[place]] == 1)
                _cases.Add(place);
        }
    }

    /// <summary>How many of these places have cases; null if points may be cases in part.</summary>
    public int? CasesIn(ulong bits, int word) =>
        _cases is null ? null : BitOperations.PopCount(bits & _cases.Words[word]);

    public double At(int place) => _ofPoints[_points[place]];

    /// <summary>The sum over places of a set, from the lowest to the highest.</summary>
    public double Upwards(BitSet places, int from, int to)
    {
        if (_cases is { } cases)
            return places.CountIn(cases, from, to);
        double sum = 0;
        for (int word = BitSet.WordOf(from); word <= BitSet.WordOf(to - 1) && from < to; word++)
        {
            for (ulong bits = places.Word(word, from, to); bits != 0; bits &= bits - 1)
                sum += At(BitSet.NumberOf(word, BitOperations.TrailingZeroCount(bits)));
        }

        return sum;
    }

    /// <summary>The sum over places of a set, from the highest to the lowest.</summary>
    public double Downwards(BitSet places, int from, int to)
    {
        if (_cases is { } cases)
            return places.CountIn(cases, from, to);
        double sum = 0;
        for (int word = BitSet.WordOf(to - 1); word >= BitSet.WordOf(from) && from < to; word--)
        {
            for (ulong bits = places.Word(word, from, to); bits != 0;)
            {
                int highest = BitOperations.Log2(bits);
                sum += At(BitSet.NumberOf(word, highest));
                bits ^= 1UL << highest;
            }
        }

        return sum;
    }
}
