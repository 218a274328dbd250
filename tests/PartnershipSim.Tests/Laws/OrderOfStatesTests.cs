using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Scenarios;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>The order in which states are written down decides nothing.</summary>
public sealed class OrderOfStatesTests
{
    [Fact]
    public void Data_files_with_their_rows_reversed_make_the_same_world()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-rows-").FullName;
        try
        {
            foreach (string path in Directory.GetFiles(Repository.Data))
                WriteReversed(path, Path.Combine(folder, Path.GetFileName(path)));

            SameLuckTests.AssertSameBits(Run(Repository.Data), Run(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

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
        Assert.Equal(model.Operations.Length, model.Operations.Select(operation => operation.Address).Distinct().Count());
        Assert.All(model.Operations, operation => Assert.NotEqual(0u, operation.Address));
    }

    private static Recording Run(string folder)
    {
        Scenario scenario = new() { Name = "baseline", Data = CountryData.Load(folder) };
        return Recording.Of(Compiler.Compile(scenario).Model, Dice.ForBlock(1, 0));
    }

    // the order of operations, unlike that of states, is the order of the file
    private static void WriteReversed(string from, string to)
    {
        string[] lines = File.ReadAllLines(from);
        bool isTable = Path.GetExtension(from) == ".csv" && Path.GetFileName(from) != "operations.csv";
        File.WriteAllLines(to, isTable ? [lines[0], .. lines.Skip(1).Reverse()] : lines);
    }
}
