using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// One process of the year: one file, one block of equations, one section of the ODD. It reads last year's columns and
/// what earlier submodels of the same year have written, and fills all of its own columns, for every state.
/// </summary>
public interface ISubmodel
{
    SubmodelCard Card { get; }

    /// <summary>The columns that this submodel, and no other, fills.</summary>
    IEnumerable<Column> Writes(World world);

    /// <summary>
    /// Computes this year's values of its columns from last year's world and from earlier submodels of the same year.
    /// </summary>
    /// <param name="ledger">If open, every term of every decision is written into it as it is computed.</param>
    void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger;
}

/// <summary>What a submodel says about itself; the ODD prints it.</summary>
/// <param name="Name">The submodel's name, which is also its file's.</param>
/// <param name="Section">The section of the ODD.</param>
/// <param name="Purpose">One sentence.</param>
/// <param name="Equations">The equations in symbols, as the model document prints them.</param>
/// <param name="Invariants">What always holds.</param>
public sealed record SubmodelCard(
    string Name, string Section, string Purpose, string Equations, string Invariants,
    ImmutableArray<Parameter> Parameters)
{
    /// <summary>What it draws, if anything.</summary>
    public ImmutableArray<Purpose> Draws { get; init; } = [];

    /// <summary>The decisions whose terms it writes into an open ledger, if any.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];
}
