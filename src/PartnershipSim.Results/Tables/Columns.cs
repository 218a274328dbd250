using System.Collections.Immutable;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// The columns of a table while it is declared, in their order. A column that several tables have is spelled here.
/// </summary>
public sealed class Columns<TRow>
{
    private readonly ImmutableArray<Column<TRow>>.Builder _columns = ImmutableArray.CreateBuilder<Column<TRow>>();

    /// <summary>Key of an outcome.</summary>
    public Column<TRow, string> Outcome(Func<TRow, string> value) => Name("outcome", "key of the outcome", value);

    /// <summary>Of the outcome.</summary>
    public Column<TRow, string> Unit(Func<TRow, string> value) =>
        Text("unit", "unit of the numbers in this row", value);

    /// <summary>Key of a group of states.</summary>
    public Column<TRow, string> Group(Func<TRow, string> value) =>
        Name("group", "key of the group of states, or of the state", value);

    /// <summary>Key of a state.</summary>
    public Column<TRow, string> State(Func<TRow, string> value, string? formerly = null) =>
        Add(new Column<TRow, string>(
            "state", "", "the state, by its ISO 3166 code in capitals", CellKinds.Name, value) { Formerly = formerly });

    public Column<TRow, string> Scenario(Func<TRow, string> value) => Name("scenario", "name of the scenario", value);

    /// <summary>The scenario with which others are compared.</summary>
    public Column<TRow, string> Base(Func<TRow, string> value) =>
        Name("base", "name of the scenario with which it is compared", value);

    public Column<TRow, int> Year(Func<TRow, int> value) => Whole("year", "year", "calendar year", value);

    public Column<TRow, string> Text(string name, string meaning, Func<TRow, string> value) =>
        Add<string>(new(name, "", meaning, CellKinds.Text, value));

    /// <summary>Words that may become part of a file's name.</summary>
    public Column<TRow, string> Name(string name, string meaning, Func<TRow, string> value) =>
        Add<string>(new(name, "", meaning, CellKinds.Name, value));

    public Column<TRow, double> Number(
        string name, string unit, string meaning, Func<TRow, double> value, string? only = null) =>
        Add(new Column<TRow, double>(name, unit, meaning, CellKinds.Number, value) { Only = only });

    public Column<TRow, int> Whole(string name, string unit, string meaning, Func<TRow, int> value) =>
        Add<int>(new(name, unit, meaning, CellKinds.Whole, value));

    /// <summary>A column of a kind of its own.</summary>
    internal Column<TRow, T> Of<T>(
        string name, string unit, string meaning, CellKind<T> kind, Func<TRow, T> value, string? only = null) =>
        Add(new Column<TRow, T>(name, unit, meaning, kind, value) { Only = only });

    /// <summary>Mean, standard deviation and quantiles over the replicates.</summary>
    /// <returns>How to read them back.</returns>
    public Func<Cells<TRow>, Spread> Spread(Func<TRow, Spread> value)
    {
        Column<TRow, double> mean = Number("mean", Row, "mean over the replicates", row => value(row).Mean);
        Column<TRow, double> sd = Number("sd", Row, "standard deviation over the replicates", row => value(row).Sd);
        Column<TRow, double>[] quantiles =
        [
            Quantile("p05", 5, row => value(row).P05), Quantile("p25", 25, row => value(row).P25),
                Quantile("p50", 50, row => value(row).P50),
            Quantile("p75", 75, row => value(row).P75), Quantile("p95", 95, row => value(row).P95),
        ];
        return cells => new(
            cells.Of(mean), cells.Of(sd), cells.Of(quantiles[0]), cells.Of(quantiles[1]), cells.Of(quantiles[2]),
                cells.Of(quantiles[3]),
            cells.Of(quantiles[4]));
    }

    /// <summary>A quantile over the replicates.</summary>
    public Column<TRow, double> Quantile(string name, int percent, Func<TRow, double> value) =>
        Number(name, Row, $"{percent} % quantile over the replicates", value);

    internal const string Row = "of the row";

    internal ImmutableArray<Column<TRow>> ToImmutable() => _columns.ToImmutable();

    private Column<TRow, T> Add<T>(Column<TRow, T> column)
    {
        _columns.Add(column);
        return column;
    }
}

/// <summary>How a number is distributed over the replicates, as tables hold it.</summary>
public readonly record struct Spread(double Mean, double Sd, double P05, double P25, double P50, double P75, double P95)
{
    public static Spread Of(Distribution d) => new(d.Mean, d.Sd, d.P05, d.P25, d.P50, d.P75, d.P95);
}
