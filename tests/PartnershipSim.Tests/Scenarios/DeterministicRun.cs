using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Tests.Scenarios;

/// <summary>One run without chance, every column of every year kept.</summary>
internal sealed class DeterministicRun
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Memory _memory = new();

    public DeterministicRun(CompiledModel model)
    {
        _numbers = model.States.Select((card, number) => (card.Iso3, number)).ToDictionary(
            pair => pair.Iso3, pair => pair.number);
        new Simulation(model).Run(Settings.Same(model.Timetable), Dice.Deterministic, _memory);
    }

    public double Value(string column, string iso3, int year)
    {
        int state = _numbers[iso3];
        Dictionary<string, double[]> values = _memory.Years[Horizon.IndexOf(year)];
        return column == "pay_share" ? values["pay"][state] / values["milex"][state] : values[column][state];
    }

    private sealed class Memory : IObserver
    {
        public List<Dictionary<string, double[]>> Years { get; } = [];

        public void Observe(in Year year, World world) =>
            Years.Add(world.Columns.ToDictionary(
                column => column.Name, column => column.Now.ToArray().Select(lanes => lanes[0]).ToArray()));
    }
}
