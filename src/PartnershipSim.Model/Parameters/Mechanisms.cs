using System.Collections.Immutable;

namespace PartnershipSim.Model.Parameters;

/// <summary>The seven mechanism switches. All off together is the null model.</summary>
public static class Mechanisms
{
    public static readonly Mechanism Material = new(
        "material", "side payments and material aid as a reward for reform and for joining",
        "I := 0 everywhere (persuasion and joining)");

    public static readonly Mechanism Prospect = new(
        "prospect", "the pull of a membership that is open but uncertain",
        "B := 0 (desire, π and accession are computed as before)");

    public static readonly Mechanism Teaching = new(
        "teaching", "socialisation of officers and officials by education and planning",
        "w4 := 0 and the alumni stock receives no inflow (Z only decays, so no new internalisation)");

    public static readonly Mechanism Peers = new(
        "peers", "neighbours and allies as a standard of comparison",
        "network weight w2 := 0 (its weight returns to own inertia), budget norm pull := 0, regional bandwagon := 0");

    public static readonly Mechanism Interoperability = new(
        "interoperability", "learning to work together in exercises and partnership programmes",
        "programme exposure Eq is dropped from learning of q (membership, operations and bilateral ties stay)");

    public static readonly Mechanism Conditionality = new(
        "conditionality", "programme money and membership that depend on what a partner delivers",
        "κ := 0 and the prospect no longer depends on merit: score := prospect.threshold, "
        + "so π = 0.5·door·cr, and B = des·0.5π");

    public static readonly Mechanism Pooling = new(
        "pooling", "scale gains from buying and running equipment together",
        "Φ := 1");

    public static ImmutableArray<Mechanism> All { get; } =
        [Material, Prospect, Teaching, Peers, Interoperability, Conditionality, Pooling];

    /// <summary>The five players of the Shapley attribution; conditionality and pooling are single contrasts.</summary>
    public static ImmutableArray<Mechanism> Attributed { get; } =
    [
        Material, Prospect, Teaching, Interoperability, Peers,
    ];
}
