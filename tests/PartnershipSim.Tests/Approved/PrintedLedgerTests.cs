using System.Globalization;
using System.Text;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Approved;

/// <summary>
/// Everything that four states of the small world decide in a year, term by term and to the last digit, as
/// <c>explain</c> would tell it. What the terms mean is held by the laws of the ledger; here nothing about them changes
/// without being seen.
/// </summary>
public sealed class PrintedLedgerTests
{
    private static readonly string[] States = ["GEO", "POL", "SWE", "TUR"];

    [Fact]
    public void The_decisions_of_a_free_year_are_the_committed_ones() =>
        Approval.Check("ledger_2006.csv", LedgerOf(2006, SmallWorld.Compile()));

    [Fact]
    public void The_decisions_of_a_nudged_year_are_the_committed_ones() =>
        Approval.Check("ledger_2007_nudged.csv", LedgerOf(2007, SmallWorld.Compile(nudgedTo: 2008)));

    private static string LedgerOf(int wanted, CompiledModel model)
    {
        List<LedgerLine> lines = [];
        StringBuilder text = new("decision,state,operation,kind,name,unit,value\n");
        new Simulation(model).Run(Settings.Same(model.Timetable), Dice.ForBlock(1, 0), new Reader((year, world) =>
        {
            foreach (LedgerLine line in year.Number == wanted
                ? lines.Where(line => States.Contains(model.States[line.State].Iso3))
                : [])
            {
                string operation = line.Operation < 0 ? "" : model.Operations[line.Operation].Name;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{line.Decision.Name},{model.States[line.State].Iso3},{operation},{line.Kind},{line.Term.Label},"
                    + $"{line.Term.Unit},{line.Value[0]:R}\n");
            }

            lines.Clear();
        }), new Book(lines));
        return text.ToString();
    }

    private sealed class Reader(Action<Year, World> read) : IObserver
    {
        public void Observe(in Year year, World world) => read(year, world);
    }
}
