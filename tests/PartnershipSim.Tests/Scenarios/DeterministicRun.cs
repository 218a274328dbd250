using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Tests.Scenarios;

/// <summary>One run without chance, every column of every year kept.</summary>
internal sealed class DeterministicRun
{
    private readonly CompiledModel _model;
    private readonly Memory _memory = new();

    public DeterministicRun(CompiledModel model)
    {
        _model = model;
        new Simulation(model).Run(Dials.Same(model.Timetable), Dice.Deterministic, _memory);
    }

    public double Value(string column, string iso3, int year)
    {
        int state = _model.States.ToList().FindIndex(card => card.Iso3 == iso3);
        Dictionary<string, double[]> values = _memory.Years[Horizon.IndexOf(year)];
        return column == "pay_share" ? values["pay"][state] / values["milex"][state] : values[column][state];
    }

    private sealed class Memory : IObserver
    {
        public List<Dictionary<string, double[]>> Years { get; } = [];

        public void Observe(in Year year, World world) =>
            Years.Add(world.Columns.ToDictionary(column => column.Name, column => column.Now.ToArray().Select(lanes => lanes[0]).ToArray()));
    }
}
