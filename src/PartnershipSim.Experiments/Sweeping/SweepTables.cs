using System.Globalization;
using Parquet;
using Parquet.Schema;
using PartnershipSim.Experiments.Results;

namespace PartnershipSim.Experiments.Sweeping;

/// <summary>
/// The tables of a finished sweep, written in one fixed order from parts in any order: runs.parquet (one row a run, replicate by
/// replicate), sweep.csv (one row per point, with mean and spread of every outcome over its replicates) and, if runs failed, failures.csv.
/// </summary>
internal sealed class SweepTables(SweepRecord record, string[][] design, PartStore store)
{
    private const int RowsPerGroup = 8192;

    /// <summary>Parts held in memory at a time, at least.</summary>
    private const int FewestHeld = 4;

    private readonly Dictionary<Part, Rows> _held = [];
    private readonly Moments[,] _moments = new Moments[design.Length, record.Outcomes.Length];
    private readonly int[] _sound = new int[design.Length];
    private readonly List<(Cell Cell, string Message)> _failures = [];

    /// <summary>How many runs failed.</summary>
    public int Failures => _failures.Count;

    public void Write(string folder)
    {
        AtomicFile.Write(Path.Combine(folder, "runs.parquet"), stream => WriteRunsAsync(stream).GetAwaiter().GetResult());
        AtomicFile.Write(Path.Combine(folder, "sweep.csv"), WriteSummary);
        string failures = Path.Combine(folder, "failures.csv");
        if (_failures.Count > 0)
            AtomicFile.Write(failures, WriteFailures);
        else
            File.Delete(failures);
    }

    private async Task WriteRunsAsync(Stream stream)
    {
        DataField<int> point = new("point");
        DataField<int> replicate = new("replicate");
        DataField<long> seed = new("seed");
        DataField[] axes = [.. record.Axes.Select((name, a) => record.Numeric[a] ? new DataField<double>(name) : (DataField)new DataField<string>(name))];
        DataField<double>[] outcomes = [.. record.Outcomes.Select(name => new DataField<double>(name))];
        DataField<string> error = new("error");
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.Snappy };
        await using ParquetWriter writer = await ParquetWriter
            .CreateAsync(new ParquetSchema([point, replicate, seed, .. axes, .. outcomes, error]), stream, options).ConfigureAwait(false);
        long runs = (long)record.Points * record.Replicates;
        for (long first = 0; first < runs; first += RowsPerGroup)
        {
            Rows rows = Gather(first, (int)Math.Min(RowsPerGroup, runs - first));
            int count = rows.Cells.Count;
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<int>(point, rows.Cells.Select(cell => cell.Point).ToArray()).ConfigureAwait(false);
            await group.WriteAsync<int>(replicate, rows.Cells.Select(cell => cell.Replicate).ToArray()).ConfigureAwait(false);
            await group.WriteAsync<long>(seed, Enumerable.Repeat((long)record.Seed, count).ToArray()).ConfigureAwait(false);
            for (int a = 0; a < axes.Length; a++)
            {
                int axis = a;
                string[] words = [.. rows.Cells.Select(cell => design[cell.Point][axis])];
                if (record.Numeric[a])
                    await group.WriteAsync<double>(axes[a], words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray()).ConfigureAwait(false);
                else
                    await group.WriteAsync(axes[a], words).ConfigureAwait(false);
            }

            for (int k = 0; k < outcomes.Length; k++)
            {
                double[] column = new double[count];
                for (int row = 0; row < count; row++)
                    column[row] = rows[row][k];
                await group.WriteAsync<double>(outcomes[k], column).ConfigureAwait(false);
            }

            await group.WriteAsync(error, Enumerable.Range(0, count).Select(rows.ErrorOf).ToArray()).ConfigureAwait(false);
            group.CompleteValidate();
        }
    }

    /// <summary>Rows first to first + count of the whole table, collected from the parts that hold them.</summary>
    private Rows Gather(long first, int count)
    {
        Rows rows = new([.. Enumerable.Range(0, count).Select(row => At(first + row))], record.Outcomes.Length);
        Cell low = rows.Cells[0], high = rows.Cells[^1];
        List<Part> needed = [.. store.Parts.Where(part => part.First <= high && part.Last >= low)];
        foreach (Part part in _held.Keys.Except(needed).Take(Math.Max(0, _held.Count - FewestHeld)).ToArray())
            _held.Remove(part);
        foreach (Part part in needed)
        {
            Rows held = _held.TryGetValue(part, out Rows? known) ? known : store.Read(part);
            if (part.Last > high)
                _held[part] = held;
            else
                _held.Remove(part);
            for (int row = 0; row < held.Cells.Count; row++)
            {
                Cell cell = held.Cells[row];
                if (cell < low || cell > high || cell.Point >= record.Points)
                    continue;
                int place = (int)((long)cell.Replicate * record.Points + cell.Point - first);
                held[row].CopyTo(rows[place]);
                if (held.ErrorOf(row) is { Length: > 0 } message)
                    rows.Fail(place, message);
            }
        }

        Count(rows);
        return rows;
    }

    private Cell At(long row) => new((int)(row / record.Points), (int)(row % record.Points));

    private void Count(Rows rows)
    {
        for (int row = 0; row < rows.Cells.Count; row++)
        {
            if (rows.ErrorOf(row) is { Length: > 0 } message)
                _failures.Add((rows.Cells[row], message));
            else
                _sound[rows.Cells[row].Point]++;
            for (int k = 0; k < record.Outcomes.Length; k++)
                _moments[rows.Cells[row].Point, k].Add(rows[row][k]);
        }
    }

    private void WriteSummary(Stream stream) => Tables.Write(
        stream,
        ["point", .. record.Axes, "runs", .. record.Outcomes.SelectMany(name => (string[])[$"{name}_mean", $"{name}_sd"])],
        Enumerable.Range(0, design.Length).Select(SummaryOf));

    private IEnumerable<string> SummaryOf(int point)
    {
        IEnumerable<Moments> moments = Enumerable.Range(0, record.Outcomes.Length).Select(k => _moments[point, k]);
        return [Whole(point), .. design[point], Whole(_sound[point]), .. moments.SelectMany(m => (string[])[Tables.Number(m.Mean), Tables.Number(m.Sd)])];
    }

    private void WriteFailures(Stream stream) => Tables.Write(
        stream,
        ["point", "replicate", "seed", "message"],
        _failures.Select(failure => (IEnumerable<string>)
            [Whole(failure.Cell.Point), Whole(failure.Cell.Replicate), record.Seed.ToString(CultureInfo.InvariantCulture), failure.Message]));

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Count, mean and squares of one outcome at one point, added up in the order of the replicates.</summary>
    private struct Moments
    {
        private double _mean;
        private double _squares;

        public int Count { get; private set; }

        public readonly double Mean => Count > 0 ? _mean : double.NaN;

        public readonly double Sd => Count > 1 ? Math.Sqrt(_squares / (Count - 1)) : Count == 1 ? 0 : double.NaN;

        public void Add(double value)
        {
            if (!double.IsFinite(value))
                return;
            Count++;
            double step = value - _mean;
            _mean += step / Count;
            _squares += step * (value - _mean);
        }
    }
}
