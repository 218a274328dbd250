using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;

namespace PartnershipSim.Results.Tables;

/// <summary>A tidy table read back from a result folder, as it was written: columns by name, numbers to the last bit.</summary>
public sealed class StoredTable
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly string _file;

    private StoredTable(string file, string[] header, List<string[]> rows)
    {
        _file = file;
        _places = header.Select((name, place) => (name, place)).ToFrozenDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        Columns = header;
        Rows = [.. rows.Select(fields => new StoredRow(this, fields))];
    }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<StoredRow> Rows { get; }

    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>Reads a table that one of our commands wrote.</summary>
    /// <exception cref="InvalidDataException">The file is no such table: empty, or cut short.</exception>
    public static StoredTable Read(string path)
    {
        string file = Path.GetFileName(path);
        using CsvReader reader = CsvReader.Create(File.ReadAllBytes(path), new CsvReaderOptions { Separator = ',', HasHeader = false, TrackLineNumbers = true });
        if (!reader.Read())
            throw new InvalidDataException($"{file} is empty");
        string[] header = reader.Current.ToArray();
        List<string[]> rows = [];
        while (reader.Read())
        {
            string[] fields = reader.Current.ToArray();
            if (fields.Length != header.Length)
                throw new InvalidDataException($"{file}, line {reader.LineNumber}: {fields.Length} fields for {header.Length} columns; was it cut short?");
            rows.Add(fields);
        }

        return new(file, header, rows);
    }

    /// <summary>The table at a path, or null if there is none.</summary>
    public static StoredTable? Find(string path) => File.Exists(path) ? Read(path) : null;

    internal int PlaceOf(string column) =>
        _places.TryGetValue(column, out int place) ? place : throw new InvalidDataException($"{_file} has no column {column}; another version of the program wrote it");
}

/// <summary>One row of a <see cref="StoredTable"/>.</summary>
public sealed class StoredRow(StoredTable table, string[] fields)
{
    /// <summary>The text of a field; blank is the empty string.</summary>
    public string this[string column] => fields[table.PlaceOf(column)];

    /// <summary>The number in a field; not a number if it is blank or holds words.</summary>
    public double Number(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    /// <summary>Whether its table has the column.</summary>
    public bool Has(string column) => table.Has(column);

    public int Whole(string column) => (int)Number(column);

    public override string ToString() => string.Join(',', fields);
}
