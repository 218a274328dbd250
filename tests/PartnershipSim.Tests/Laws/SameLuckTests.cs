using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Whatever is switched, changed or reordered: nobody else's luck, and nobody's past, moves by a bit.
/// </summary>
public sealed class SameLuckTests
{
    private static readonly CompiledModel Small = SmallWorld.Compile(2035);
    private static readonly Recording Plain = Recording.Of(Small, Dice.ForBlock(1, 0));

    public static TheoryData<string> MechanismKeys => [.. Mechanisms.All.Select(mechanism => mechanism.Key)];

    public static TheoryData<string> SettingKeys => [.. ParameterSpace.Settings.Select(setting => setting.Key)];

    [Theory]
    [MemberData(nameof(MechanismKeys))]
    public void Switching_a_mechanism_off_leaves_every_draw_unchanged(string key)
    {
        List<LedgerLine> on = Draws(RealWorld.Compile());
        List<LedgerLine> off = Draws(RealWorld.Compile(point: ParameterSpace.Default.With(SettingNamed(key), 0)));

        Assert.True(on.Count > 6_000);
        Assert.Equal(on, off);
    }

    [Theory]
    [MemberData(nameof(SettingKeys))]
    public void A_setting_that_moves_in_2010_changes_nothing_before(string key)
    {
        Setting setting = SettingNamed(key);
        double other = setting.Default == setting.Range.High ? setting.Range.Low : setting.Range.High;
        ParameterPoint changed = ParameterSpace.Default.With(setting, other);
        int from = Horizon.IndexOf(2010);
        Recording run = Recording.Of(
            Small.With([.. Small.Timetable.Select((point, year) => year < from ? point : changed)]),
            Dice.ForBlock(1, 0));

        AssertSameBits(Plain, run, toYear: from);
    }

    [Fact]
    public void Initial_parameters_act_in_1994_and_never_again()
    {
        ParameterPoint changed = ParameterSpace.Default.With(Initialisation.Parameters.Select(
            p => ((Setting)p, p.Range.High)));
        Recording run = Recording.Of(
            Small.With([.. Small.Timetable.Select((point, year) => year == 0 ? point : changed)]), Dice.ForBlock(1, 0));

        AssertSameBits(Plain, run);
    }

    [Theory]
    [InlineData("partnership.budget", 150)]
    [InlineData("alliance.door", 1)]
    [InlineData("operations.demand_scale", 1)]
    public void A_policy_that_changes_nothing_has_no_effect_at_all(string key, double value)
    {
        CompiledModel model = RealWorld.Compile();
        ParameterPoint same = ParameterSpace.Default.With(SettingNamed(key), value);
        int from = Horizon.IndexOf(2000);
        CompiledModel idle = model.With([.. model.Timetable.Select((point, year) => year < from ? point : same)]);

        AssertSameBits(Recording.Of(model, Dice.ForBlock(3, 0)), Recording.Of(idle, Dice.ForBlock(3, 0)));
    }

    [Fact]
    public void An_open_ledger_changes_nothing()
    {
        CompiledModel model = RealWorld.Compile();
        Recording told = new();
        new Simulation(model).Run(Settings.Same(model.Timetable), Dice.ForBlock(4, 0), told, new Book([]));

        AssertSameBits(Recording.Of(model, Dice.ForBlock(4, 0)), told);
    }

    [Fact]
    public void A_simulation_run_twice_is_the_same_twice()
    {
        CompiledModel model = SmallWorld.Compile(nudgedTo: 2008);
        Simulation simulation = new(model);
        Settings settings = Settings.Same(model.Timetable);
        Recording first = new();
        Recording second = new();
        simulation.Run(settings, Dice.ForBlock(5, 0), first);
        simulation.Run(settings, Dice.ForBlock(6, 0), new Recording());
        simulation.Run(settings, Dice.ForBlock(5, 0), second);

        AssertSameBits(first, second);
    }

    [Fact]
    public void Imposing_a_worlds_own_attitudes_changes_nothing()
    {
        CompiledModel model = RealWorld.Compile();
        Recording free = Recording.Of(model, Dice.ForBlock(7, 0));

        AssertSameBits(free, Recording.Of(model, Dice.ForBlock(7, 0), imposed: free.Attitudes()));
    }

    private static Setting SettingNamed(string key) => ParameterSpace.Settings.Single(setting => setting.Key == key);

    private static List<LedgerLine> Draws(CompiledModel model)
    {
        List<LedgerLine> lines = [];
        new Simulation(model).Run(
            Settings.Same(model.Timetable), Dice.ForBlock(2, 0), new Recording(), new Book(lines));
        return [.. lines.Where(line => line.Kind == LineKind.Draw || line.Term == Budget.Spending.Shock)];
    }

    internal static void AssertSameBits(Recording expected, Recording actual, int? toYear = null)
    {
        Assert.Equal(expected.Years, actual.Years);
        for (int year = 0; year < (toYear ?? expected.Years); year++)
        {
            for (int column = 0; column < expected.Columns.Count; column++)
            {
                Assert.True(
                    expected[year, column].AsSpan().SequenceEqual(actual[year, column]),
                    $"{expected.Columns[column].Name} differs in {Horizon.Start + year}");
            }
        }
    }
}
