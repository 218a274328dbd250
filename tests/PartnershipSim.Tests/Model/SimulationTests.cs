using System.Runtime.InteropServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class SimulationTests
{
    private static readonly CompiledModel World = SmallWorld.Compile(2025);

    [Fact]
    public void A_simulation_that_has_run_before_runs_as_if_it_had_not()
    {
        Simulation used = new(World);
        used.Run(Settings.Same(World.Timetable), Dice.ForBlock(7, 800), new Recording());
        Recording again = new();
        used.Run(Settings.Same(World.Timetable), Dice.ForBlock(1, 0), again);

        Recording fresh = Recording.Of(World, Dice.ForBlock(1, 0));

        Assert.Equal(World.Horizon.Years, again.Years);
        for (int year = 0; year < fresh.Years; year++)
        {
            for (int column = 0; column < fresh.Columns.Count; column++)
            {
                Assert.True(
                    MemoryMarshal.AsBytes(fresh[year, column].AsSpan())
                        .SequenceEqual(MemoryMarshal.AsBytes(again[year, column].AsSpan())),
                    $"{fresh.Columns[column]} in {Horizon.Start + year}");
            }
        }
    }

    [Fact]
    public void Every_submodel_writes_the_columns_of_its_own_and_all_are_written()
    {
        World world = new(World);
        Column[] written = [.. Schedule.Of(World).SelectMany(submodel => submodel.Writes(world))];

        Assert.Equal(written.Distinct(), written);
        Assert.Equal(
            world.Columns.Select(column => column.Name).Order(StringComparer.Ordinal),
            written.Select(column => column.Name).Order(StringComparer.Ordinal));
    }
}
