using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Results.Tables;

/// <summary>deterministic.csv: every state in every year with all draws at their deterministic value, for comparison between engines.</summary>
public static class DeterministicFile
{
    /// <summary>Runs the model once in deterministic mode and writes its columns, keyed by iso3 and year, with round-trip precision.</summary>
    public static void Write(Stream stream, CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Snapshot snapshot = new(model);
        new Simulation(model).Run(Settings.Same(model.Timetable), Dice.Deterministic, snapshot);
        RunTables.Write(stream, ["iso3", "year", .. snapshot.Names], snapshot.Rows);
    }

    private sealed class Snapshot(CompiledModel model) : IObserver
    {
        public List<string> Names { get; } =
        [
            "gdp", "member", "threat", "affinity", "x_reform", "x_ops", "anchor_reform", "anchor_ops", "alumni", "milex", "habit", "active",
            "pay_share", "equipment", "pooled", "usable", "interop", "desire", "score", "prospect", "pull", "credibility", "compliance",
            "programme_money", "inducement", "deployed", .. model.Operations.Select(o => $"deployed_{o.Name}"),
        ];

        public List<string[]> Rows { get; } = [];

        public void Observe(in Year year, World world)
        {
            Column[] columns =
                [.. Names.Select(name => name == "pay_share" ? world.Pay : world.Columns.Single(column => column.Name == name))];
            for (int i = 0; i < world.States; i++)
            {
                string[] row = new string[Names.Count + 2];
                row[0] = model.States[i].Iso3;
                row[1] = RunTables.Number(year.Number);
                for (int c = 0; c < columns.Length; c++)
                {
                    Lanes value = columns[c].Now[i];
                    row[c + 2] = RunTables.Number(columns[c] == world.Pay ? (value / world.Milex.Now[i])[0] : value[0]);
                }

                Rows.Add(row);
            }
        }
    }
}
