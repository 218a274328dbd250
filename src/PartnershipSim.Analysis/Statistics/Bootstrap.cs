using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// Resamples of the replicates, drawn once and used for every outcome, so that shares and sums of effects are resampled together. The draws
/// are addressed (Philox under the study's seed), so the same study gives the same intervals.
/// </summary>
public sealed class Bootstrap
{
    /// <summary>How many resamples an interval rests on.</summary>
    public const int Resamples = 1000;

    // a key of its own, so that resampling shares no draw with the model
    private const uint Purpose = 0xB0075;

    private readonly uint[][] _words;

    public Bootstrap(int replicates, ulong seed)
    {
        _words = new uint[Resamples][];
        for (int b = 0; b < Resamples; b++)
        {
            uint[] words = new uint[replicates];
            for (int r = 0; r < replicates; r++)
                words[r] = Philox.Words((uint)r, (uint)b, Purpose, 0, (uint)seed, (uint)(seed >> 32)).W0;
            _words[b] = words;
        }
    }

    /// <summary>
    /// The mean of each resample, as large as the sample. A sample with undefined pairs is shorter than the study; every value of it is
    /// still as likely as any other.
    /// </summary>
    public double[] MeansOf(ReadOnlySpan<double> sample)
    {
        double[] means = new double[Resamples];
        if (sample.Length == 0)
            return means;
        for (int b = 0; b < Resamples; b++)
        {
            double sum = 0;
            foreach (uint word in _words[b].AsSpan(0, sample.Length))
                sum += sample[(int)(((ulong)word * (ulong)sample.Length) >> 32)];
            means[b] = sum / sample.Length;
        }

        return means;
    }

    /// <summary>The percentile interval of resampled values.</summary>
    public static Interval IntervalAt(ReadOnlySpan<double> values, double level)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return new(Distribution.Quantile(sorted, (1 - level) / 2), Distribution.Quantile(sorted, (1 + level) / 2));
    }
}
