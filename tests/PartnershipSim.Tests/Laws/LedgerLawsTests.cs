using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// What the ledger says is what the model did: terms add up to their sums, and everything written has a name.
/// </summary>
public sealed class LedgerLawsTests
{
    public static TheoryData<string> Worlds => ["baseline", "nudged", "null model", "projection"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_terms_of_every_decision_add_up_to_its_value(string world)
    {
        int sums = 0;
        ReadYears(ModelOf(world), (year, lines) =>
        {
            foreach (IGrouping<(Decision, int, int), LedgerLine> decision in ByDecision(lines))
            {
                LedgerLine[] totals = [.. decision.Where(line => line.Kind == LineKind.Sum)];
                Lanes terms = 0;
                foreach (LedgerLine line in decision.Where(line => line.Kind == LineKind.Term))
                    terms += line.Value;
                Assert.True(totals.Length == 1, $"{decision.Key} of {year} has {totals.Length} sums");
                AssertClose(totals[0].Value, terms, $"{decision.Key} of {year}");
                sums++;
            }
        });

        Assert.True(sums > 10_000);
    }

    /// <summary>Choices of governments are terms too; a world without them never shows it.</summary>
    [Fact]
    public void The_terms_add_up_where_governments_choose()
    {
        int chosen = 0;
        ReadYears(SmallWorld.Compile(2035), (year, lines) =>
        {
            foreach (IGrouping<(Decision, int, int), LedgerLine> decision in ByDecision(lines)
                .Where(lines => lines.Any(line => line.Term.IsChoice)))
            {
                Lanes terms = 0;
                foreach (LedgerLine line in decision.Where(line => line.Kind == LineKind.Term))
                    terms += line.Value;
                AssertClose(
                    decision.Single(line => line.Kind == LineKind.Sum).Value, terms, $"{decision.Key} of {year}");
                chosen++;
            }
        });

        Assert.True(chosen > 10);
    }

    [Fact]
    public void Every_line_has_a_name_and_a_unit()
    {
        ReadYears(RealWorld.Compile(), (_, lines) => Assert.DoesNotContain(
            lines, line => line.Term.Label.Length == 0 || line.Term.Unit.Length == 0));
    }

    [Fact]
    public void No_decision_names_two_terms_alike()
    {
        ReadYears(SmallWorld.Compile(2035), (_, lines) =>
        {
            foreach (IGrouping<(Decision, int, int), LedgerLine> decision in ByDecision(lines))
                Assert.Equal(
                    decision.Count(), decision.Select(line => (line.Kind, line.Term.Label)).Distinct().Count());
        });
    }

    [Fact]
    public void A_state_joins_exactly_where_its_draw_lies_below_its_threshold()
    {
        ReadYears(RealWorld.Compile(), (_, lines) =>
        {
            foreach (IGrouping<(Decision, int, int), LedgerLine> decision in ByDecision(lines.Where(
                line => line.Decision == Operations.Joining.Decision)))
            {
                Lanes Line(LineKind kind) => decision.Single(line => line.Kind == kind).Value;
                Assert.Equal((Lanes)(Line(LineKind.Draw) < Line(LineKind.Threshold)), Line(LineKind.Outcome));
            }
        });
    }

    private static CompiledModel ModelOf(string world) => world switch
    {
        "nudged" => RealWorld.Compile(nudgedTo: 2008),
        "null model" => RealWorld.Compile(point: ParameterSpace.Default.With(Mechanisms.All.Select(
            mechanism => ((Setting)mechanism, 0.0)))),
        "projection" => RealWorld.Compile(projected: true),
        _ => RealWorld.Compile(),
    };

    private static IEnumerable<IGrouping<(Decision, int, int), LedgerLine>> ByDecision(IEnumerable<LedgerLine> lines) =>
        lines.GroupBy(line => (line.Decision, line.State, line.Operation))
            .Where(decision => decision.Any(line => line.Kind is LineKind.Term or LineKind.Sum));

    private static void ReadYears(CompiledModel model, Action<int, List<LedgerLine>> read)
    {
        List<LedgerLine> lines = [];
        new Simulation(model).Run(
            Settings.Same(model.Timetable), Dice.ForBlock(1, 0), new Reader(lines, read), new Book(lines));
    }

    private static void AssertClose(Lanes expected, Lanes actual, string what)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            bool isClose = Math.Abs(actual[lane] - expected[lane]) <= 1e-12 * Math.Max(1, Math.Abs(expected[lane]));
            Assert.True(isClose, $"{what}: terms add up to {actual[lane]:R}, the value is {expected[lane]:R}");
        }
    }

    private sealed class Reader(List<LedgerLine> lines, Action<int, List<LedgerLine>> read) : IObserver
    {
        public void Observe(in Year year, World world)
        {
            read(year.Number, lines);
            lines.Clear();
        }
    }
}
