
namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// The bootstrap of things that were sampled together (Efron 1979): how often each of them is drawn in resample b. Draws are addressed, so
/// the same study has the same intervals.
/// </summary>
internal sealed class Resampling(int count, ulong seed)
{
    /// <summary>How many resamples an interval rests on.</summary>
    public const int Resamples = 1000;

    private readonly DesignDice _dice = new(DesignDice.Resampling, seed);

    /// <summary>How often each is drawn; the numbers add up to <c>count</c>.</summary>
    public double[] Weights(int resample)
    {
        double[] weights = new double[count];
        Span<int> four = stackalloc int[DesignDice.WordsPerThrow];
        for (int draw = 0; draw < count; draw += four.Length)
        {
            _dice.FourBelow(count, (uint)draw, (uint)resample, four);
            foreach (int drawn in four[..Math.Min(four.Length, count - draw)])
                weights[drawn]++;
        }

        return weights;
    }
}
