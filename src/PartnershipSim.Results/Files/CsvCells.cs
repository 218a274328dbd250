using CsvHelper;

namespace PartnershipSim.Results.Files;

/// <summary>Writes the cells of a row of a CSV file, one after the other; numbers without a text in between.</summary>
public sealed class CsvCells
{
    private readonly CsvWriter _csv;

    internal CsvCells(CsvWriter csv) => _csv = csv;

    /// <summary>A text, guarded against spreadsheets that would run it as a formula.</summary>
    public void Text(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        _csv.WriteField(Csv.Guarded(cell));
    }

    /// <summary>As <see cref="Csv.Number"/> has it: blank for what is not a finite number.</summary>
    public void Number(double value)
    {
        if (double.IsFinite(value))
            _csv.WriteField(value);
        else
            _csv.WriteField("");
    }

    public void Whole(int value) => _csv.WriteField(value);
}
