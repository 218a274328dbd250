using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>The numbers behind a figure: tidy columns with lower snake_case names, one observation a row.</summary>
public sealed class CsvTable(params ImmutableArray<string> columns)
{
    private readonly List<ImmutableArray<object?>> _rows = [];

    public ImmutableArray<string> Columns { get; } = columns;

    public IReadOnlyList<ImmutableArray<object?>> Rows => _rows;

    /// <summary>Adds an observation: one value for each column; an undefined number becomes a blank cell.</summary>
    public CsvTable Add(params ImmutableArray<object?> values)
    {
        if (values.Length != Columns.Length)
            throw new ArgumentException($"{values.Length} values for {Columns.Length} columns", nameof(values));
        _rows.Add(values);
        return this;
    }

    /// <summary>RFC 4180 with line feeds, numbers with round-trip precision.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendJoin(',', Columns.Select(Cell)).Append('\n');
        foreach (ImmutableArray<object?> row in _rows)
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number when !double.IsFinite(number) => "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Csv.Guarded(value.ToString() ?? "")),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
