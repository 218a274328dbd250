using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// A stretch of consecutive runs of a shard that is done, by the number of its first run, with how many failed and the
/// checksum of their values and failures.
/// </summary>
internal sealed record Stretch(long First, long Count, long Failed, string Checksum)
{
    public long End => First + Count;
}

/// <summary>
/// index.csv of a shard: a first line that says of which plan, shard and build it is, then a line for each stretch,
/// added when its values are on the disk. Lines are only added; one that cannot be read, or no longer fits the values,
/// counts for nothing, and its runs are done again.
/// </summary>
internal sealed class ShardIndex
{
    public const string FileName = "index.csv";

    private const string Title = "# PartnershipSim shard ";

    private ShardIndex(string owner, IReadOnlyList<Stretch> stretches) => (Owner, Stretches) = (owner, stretches);

    /// <summary>"2/40 of plan 1b2c… by build …", as the first line says.</summary>
    public string Owner { get; }

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>What the first line of a shard of a plan says.</summary>
    public static string OwnerOf(PlanRecord plan, int shard) =>
        $"{shard}/{plan.Shards} of plan {plan.Id}, {plan.Build}";

    /// <summary>The first line of an index.</summary>
    public static byte[] Head(string owner) => Encoding.UTF8.GetBytes($"{Title}{owner}\n");

    public static byte[] Line(Stretch stretch) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{stretch.First},{stretch.Count},{stretch.Failed},{stretch.Checksum}\n"));

    /// <summary>The index in a folder, or null if there is none.</summary>
    /// <exception cref="SweepRefusedException">The file is not one of ours.</exception>
    public static ShardIndex? Find(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        using FileStream stream = RegularFile.OpenRead(path, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream);
        string text = reader.ReadToEnd();
        if (!text.StartsWith(Title, StringComparison.Ordinal))
            throw new SweepRefusedException(
                $"{path} is not the index of a shard; move it away, and this shard is done again");
        string[] lines = text.Split('\n');
        return new(lines[0][Title.Length..], [.. lines.Skip(1).Select(Parse).OfType<Stretch>()]);
    }

    /// <summary>Refuses the shard of another plan, number or build.</summary>
    public void Require(string folder, PlanRecord plan, int shard)
    {
        string wanted = OwnerOf(plan, shard);
        if (Owner == wanted)
            return;
        string theirs = Owner.Contains(plan.Id, StringComparison.Ordinal)
            ? Owner.StartsWith($"{shard}/", StringComparison.Ordinal)
                ? "was begun by another build of the program"
                : $"contains shard {Owner.Split(' ')[0]}, which was copied or moved there"
            : "belongs to another plan";
        throw new SweepRefusedException(
            $"{folder} {theirs}; move it away, and shard {shard} is done again");
    }

    /// <summary>The runs from 0 to <paramref name="count"/> that no stretch has, as first and end.</summary>
    public static IEnumerable<(long First, long End)> Missing(IEnumerable<Stretch> stretches, long count)
    {
        long next = 0;
        foreach (Stretch stretch in stretches.OrderBy(stretch => stretch.First))
        {
            if (stretch.First > next)
                yield return (next, Math.Min(stretch.First, count));
            next = Math.Max(next, stretch.End);
        }

        if (next < count)
            yield return (next, count);
    }

    /// <summary>How many runs no stretch has.</summary>
    public static long CountMissing(IEnumerable<Stretch> stretches, long count) =>
        Missing(stretches, count).Sum(gap => gap.End - gap.First);

    private static Stretch? Parse(string line)
    {
        string[] words = line.Split(',');
        return words.Length == 4 && words[3].Length == 64
            && Number(words[0]) is { } first && Number(words[1]) is { } count && Number(words[2]) is { } failed
            && count > 0 && failed <= count && first <= long.MaxValue - count
            ? new(first, count, failed, words[3])
            : null;
    }

    private static long? Number(string word) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
