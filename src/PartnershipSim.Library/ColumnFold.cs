using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;

namespace PartnershipSim.Library;

/// <summary>
/// Keeps, of every arm, the outcomes that are asked for: a number per replicate, and if asked per year.
/// </summary>
internal sealed class ColumnFold : IFold
{
    private readonly (int Subject, int Outcome)[] _columns;
    private readonly int _years;

    // [arm][column][replicate], and [arm][column][year][replicate]
    private readonly double[][][] _scalars;
    private readonly double[][][][] _yearly;

    public ColumnFold(
        int arms, CompiledModel model, ImmutableArray<(Outcome Outcome, int Subject)> columns, int replicates,
        bool hasYears)
    {
        _columns = [.. columns.Select(column => (column.Subject, Outcomes.All.IndexOf(column.Outcome)))];
        int groups = Group.Of(model).Length;
        bool hasStates = _columns.Any(column => column.Subject >= groups);
        Recorded = (hasYears, hasStates) switch
        {
            (true, true) => Recorded.Years,
            (true, false) => Recorded.GroupYears,
            (false, true) => Recorded.Scalars,
            _ => Recorded.GroupScalars,
        };
        _years = hasYears ? model.Horizon.Years : 0;
        _scalars = [.. Each(arms, _ => Each(_columns.Length, _ => new double[replicates]))];
        _yearly = [.. Each(arms, _ => Each(_columns.Length, _ => Each(_years, _ => new double[replicates])))];
    }

    public Recorded Recorded { get; }

    public OrderedFold? InOrder => null;

    public double[] Scalars(int arm, int column) => _scalars[arm][column];

    public double[] InYear(int arm, int column, int year) => _yearly[arm][column][Horizon.IndexOf(year)];

    public Lanes[]? RoomFor(int block) => null;

    public void Keep(Block block, ReadOnlySpan<Recording> arms)
    {
        for (int a = 0; a < arms.Length; a++)
        {
            ReadOnlySpan<double> scalars = MemoryMarshal.Cast<Lanes, double>(arms[a].Scalars);
            ReadOnlySpan<double> series = MemoryMarshal.Cast<Lanes, double>(arms[a].Series);
            for (int c = 0; c < _columns.Length; c++)
            {
                int place = _columns[c].Subject * Outcomes.All.Length + _columns[c].Outcome;
                Take(scalars, place, block, _scalars[a][c]);
                for (int year = 0; year < _years; year++)
                    Take(series, year * arms[a].Width + place, block, _yearly[a][c][year]);
            }
        }
    }

    private static void Take(ReadOnlySpan<double> from, int place, Block block, double[] into) =>
        from.Slice(place * Lanes.Count, block.Count).CopyTo(into.AsSpan(block.First));

    private static T[] Each<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
