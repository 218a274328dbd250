namespace PartnershipSim.Runs;

/// <summary>What came of some runs: one row each, one value per outcome, or the reason why there is none.</summary>
public sealed class Rows(Cell[] cells, int outcomes)
{
    private readonly double[] _values = new double[cells.Length * outcomes];

    // there is none as long as nothing has failed
    private string[]? _errors;

    public IReadOnlyList<Cell> Cells { get; } = cells;

    public int Outcomes { get; } = outcomes;

    /// <summary>The outcomes of a row, in the order of the study; not a number where undefined or failed.</summary>
    public Span<double> this[int row] => _values.AsSpan(row * Outcomes, Outcomes);

    /// <summary>Why the run failed; empty if it did not.</summary>
    public string ErrorOf(int row) => _errors?[row] ?? "";

    /// <summary>Some of the rows, in the order in which they are named.</summary>
    public Rows Only(ReadOnlySpan<int> places)
    {
        Cell[] chosen = new Cell[places.Length];
        for (int row = 0; row < chosen.Length; row++)
            chosen[row] = Cells[places[row]];
        Rows some = new(chosen, Outcomes);
        for (int row = 0; row < chosen.Length; row++)
        {
            this[places[row]].CopyTo(some[row]);
            if (ErrorOf(places[row]) is { Length: > 0 } error)
                some.Fail(row, error);
        }

        return some;
    }

    public void Fail(int row, string message)
    {
        this[row].Fill(double.NaN);
        // two threads may fail first at the same time
        LazyInitializer.EnsureInitialized(ref _errors, () => new string[Cells.Count])[row] = message.ReplaceLineEndings(
            " ");
    }
}
