using System.Text.Json;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Tables;

/// <summary>A column of a table: its name in files, the unit of its values and what they mean.</summary>
/// <param name="Name">lower snake_case; in angle brackets where a study decides it: &lt;axis&gt;.</param>
/// <param name="Unit">"" for words; "-" for pure numbers; "of the row" where a column named unit says it.</param>
public abstract record Column(string Name, string Unit, string Meaning)
{
    /// <summary>Which results have the column, in words; null if all do.</summary>
    public string? Only { get; init; }

    /// <summary>The column's name in files of earlier versions, or null.</summary>
    public string? Formerly { get; init; }

    /// <summary>The type of its values in a Frictionless data package.</summary>
    public virtual string JsonType => "string";
}

/// <summary>A column of a table whose rows are records.</summary>
public abstract record Column<TRow>(string Name, string Unit, string Meaning) : Column(Name, Unit, Meaning)
{
    internal abstract void WriteCsv(CsvCells cells, TRow row);

    internal abstract void WriteJson(Utf8JsonWriter json, TRow row);
}

/// <summary>A column with the type of its values: how they are found in a record, written and read back.</summary>
public sealed record Column<TRow, T>(string Name, string Unit, string Meaning, CellKind<T> Kind, Func<TRow, T> Value)
    : Column<TRow>(Name, Unit, Meaning)
{
    public override string JsonType =>
        ReferenceEquals(Kind, CellKinds.Year) ? "year"
        : typeof(T) == typeof(double) ? "number"
        : typeof(T) == typeof(int) || typeof(T) == typeof(long) || typeof(T) == typeof(ulong)
            || typeof(T) == typeof(int?) ? "integer"
        : "string";

    internal override void WriteCsv(CsvCells cells, TRow row)
    {
        if (Kind.WriteCsv is { } directly)
            directly(cells, Value(row));
        else
            cells.Text(Kind.Write(Value(row)));
    }

    internal override void WriteJson(Utf8JsonWriter json, TRow row) => Kind.WriteJson(json, Value(row));
}
