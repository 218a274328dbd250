using System.Collections.Immutable;
using PartnershipSim.Analysis.Expectations;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Expectations;

public sealed class LibraryExpectationTests
{
    public static TheoryData<string, ulong> Library
    {
        get
        {
            TheoryData<string, ulong> cases = [];
            foreach (string path in Directory.EnumerateFiles(Repository.Scenarios, "*.yaml")
                .Order(StringComparer.Ordinal))
            {
                cases.Add(Path.GetFileName(path), 1);
                if (Effort.IsFull)
                    cases.Add(Path.GetFileName(path), 2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Library))]
    public void A_scenario_of_the_library_meets_its_own_expectations(string file, ulong seed)
    {
        Scenario scenario = Scenario.Load(Path.Combine(Repository.Scenarios, file));

        ImmutableArray<ExpectationResult> verdicts = new ExpectationRunner().Check(
            scenario, ExpectationRunner.LeastReplicates, seed);

        Assert.NotEmpty(verdicts);
        ExpectationResult? broken = verdicts.FirstOrDefault(verdict => !verdict.IsMet);
        Assert.True(broken is null, $"{file}, seed {seed}: expected {broken?.Expected}, observed {broken?.Observed}");
    }
}
