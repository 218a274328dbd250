using System.Globalization;
using System.Text.Json;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Tables;

/// <summary>How values of a type stand in a cell of a CSV file, and how in JSON.</summary>
/// <param name="Read">Throws <see cref="FormatException"/> if the cell holds no such value.</param>
/// <param name="Blank">What a column stands for that a file does not have.</param>
public sealed record CellKind<T>(
    Func<T, string> Write, Func<string, T> Read, Action<Utf8JsonWriter, T> WriteJson, T Blank)
{
    /// <summary>Writes the same as <see cref="Write"/> without a text in between; null where there is no way.</summary>
    public Action<CsvCells, T>? WriteCsv { get; init; }
}

/// <summary>The kinds of values that results have.</summary>
internal static class CellKinds
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static CellKind<string> Text { get; } =
        new(text => text, text => text, (json, text) => json.WriteStringValue(text), "");

    /// <summary>A text that does not apply to every row: null in JSON where it does not.</summary>
    public static CellKind<string> TextOrBlank { get; } = Text with
    {
        WriteJson = (json, text) => json.WriteStringValue(text.Length == 0 ? null : text),
    };

    /// <summary>A word that may become part of a file's name.</summary>
    public static CellKind<string> Name { get; } = Text with
    {
        Read = text => SafeName.Is(text) ? text
            : throw new FormatException("is not a name: letters, digits, _, - and . only"),
    };

    /// <summary>Undefined is a blank cell, null in JSON, and not a number in memory.</summary>
    public static CellKind<double> Number { get; } = new(Csv.Number, ReadNumber, WriteNumber, double.NaN)
    {
        WriteCsv = (cells, value) => cells.Number(value),
    };

    /// <summary>A number whose blank cell stands for an infinite bound.</summary>
    public static CellKind<double> Bound(double ifBlank) =>
        Number with { Read = text => text.Length == 0 ? ifBlank : ReadNumber(text), Blank = ifBlank };

    public static CellKind<int> Whole { get; } = new(
        value => value.ToString(Plain), text => int.Parse(text, NumberStyles.AllowLeadingSign, Plain), (json, value) =>
            json.WriteNumberValue(value), 0)
    {
        WriteCsv = (cells, value) => cells.Whole(value),
    };

    /// <summary>A calendar year that a run or its data may have.</summary>
    public static CellKind<int> Year { get; } = Whole with
    {
        Read = text => Whole.Read(text) is >= 1900 and <= 2100 and var year ? year
            : throw new FormatException("is no year of a run"),
    };

    public static CellKind<long> Long { get; } = new(
        value => value.ToString(Plain), text => long.Parse(text, NumberStyles.AllowLeadingSign, Plain), (json, value) =>
            json.WriteNumberValue(value), 0);

    public static CellKind<ulong> Seed { get; } = new(
        value => value.ToString(Plain), text => ulong.Parse(text, NumberStyles.None, Plain), (json, value) =>
            json.WriteNumberValue(value), 0);

    /// <summary>A whole number, or nothing where it does not apply.</summary>
    public static CellKind<int?> WholeOrBlank { get; } = new(
        value => value?.ToString(Plain) ?? "", text => text.Length == 0 ? null : Whole.Read(text),
        (json, value) =>
        {
            if (value is { } whole)
                json.WriteNumberValue(whole);
            else
                json.WriteNullValue();
        },
        null);

    /// <summary>One of two words.</summary>
    public static CellKind<bool> Either(string yes, string no) => new(
        value => value ? yes : no, text => text == yes
            || (text == no ? false : throw new FormatException($"is neither {yes} nor {no}")),
        (json, value) => json.WriteStringValue(value ? yes : no), false);

    private static double ReadNumber(string text)
    {
        if (text.Length == 0)
            return double.NaN;
        double value = double.TryParse(text, NumberStyles.Float, Plain, out double number) ? number
            : throw new FormatException("is no number");
        return double.IsFinite(value) ? value : double.NaN; // earlier versions wrote Infinity
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }
}
