using PartnershipSim.Model;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class GroupsTests
{
    private static readonly CompiledModel World = SmallWorld.Compile() with
    {
        States = [.. SmallWorld.Compile().States.Select(state => state with
        {
            Programmes = state.Iso3 switch
            {
                "GEO" or "POL" or "RUS" => ["pfp"],
                "MAR" => ["md"],
                "SWE" => ["pfp", "eop"],
                _ => [],
            },
        })],
    };

    [Fact]
    public void Groups_hold_whom_they_name()
    {
        string[] groups = [.. Group.Of(World).Select(
            group => $"{group.Kind} {group.Key}: {string.Join(" ", group.States.Select(i => World.States[i].Iso3))}")];

        Assert.Equal(
            [
                "all all: AUS DEU GEO MAR POL SWE TUR",
                "all partners: AUS GEO MAR POL SWE",
                "all members: DEU POL TUR",
                "cohort ally1994: DEU TUR",
                "cohort entrant: POL",
                "cohort pfp: GEO SWE",
                "cohort dialogue: MAR",
                "cohort global: AUS",
                "region atlantic: DEU TUR",
                "region east: GEO POL SWE",
                "region south: AUS MAR",
                "programme programme_eop: SWE",
                "programme programme_md: MAR",
                "programme programme_pfp: GEO POL SWE",
                "current members_now: AUS DEU GEO MAR POL SWE TUR",
                "current partners_now: AUS GEO MAR POL SWE",
            ],
            groups);
    }

    [Theory]
    [InlineData("Western Europe", "western_europe")]
    [InlineData("Asia-Pacific", "asia_pacific")]
    [InlineData("MENA", "mena")]
    public void A_region_is_written_in_lower_snake_case(string region, string key) =>
        Assert.Equal(key, Group.KeyOf(region));

    [Theory]
    [InlineData(Cohort.Entrant, true)]
    [InlineData(Cohort.Pfp, true)]
    [InlineData(Cohort.Dialogue, true)]
    [InlineData(Cohort.Global, true)]
    [InlineData(Cohort.Ally1994, false)]
    [InlineData(Cohort.Lead, false)]
    [InlineData(Cohort.Source, false)]
    [InlineData(Cohort.None, false)]
    public void A_partner_is_whom_a_partnership_is_meant_to_persuade(Cohort cohort, bool isPartner) =>
        Assert.Equal(isPartner, Group.IsPartner(cohort));
}
