using CsCheck;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>The order in which states, years and operations are written down decides nothing.</summary>
public sealed class OrderOfStatesTests
{
    [Fact]
    public void Data_files_with_their_rows_in_any_order_make_the_same_world() => Gen.UInt.Sample(
        salt =>
        {
            using TemporaryFolder folder = new();
            foreach (string path in Directory.GetFiles(Repository.Data))
                Shuffle(path, folder[Path.GetFileName(path)], salt);
            Compiled plain = Compile(Repository.Data);
            Compiled shuffled = Compile(folder.Path);

            Assert.Equal(SameModel.Text(plain.Model), SameModel.Text(shuffled.Model));
            Assert.Equal(plain.Fills.Select(fill => fill.ToString()), shuffled.Fills.Select(fill => fill.ToString()));
            SameLuckTests.AssertSameBits(Run(plain), Run(shuffled));
        },
        seed: Effort.Seed, iter: Effort.Cases(5));

    [Fact]
    public void States_are_kept_in_alphabetical_order()
    {
        IEnumerable<string> states = RealWorld.Compile().States.Select(state => state.Iso3);

        Assert.Equal(states.Order(StringComparer.Ordinal), states);
    }

    [Fact]
    public void No_two_states_or_operations_share_their_luck()
    {
        CompiledModel model = RealWorld.Compile();

        Assert.Equal(model.States.Length, model.States.Select(state => state.Address).Distinct().Count());
        Assert.Equal(
            model.Operations.Length, model.Operations.Select(operation => operation.Address).Distinct().Count());
        Assert.All(model.Operations, operation => Assert.NotEqual(0u, operation.Address));
    }

    private static Compiled Compile(string folder) =>
        Compiler.Compile(new Scenario
        {
            Name = "baseline",
            Data = CountryData.Load(folder),
            Years = new(1996, Horizon.LastPossible),
        });

    private static Recording Run(Compiled compiled) => Recording.Of(compiled.Model, Dice.ForBlock(1, 0));

    private static void Shuffle(string from, string to, uint salt)
    {
        string[] lines = File.ReadAllLines(from);
        bool isTable = Path.GetExtension(from) == ".csv";
        File.WriteAllLines(
            to, isTable
                ? [lines[0], .. lines.Skip(1)
                    .OrderBy(line => Philox.Words(salt, (uint)line.Length, Dice.OperationAddress(line), 0, 2026, 0).W0)]
                : lines);
    }
}
