using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// A table of results as a reader of its file needs to know it; all of them print the data dictionary.
/// </summary>
/// <param name="FileName">In the result folder.</param>
/// <param name="Meaning">What one row is.</param>
public abstract record DescribedTable(string FileName, string Meaning)
{
    /// <summary>In the order of the file.</summary>
    public abstract IEnumerable<Column> Described { get; }
}

/// <summary>
/// A table of results, declared once: its columns with unit and meaning write the CSV file and the JSON of its rows,
/// and read the file back into the records from which figures and reports are drawn.
/// </summary>
public sealed record Table<TRow> : DescribedTable
{
    private readonly Func<Cells<TRow>, TRow> _read;

    /// <param name="declare">Names the columns in their order and returns how a record is made of the cells of a
    /// row.</param>
    public Table(string fileName, string meaning, Func<Columns<TRow>, Func<Cells<TRow>, TRow>> declare)
        : base(fileName, meaning)
    {
        ArgumentNullException.ThrowIfNull(declare);
        Columns<TRow> columns = new();
        _read = declare(columns);
        Columns = columns.ToImmutable();
    }

    public ImmutableArray<Column<TRow>> Columns { get; private init; }

    public override IEnumerable<Column> Described => Columns;

    /// <summary>The table of a result that has only some of its columns.</summary>
    public Table<TRow> Where(Func<Column, bool> isThere) =>
        this with { Columns = [.. Columns.Where(column => isThere(column))] };

    /// <summary>Writes the file.</summary>
    public void Write(Stream stream, IEnumerable<TRow> rows) =>
        Csv.Write(stream, Columns.Select(column => column.Name), rows, (row, cells) =>
        {
            foreach (Column<TRow> column in Columns)
                column.WriteCsv(cells, row);
        });

    /// <summary>The rows as JSON, an array of objects; undefined numbers are null.</summary>
    public string Json(IEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, PrintedJson.Layout))
        {
            json.WriteStartArray();
            foreach (TRow row in rows)
            {
                json.WriteStartObject();
                foreach (Column<TRow> column in Columns)
                {
                    json.WritePropertyName(column.Name);
                    column.WriteJson(json, row);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads the table of a folder.</summary>
    /// <exception cref="InvalidDataException">The file is cut short, lacks a column, or a cell holds what its column
    /// cannot.</exception>
    public ImmutableArray<TRow> Read(string folder) => [.. Rows(folder)];

    /// <summary>The same, row by row as they are asked for: the file may have many.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="Read"/>, when its turn comes.</exception>
    public IEnumerable<TRow> Rows(string folder)
    {
        Cells<TRow>? cells = null;
        foreach ((int line, string[] fields) in Csv.Read(Path.Combine(folder, FileName)))
        {
            if (cells is null)
                cells = new(this, fields);
            else
                yield return _read(cells.At(line, fields));
        }
    }

    /// <summary>The same, or null if the folder has no such table.</summary>
    public ImmutableArray<TRow>? Find(string folder) => File.Exists(Path.Combine(folder, FileName)) ? Read(folder)
        : null;
}

/// <summary>The cells of one row of a file, by column.</summary>
public sealed class Cells<TRow>
{
    private readonly Table<TRow> _table;
    private readonly Dictionary<string, int> _places;
    private string[] _fields = [];
    private int _line;

    internal Cells(Table<TRow> table, string[] header)
    {
        _table = table;
        _places = [];
        for (int place = 0; place < header.Length; place++)
        {
            if (!_places.TryAdd(header[place], place))
                throw new InvalidDataException($"{table.FileName} has two columns {header[place]}");
        }

        foreach (Column<TRow> column in table.Columns.Where(column => column.Only is null && PlaceOf(column) is null))
            throw new InvalidDataException(
                $"{table.FileName} has no column {column.Name}; another version of the program wrote it");
    }

    /// <summary>The value in a column; blank if this file does not have the column.</summary>
    public T Of<T>(Column<TRow, T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (PlaceOf(column) is not { } place)
            return column.Kind.Blank;
        try
        {
            return column.Kind.Read(_fields[place]);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            string why = wrong is FormatException && wrong.Message.StartsWith("is ", StringComparison.Ordinal)
                ? wrong.Message : "is no whole number";
            throw new InvalidDataException(
                $"{_table.FileName}, line {_line}, {column.Name}: '{SafeName.Printable(_fields[place])}' {why}", wrong);
        }
    }

    internal Cells<TRow> At(int line, string[] fields)
    {
        (_line, _fields) = (line, fields);
        return this;
    }

    private int? PlaceOf(Column column) =>
        _places.TryGetValue(column.Name, out int place) || column.Formerly is { } old
            && _places.TryGetValue(old, out place) ? place : null;
}
