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
        for (int b = 0; b < Resamples; b++)
        {
            double sum = 0;
            foreach (uint word in _words.Value[b].AsSpan(0, sample.Length))
                sum += sample[DesignDice.Scaled(word, sample.Length)];
            means[b] = sum / sample.Length;
        }

        return means;
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
