using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Model;

/// <summary>
/// The contents page: the submodels of one year, in order. Nothing else decides order, and the order of states decides
/// nothing.
/// </summary>
public static class Schedule
{
    public static ImmutableArray<ISubmodel> Of(CompiledModel model) =>
    [
        new Status(),           // drivers, calendar, membership
        new Affinity(),         // identification with the Alliance
        new Threat(),           // perceived threat
        new Incentives(),       // programme money and the prospect of membership
        new Persuasion(model),  // attitudes
        new Budget(),           // military spending
        new Forces(),           // strength, and how spending splits
        new Capability(),       // equipment, usability, interoperability
        new Operations(model),  // contributions to operations
        new Casualties(model),  // deaths, costs and public support
        new Review(),           // compliance and credibility
    ];
}
