using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>Values that belong to the members of an ensemble, several replicates to each.</summary>
public sealed class MemberSample
{
    private readonly double[] _means;

    private MemberSample(double[] means, int[] numbers, double shareOfParameters)
    {
        _means = means;
        Numbers = numbers;
        ShareOfParameters = shareOfParameters;
    }

    /// <summary>
    /// The mean over its replicates of each member that has a value, in the order of <see cref="Numbers"/>.
    /// </summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Which members have a value.</summary>
    public IReadOnlyList<int> Numbers { get; }

    public int Count => _means.Length;

    /// <summary>
    /// The part of the variance that lies between members, by analysis of variance with one random factor; not a number
    /// for one replicate a member.
    /// </summary>
    public double ShareOfParameters { get; }

    /// <summary>The interval that holds this share of the members' means.</summary>
    public Interval IntervalAt(double level) => Distribution.Middle(_means, level);

    /// <param name="members">The member of each value.</param>
    public static MemberSample Of(IEnumerable<int> members, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(members);
        SortedDictionary<int, List<double>> groups = [];
        int at = 0;
        foreach (int member in members)
        {
            if (!groups.TryGetValue(member, out List<double>? group))
                groups[member] = group = [];
            group.Add(values[at++]);
        }

        double[] means = [.. groups.Values.Select(group => group.Average())];
        return new(means, [.. groups.Keys], Share([.. groups.Values], means, at));
    }

    private static double Share(List<double>[] groups, double[] means, int count)
    {
        if (groups.Length < 2 || count <= groups.Length)
            return double.NaN;
        double grand = groups.Sum(group => group.Sum()) / count;
        double within = groups.Zip(means, (group, mean) => group.Sum(value => (value - mean) * (value - mean))).Sum()
            / (count - groups.Length);
        double between = groups.Zip(means, (group, mean) => group.Count * (mean - grand) * (mean - grand)).Sum()
            / (groups.Length - 1);
        double size = (count - groups.Sum(group => (double)group.Count * group.Count) / count) / (groups.Length - 1);
        double parameters = Math.Max(0, between - within) / size;
        return parameters + within == 0 ? double.NaN : parameters / (parameters + within);
    }
}
