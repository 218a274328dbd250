using System.Collections.Immutable;
using PartnershipSim.Model.Wording;

namespace PartnershipSim.Plotting.Report;

/// <summary>A table that sorts by any column: words as words, numbers by their value.</summary>
/// <param name="Title">What the rows are, with years and unit; the table's caption.</param>
public sealed record ReportTable(
    string Title, ImmutableArray<ReportColumn> Columns, ImmutableArray<ImmutableArray<ReportCell>> Rows)
    : Block
{
    /// <summary>
    /// The first row in the order in which it was made; columns whose cells are all numbers stand to the right.
    /// </summary>
    public static ReportTable Of(string title, IEnumerable<string> columns, IEnumerable<IEnumerable<ReportCell>> rows)
    {
        ImmutableArray<ImmutableArray<ReportCell>> cells = [.. rows.Select(row => row.ToImmutableArray())];
        return new(
            title, [.. columns.Select((name, place) => new ReportColumn(
                name, !cells.IsEmpty && cells.All(row => row[place].IsNumber)))],
            cells);
    }
}

/// <param name="IsNumeric">Its cells stand to the right.</param>
public sealed record ReportColumn(string Name, bool IsNumeric);

/// <summary>What a cell shows and what it is sorted by.</summary>
/// <param name="Sort">The number behind a number or an interval; not a number for "none"; null for words.</param>
public sealed record ReportCell(string Text, double? Sort = null)
{
    public bool IsNumber => Sort is not null;

    /// <summary>A number to about three digits; an empty cell if there is none.</summary>
    public static ReportCell Number(double value) =>
        new(double.IsFinite(value) ? Words.Number(value) : Words.NoNumber, value);

    /// <summary>A number with its sign.</summary>
    public static ReportCell Difference(double value) =>
        new(double.IsFinite(value) ? Words.WithSign(value) : Words.NoNumber, value);

    public static ReportCell Whole(int value) => new(Words.Fixed(value, 0), value);

    /// <summary>A share as per cent.</summary>
    public static ReportCell Percent(double share, bool isSigned = false) =>
        new(double.IsFinite(share) ? Words.Percent(share, isSigned) : Words.NoNumber, share);

    /// <summary>"1.2 to 3.4", sorted by the lower end.</summary>
    public static ReportCell Interval(double low, double high, bool isSigned = false) => new(
        !double.IsFinite(low) || !double.IsFinite(high) ? Words.NoNumber
        : isSigned
            ? $"{Words.WithSign(low)} to {Words.WithSign(high)}"
            : $"{Words.Number(low)} to {Words.Number(high)}",
        low);

    public static implicit operator ReportCell(string text) => new(text);

    public static ReportCell FromString(string text) => new(text);
}
