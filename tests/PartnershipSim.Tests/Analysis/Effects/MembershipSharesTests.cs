using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Plotting;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class MembershipSharesTests
{
    private static readonly CompiledModel Model = SmallWorld.Compile(to: 2035);

    private static readonly OutcomeYears Years = new(2021, 2035);

    [Fact]
    public void Who_joins_when_is_the_same_in_a_comparison_as_in_a_run()
    {
        RunPlan plan = new(1, 12, Threads: 1);
        RunResult run = ScenarioRun.Of(Model, plan, Years);

        ImmutableArray<MembershipShares> shares = MembershipShares.Of(
            [new("base", Model), new("other", Model)], plan, Years);

        ImmutableArray<Accession> rows = Accession.Of("small", run);
        Assert.NotEmpty(rows);
        Assert.All(shares, arm => Assert.Equal(
            rows.Select(row => (row.State, row.Year, Members: Math.Round(row.Members, 12))),
            Accession.Of("small", Model, arm).Select(row => (row.State, row.Year, Math.Round(row.Members, 12)))));
    }

    [Fact]
    public void Membership_differs_only_where_a_state_joins_at_another_time()
    {
        RunPlan plan = new(1, 8, Threads: 1);
        Comparison comparison = Comparison.Run(
            [new("base", Model), new("same", Model), new("later", Later())], plan, Years);

        Assert.False(MembershipShares.Differ(comparison, "same", 2035));
        Assert.True(MembershipShares.Differ(comparison, "later", 2035));
    }

    /// <summary>Poland joins a year later.</summary>
    private static CompiledModel Later()
    {
        CompiledModel later = SmallWorld.Compile(to: 2035);
        int poland = Enumerable.Range(0, later.States.Length).Single(i => later.States[i].Iso3 == "POL");
        later.Drivers.AccessionYear[poland]++;
        return later;
    }
}
