using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Model;

/// <summary>
/// The contents page: the submodels of one year, in order. Nothing else decides order, and the order of states decides nothing.
/// </summary>
public static class Schedule
{
    public static ImmutableArray<ISubmodel> Of(CompiledModel model) =>
    [
        new Status(),           // drivers, calendar, membership
        new Affinity(),         // who feels close to the Alliance
        new Threat(model),      // what states fear
        new Incentives(),       // what the partnership offers, and what membership promises
        new Persuasion(model),  // what states come to want
        new Budget(),           // what they spend
        new Forces(),           // what they spend it on
        new Capability(),       // what it is good for
        new Operations(model),  // whom they send
        new Casualties(),       // what it costs, and what the public says
        new Review(),           // what the Alliance makes of it
    ];
}
