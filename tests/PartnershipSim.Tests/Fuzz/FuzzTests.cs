using System.Text;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Fuzz;

/// <summary>
/// Whatever stands in a file, its reader takes it or says what is wrong: a short round. The long one is
/// 'dotnet run --project tests/PartnershipSim.Quality -c Release -- fuzz'.
/// </summary>
public sealed class FuzzTests(FuzzTests.Targets targets) : IClassFixture<FuzzTests.Targets>
{
    public static TheoryData<string> Readers
    {
        get
        {
            using Targets targets = new();
            return [.. targets.All.Select(target => target.Name)];
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Every_input_is_taken_or_refused_in_words(string reader)
    {
        FuzzTarget target = targets.All.Single(target => target.Name == reader);

        FuzzReport report = FuzzRun.Of(
            target, seed: 7,
            reader.EndsWith(".csv", StringComparison.Ordinal) ? Effort.Cases(3000) : Math.Max(500, Effort.Cases(500)));

        Assert.True(report.Crashes.Count == 0, string.Join(
            "\n---\n", report.Crashes.Select(crash => $"{Encoding.UTF8.GetString(crash.Input)}\n--- {crash.End}")));
        Assert.InRange(report.Taken, 1, report.Inputs - 1);
        Assert.True(report.Kinds > 3, $"{reader} says only {report.Kinds} different things: is it reached at all?");
    }

    [Fact]
    public void A_reader_that_throws_or_says_nothing_is_found()
    {
        FuzzTarget broken = new(
            "broken", ["a: 1\n"u8.ToArray()], ["word"],
            bytes => bytes.Length % 3 == 0 ? throw new InvalidOperationException("here") : (bytes.Length % 3 == 1, []));

        FuzzReport report = FuzzRun.Of(broken, seed: 1, inputs: 200);

        Assert.Contains(report.Crashes, crash => crash.End.Contains("InvalidOperationException"));
        Assert.Contains(report.Crashes, crash => crash.End == "neither taken nor refused");
    }

    [Fact]
    public void A_reader_that_takes_too_much_memory_is_found()
    {
        FuzzTarget greedy = new(
            "greedy", ["a"u8.ToArray()], [], bytes => (new byte[FuzzRun.MostMemory].Length > 0, []));

        FuzzReport report = FuzzRun.Of(greedy, seed: 1, inputs: 1);

        Assert.StartsWith("took ", Assert.Single(report.Crashes).End, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        byte[] text = File.ReadAllBytes(Path.Combine(Repository.Scenarios, "baseline.yaml"));
        byte[][] Children()
        {
            Mutator mutator = new(3, ["word"]);
            return [.. Enumerable.Range(0, 50).Select(_ => mutator.Child(text, text))];
        }

        Assert.Equal(Children(), Children());
    }

    /// <summary>All readers, and the folder into which they write their inputs, one after the other.</summary>
    public sealed class Targets : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Targets() => All =
        [
            .. FuzzTarget.All(Repository.Scenarios, _folder.Path),
            .. StoredTargets.All(Repository.Scenarios, _folder.Path),
        ];

        public IReadOnlyList<FuzzTarget> All { get; }

        public void Dispose() => _folder.Dispose();
    }
}
