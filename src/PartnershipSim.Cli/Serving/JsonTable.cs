using System.Text.Json;

namespace PartnershipSim.Cli.Serving;

/// <summary>Tables as objects of columns; what is not a finite number is null.</summary>
internal static class JsonTable
{
    /// <summary>One column of a table of rows.</summary>
    public sealed record Column<T>(string Name, Action<Utf8JsonWriter, T> Write);

    public static Column<T> Text<T>(string name, Func<T, string> of) =>
        new(name, (json, row) => json.WriteStringValue(of(row)));

    public static Column<T> Number<T>(string name, Func<T, double> of) =>
        new(name, (json, row) => Write(json, of(row)));

    public static Column<T> Switch<T>(string name, Func<T, bool> of) =>
        new(name, (json, row) => json.WriteBooleanValue(of(row)));

    public static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, params Column<T>[] columns)
    {
        T[] all = [.. rows];
        json.WriteStartObject(name);
        foreach (Column<T> column in columns)
        {
            json.WriteStartArray(column.Name);
            foreach (T row in all)
                column.Write(json, row);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
            Write(json, number);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }
}
