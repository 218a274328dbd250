using System.Runtime.InteropServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
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

    [Theory]
    [InlineData(1994)]
    [InlineData(2003)]
    [InlineData(2025)]
    [InlineData(2090)]
    public void A_run_ends_with_the_last_year_that_is_read_and_the_years_before_are_the_same(int until)
    {
        Ending ending = new(until);
        new Simulation(World).Run(Settings.Same(World.Timetable), Dice.ForBlock(1, 0), ending);

        Recording whole = Recording.Of(World, Dice.ForBlock(1, 0));
        Assert.Equal(Math.Min(until, World.Horizon.To) - Horizon.Start + 1, ending.Seen.Years);
        for (int year = 0; year < ending.Seen.Years; year++)
        {
            for (int column = 0; column < whole.Columns.Count; column++)
                Assert.Equal(whole[year, column], ending.Seen[year, column]);
        }
    }

    [Fact]
    public void Worlds_side_by_side_do_not_see_each_other()
    {
        Simulation shared = new(World);
        Settings settings = Settings.Same(World.Timetable);
        World[] worlds = [new(World), new(World)];
        Dice[] dice = [Dice.ForBlock(1, 0), Dice.ForBlock(1, 8)];
        Recording[] seen = [new(), new()];
        for (int year = 0; year < World.Horizon.Years; year++)
        {
            for (int w = 0; w < worlds.Length; w++)
                shared.RunYear(
                    worlds[w], new(World, year, settings.ForYear(year), dice[w]), seen[w], default(ClosedLedger));
        }

        for (int w = 0; w < worlds.Length; w++)
        {
            Recording alone = Recording.Of(World, dice[w]);
            for (int year = 0; year < alone.Years; year++)
            {
                for (int column = 0; column < alone.Columns.Count; column++)
                    Assert.Equal(alone[year, column], seen[w][year, column]);
            }
        }
    }

    private sealed class Ending(int until) : IObserver
    {
        public Recording Seen { get; } = new();

        public int Until => until;

        public void Observe(in Year year, World world) => Seen.Observe(year, world);
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
