using System.Collections.Frozen;
using System.Text;
using CsvHelper;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>A CSV file whose header is exactly one that the model knows.</summary>
internal sealed class Sheet
{
    private readonly Problems _problems;

    private Sheet(string file, string[] header, Problems problems)
    {
        File = file;
        _problems = problems;
        Places = header.Select((name, place) => (name, place)).ToFrozenDictionary(pair => pair.name, pair => pair.place);
    }

    public string File { get; }

    /// <summary>Where each column stands.</summary>
    public FrozenDictionary<string, int> Places { get; }

    public List<SheetRow> Rows { get; } = [];

    public void Report(int line, int column, string message) => _problems.Error(File, line, column, message);

    /// <summary>What stands for a file that could not be opened.</summary>
    public static Sheet Empty(string file, string header, Problems problems) => new(file, header.Split(','), problems);

    /// <summary>Does the file have this column?</summary>
    public bool Has(string column) => Places.ContainsKey(column);

    /// <summary>Reads the bytes of a file; whatever is wrong with header, quoting or field count is reported.</summary>
    /// <param name="header">The header that the file should have.</param>
    /// <param name="older">The header of an earlier vintage that is read as well.</param>
    public static Sheet Read(string file, byte[] bytes, string header, string? older, Problems problems)
    {
        string[] names = header.Split(',');
        Sheet sheet = new(file, names, problems);
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            sheet.Report(1, 1, "is not UTF-8 text");
            return sheet;
        }

        using CsvReader reader = CsvReader.Create(bytes, Settings(sheet));
        string[] found = reader.Read() ? reader.Current.ToArray() : [];
        if (older is not null && found.SequenceEqual(older.Split(',')))
        {
            names = found;
            sheet = new(file, names, problems);
        }

        if (!found.SequenceEqual(names))
        {
            sheet.Report(1, 1, $"the header must read {header}");
            return sheet;
        }

        while (reader.Read())
        {
            int line = (int)reader.LineNumber;
            string[] fields = reader.Current.ToArray();
            if (fields.Select(HiddenCharacters.First).FirstOrDefault(found => found is not null) is { } hidden)
                sheet.Report(line, 1, $"contains the control character {hidden}, which acts but is not seen; remove it");
            else if (fields.Length == names.Length)
                sheet.Rows.Add(new(sheet, line, fields, Encoding.UTF8.GetString(reader.RawRecord)));
            else
                sheet.Report(line, 1, $"has {fields.Length} fields; the header has {names.Length}");
        }

        if (sheet.Rows.Count == 0 && !problems.HasErrors)
            sheet.Report(1, 1, "contains no rows");
        return sheet;
    }

    /// <summary>Every row must have a key of its own.</summary>
    public void RequireUnique(string what, params string[] columns)
    {
        Dictionary<string, int> lines = [];
        foreach (SheetRow row in Rows)
        {
            string key = string.Join(' ', columns.Select(row.Text));
            if (!lines.TryAdd(key, row.Line))
                Report(row.Line, 1, $"repeats the {what} {key} of line {lines[key]}");
        }
    }

    private static CsvReaderOptions Settings(Sheet sheet) => new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        OnMalformedRecord = record => sheet.Report((int)record.LineNumber, 1, "has a stray quotation mark"),
    };
}
