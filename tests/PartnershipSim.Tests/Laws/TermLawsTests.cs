using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// A reader of the ledger asks for terms. Every term that a submodel declares is written once for each subject and year
/// in which its decision is taken, and nothing is written that is not declared; so no reader can wait for a term that
/// does not come.
/// </summary>
public sealed class TermLawsTests
{
    private static readonly Decision[] Declared =
        [.. Schedule.Of(SmallWorld.Compile()).SelectMany(submodel => submodel.Card.Decisions)];

    // the small world has choices of governments; the real one has every region, operation and programme
    public static TheoryData<string> Worlds => ["small", "real", "real, nudged"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Every_term_is_written_once_for_each_subject_and_year_in_which_its_decision_is_taken(string world)
    {
        ReadYears(ModelOf(world), (year, lines) =>
        {
            foreach (IGrouping<(Decision Decision, int, int), LedgerLine> taken in BySubject(lines))
            {
                Term[] written = [.. taken.Select(line => line.Term)];

                Assert.True(
                    written.Distinct().Count() == written.Length, $"{taken.Key} of {year}: a term is written twice");
                Assert.Equal(
                    taken.Key.Decision.Terms.Where(term => !term.IsChoice),
                    written.Where(term => !term.IsChoice).Order(AsDeclared));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Nothing_is_written_that_no_submodel_declares(string world)
    {
        HashSet<Decision> written = [];
        ReadYears(ModelOf(world), (_, lines) => written.UnionWith(lines.Select(line => line.Decision)));

        Assert.Equal(Declared.ToHashSet(), written);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void A_line_names_an_operation_exactly_where_its_decision_is_taken_for_operations(string world) =>
        ReadYears(ModelOf(world), (_, lines) => Assert.All(
            lines, line => Assert.Equal(line.Decision.IsPerOperation, line.Operation != LedgerLine.NoOperation)));

    [Fact]
    public void Choices_of_governments_are_written_too()
    {
        HashSet<Term> written = [];
        ReadYears(SmallWorld.Compile(2035), (_, lines) => written.UnionWith(lines.Select(line => line.Term)));

        Assert.Equal(Declared.SelectMany(decision => decision.Terms).ToHashSet(), written);
    }

    [Fact]
    public void A_decision_is_declared_by_one_submodel_under_a_name_of_its_own()
    {
        Assert.Equal(Declared.Length, Declared.Distinct().Count());
        Assert.Equal(Declared.Length, Declared.Select(decision => decision.Name).Distinct().Count());
    }

    [Fact]
    public void Terms_of_a_decision_have_its_unit() => Assert.All(
        Declared.SelectMany(decision => decision.Terms).Where(term => term.Kind is LineKind.Term or LineKind.Sum),
        term => Assert.Equal(term.Decision.Unit, term.Unit));

    /// <summary>Calibration, influence and flips keep the terms that they ask for, and no others.</summary>
    [Fact]
    public void A_recorder_gives_what_was_written_of_the_terms_it_was_asked_for_and_refuses_others()
    {
        CompiledModel model = SmallWorld.Compile();
        TermRecorder recorder = new(
            model.States.Length, model.Operations.Length, Budget.Spending.LogShare, Operations.Joining.Probability);
        Last seen = new();

        new Simulation(model).Run(Settings.Same(model.Timetable), Dice.ForBlock(1, 0), seen, recorder.Open);

        Assert.Equal(
            seen.LogShare, Enumerable.Range(0, model.States.Length).Select(i => recorder[Budget.Spending.LogShare, i]));
        Assert.InRange(recorder[Operations.Joining.Probability, SmallWorld.StateNamed("POL"), 1][0], 1e-6, 1);
        Assert.Throws<ArgumentException>(() => recorder[Budget.Spending.Shock, 0]);
    }

    private static readonly Comparer<Term> AsDeclared = Comparer<Term>.Create(
        (a, b) => a.Decision.Terms.ToList().IndexOf(a).CompareTo(b.Decision.Terms.ToList().IndexOf(b)));

    private static CompiledModel ModelOf(string world) => world switch
    {
        "small" => SmallWorld.Compile(2035),
        "real" => RealWorld.Compile(),
        _ => RealWorld.Compile(nudgedTo: 2008),
    };

    private static IEnumerable<IGrouping<(Decision Decision, int State, int Operation), LedgerLine>> BySubject(
        List<LedgerLine> lines) =>
        lines.GroupBy(line => (line.Decision, line.State, line.Operation));

    private static void ReadYears(CompiledModel model, Action<int, List<LedgerLine>> read)
    {
        List<LedgerLine> lines = [];
        new Simulation(model).Run(
            Settings.Same(model.Timetable), Dice.ForBlock(1, 0), new Reader(lines, read), new Book(lines));
    }

    private sealed class Reader(List<LedgerLine> lines, Action<int, List<LedgerLine>> read) : IObserver
    {
        public void Observe(in Year year, World world)
        {
            read(year.Number, lines);
            lines.Clear();
        }
    }

    private sealed class Last : IObserver
    {
        public Lanes[] LogShare { get; private set; } = [];

        public void Observe(in Year year, World world) => LogShare = world.LogShare.Now.ToArray();
    }
}
