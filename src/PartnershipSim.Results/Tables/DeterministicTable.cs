using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using Kernel = PartnershipSim.Model.Kernel.Column;

namespace PartnershipSim.Results.Tables;

/// <summary>A state in a year of the deterministic run: a row of deterministic.csv.</summary>
/// <param name="Values">One for each column of the model that the table shows.</param>
public sealed record DeterministicRow(string State, int Year, ImmutableArray<double> Values);

/// <summary>
/// deterministic.csv: every state in every year with all draws at their deterministic value, for comparison between
/// engines. Its columns are those of the model, and one for each operation of the scenario.
/// </summary>
public sealed class DeterministicTable : IObserver
{
    public const string FileName = "deterministic.csv";

    private const string Pay = "pay_share";

    private static readonly string[] Names =
    [
        "gdp", "member", "threat", "affinity", "x_reform", "x_ops", "anchor_reform", "anchor_ops", "alumni", "milex",
            "habit", "active",
        Pay, "equipment", "pooled", "usable", "interop", "desire", "score", "prospect", "pull", "credibility",
            "compliance",
        "programme_money", "inducement", "deployed",
    ];

    private readonly CompiledModel _model;
    private readonly List<DeterministicRow> _rows = [];
    private ModelColumn[] _columns = [];

    private DeterministicTable(CompiledModel model) => _model = model;

    /// <summary>Runs the model once in deterministic mode and writes its columns with round-trip precision.</summary>
    public static void Write(Stream stream, CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        DeterministicTable table = new(model);
        new Simulation(model).Run(Settings.Same(model.Timetable), Dice.Deterministic, table);
        Of(table._columns).Write(stream, table._rows);
    }

    /// <summary>The table for a reader; which operations there are, the scenario decides.</summary>
    internal static Table<DeterministicRow> Described(CompiledModel model) =>
        Of([.. ColumnsOf(new World(model), []),
            new ModelColumn("deployed_<operation>", "k", "troops in the operation", _ => double.NaN)]);

    /// <summary>The table of a model with these columns.</summary>
    internal static Table<DeterministicRow> Of(IReadOnlyList<ModelColumn> shown) => new(
        FileName, "a state in a year of the run in which every draw takes its deterministic value", columns =>
        {
            var state = columns.State(row => row.State, formerly: "iso3");
            var year = columns.Year(row => row.Year);
            var values = shown.Select(
                (column, c) => columns.Number(column.Name, column.Unit, column.Meaning, row => row.Values[c])).ToArray(
                );
            return cells => new(cells.Of(state), cells.Of(year), [.. values.Select(cells.Of)]);
        });

    /// <summary>The columns that the table shows of a world.</summary>
    internal static ModelColumn[] ColumnsOf(World world, IEnumerable<string> operations) =>
    [
        .. Names.Concat(operations.Select(name => $"deployed_{name}")).Select(name =>
        {
            Kernel column = name == Pay ? world.Pay : world.Columns.Single(known => known.Name == name);
            return name == Pay
                ? new ModelColumn(name, "0-1", "pay of the force as a share of military spending", state =>
                    (column.Now[state] / world.Milex.Now[state])[0])
                : new ModelColumn(name, column.Unit, column.Meaning, state => column.Now[state][0]);
        }),
    ];

    void IObserver.Observe(in Year year, World world)
    {
        if (_columns.Length == 0)
            _columns = ColumnsOf(world, _model.Operations.Select(operation => operation.Name));
        for (int state = 0; state < world.States; state++)
            _rows.Add(new(_model.States[state].Iso3, year.Number, [.. _columns.Select(column => column.Value(state))]));
    }

    /// <summary>A column of the model, in the first lane.</summary>
    internal sealed record ModelColumn(string Name, string Unit, string Meaning, Func<int, double> Value);
}
