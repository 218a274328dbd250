namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// The bootstrap (Efron 1979): draws with replacement from things that were sampled together, made once and used for
/// every number that is taken of them, so that parts are resampled as their sum is. Draws are addressed, so the same
/// study has the same intervals.
/// </summary>
public sealed class Bootstrap
{
    /// <summary>How many resamples an interval rests on.</summary>
    public const int Resamples = 1000;

    /// <summary>Resamples that are summed side by side; divides their number.</summary>
    private const int Together = 4;

    private readonly DesignDice _dice;
    private readonly int _count;
    private readonly int _wordsPerThrow;
    private readonly Lazy<uint[][]> _words;

    private Bootstrap(uint purpose, int count, ulong seed, int wordsPerThrow)
    {
        _dice = new(purpose, seed);
        _count = count;
        _wordsPerThrow = wordsPerThrow;
        _words = new(() => [.. Enumerable.Range(0, Resamples).Select(Words)]);
    }

    /// <summary>Of the replicates of a study.</summary>
    public static Bootstrap OfReplicates(int count, ulong seed) => new(DesignDice.Replicates, count, seed, 1);

    /// <summary>Of the rows or trajectories of a design.</summary>
    public static Bootstrap OfDesign(int count, ulong seed) =>
        new(DesignDice.Resampling, count, seed, DesignDice.WordsPerThrow);

    /// <summary>Of states: what is observed of one state is not independent.</summary>
    public static Bootstrap OfStates(int count, ulong seed) => new(DesignDice.States, count, seed, 1);

    /// <summary>How often each is drawn in a resample; the numbers add up to the count.</summary>
    public double[] Weights(int resample)
    {
        double[] weights = new double[_count];
        foreach (uint word in Words(resample))
            weights[DesignDice.Scaled(word, _count)]++;
        return weights;
    }

    /// <summary>
    /// The mean of each resample, as large as the sample. A sample with undefined pairs is shorter than the study;
    /// every value of it is still as likely as any other.
    /// </summary>
    public double[] MeansOf(ReadOnlySpan<double> sample)
    {
        double[] means = new double[Resamples];
        if (sample.Length == 0)
            return means;
        uint[][] words = _words.Value;
        for (int b = 0; b < Resamples; b += Together)
            SumsOf(sample, words.AsSpan(b, Together), means.AsSpan(b, Together));
        for (int b = 0; b < Resamples; b++)
            means[b] /= sample.Length;
        return means;
    }

    // each sum in the order of its draws; four at a time, because one addition waits for the one before it
    private static void SumsOf(ReadOnlySpan<double> sample, ReadOnlySpan<uint[]> words, Span<double> sums)
    {
        int count = sample.Length;
        ReadOnlySpan<uint> one = words[0].AsSpan(0, count), two = words[1].AsSpan(0, count);
        ReadOnlySpan<uint> three = words[2].AsSpan(0, count), four = words[3].AsSpan(0, count);
        double first = 0, second = 0, third = 0, fourth = 0;
        for (int i = 0; i < count; i++)
        {
            first += sample[DesignDice.Scaled(one[i], count)];
            second += sample[DesignDice.Scaled(two[i], count)];
            third += sample[DesignDice.Scaled(three[i], count)];
            fourth += sample[DesignDice.Scaled(four[i], count)];
        }

        (sums[0], sums[1], sums[2], sums[3]) = (first, second, third, fourth);
    }

    private uint[] Words(int resample)
    {
        uint[] words = new uint[_count];
        Span<uint> thrown = stackalloc uint[DesignDice.WordsPerThrow];
        for (int first = 0; first < _count; first += _wordsPerThrow)
        {
            _dice.Words((uint)first, (uint)resample, thrown);
            thrown[..Math.Min(_wordsPerThrow, _count - first)].CopyTo(words.AsSpan(first));
        }

        return words;
    }
}
