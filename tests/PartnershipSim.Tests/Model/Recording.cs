using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Tests.Model;

/// <summary>Everything that happened in a block of eight runs: every column in every year.</summary>
public sealed class Recording : IObserver
{
    private readonly List<Lanes[][]> _years = [];

    public IReadOnlyList<Column> Columns { get; private set; } = [];

    public int Years => _years.Count;

    /// <summary>One column in one year (0 is 1994): a number per state or operation.</summary>
    public Lanes[] this[int year, int column] => _years[year][column];

    public Lanes[] this[int year, Func<World, Column> column] => _years[year][IndexOf(column)];

    private World? World { get; set; }

    public int IndexOf(Func<World, Column> column) => Columns.ToList().IndexOf(column(World!));

    public void Observe(in Year year, World world)
    {
        World = world;
        Columns = world.Columns;
        _years.Add([.. world.Columns.Select(column => column.Now.ToArray())]);
    }

    /// <summary>Runs eight lanes and records them.</summary>
    public static Recording Of(CompiledModel model, Dice dice, Settings? settings = null, AttitudePath? imposed = null)
    {
        Recording recording = new();
        new Simulation(model).Run(settings ?? Settings.Same(model.Timetable), dice, recording, imposed);
        return recording;
    }

    /// <summary>The attitudes of the recorded world, ready to be imposed on another.</summary>
    public AttitudePath Attitudes()
    {
        int states = this[0, w => w.Reform].Length;
        AttitudePath path = new(Years, states);
        for (int year = 0; year < Years; year++)
        {
            this[year, w => w.Reform].CopyTo(path.Reform[year], 0);
            this[year, w => w.Willingness].CopyTo(path.Operations[year], 0);
        }

        return path;
    }
}
