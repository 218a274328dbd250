using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>One number per replicate for each outcome of each subject: values[replicate][subject x outcome].</summary>
public sealed class ScalarTable(ImmutableArray<Group> subjects, int replicates)
{
    private readonly double[][] _rows = [.. Enumerable.Range(0, replicates)
        .Select(_ => new double[subjects.Length * Outcomes.All.Length])];

    public ImmutableArray<Group> Subjects { get; } = subjects;

    public int Replicates { get; } = replicates;

    public double this[int replicate, Outcome outcome, int subject] => _rows[replicate][Place(outcome, subject)];

    /// <summary>The replicates of one outcome of one subject, in replicate order.</summary>
    /// <exception cref="ArgumentException">There is no such subject.</exception>
    public double[] Of(Outcome outcome, string subject) => Of(outcome, RunResult.KnownSubject(Subjects, subject));

    /// <inheritdoc cref="Of(Outcome, string)"/>
    public double[] Of(Outcome outcome, int subject) => Of(outcome, subject, 0, Replicates);

    /// <summary>Some of the replicates of one outcome of one subject, in replicate order.</summary>
    public double[] Of(Outcome outcome, int subject, int first, int count)
    {
        int place = Place(outcome, subject);
        double[] values = new double[count];
        for (int r = 0; r < count; r++)
            values[r] = _rows[first + r][place];
        return values;
    }

    /// <summary>Is the outcome a number in any replicate?</summary>
    public bool IsDefined(Outcome outcome, int subject)
    {
        int place = Place(outcome, subject);
        return _rows.Any(row => !double.IsNaN(row[place]));
    }

    /// <summary>Takes the lanes of a block that count.</summary>
    public void Fill(Block block, ReadOnlySpan<Lanes> scalars)
    {
        ReadOnlySpan<double> values = MemoryMarshal.Cast<Lanes, double>(scalars);
        for (int lane = 0; lane < block.Count; lane++)
        {
            double[] row = _rows[block.First + lane];
            for (int cell = 0; cell < row.Length; cell++)
                row[cell] = values[cell * Lanes.Count + lane];
        }
    }

    public double[] Row(int replicate) => _rows[replicate];

    private static int Place(Outcome outcome, int subject) =>
        subject * Outcomes.All.Length + Outcomes.All.IndexOf(outcome);
}
