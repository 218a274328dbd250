namespace PartnershipSim.Model.Kernel;

/// <summary>
/// What a draw is for. The purpose is part of the draw's address, so no process changes the draws of another.
/// The numbers are part of the model: changing one changes every result.
/// </summary>
public enum Purpose
{
    /// <summary>Normal, or Student's t with four degrees of freedom; per state and year.</summary>
    BudgetShock = 1,

    /// <summary>Uniform; per state, operation and year.</summary>
    Join = 2,

    /// <summary>Normal, or Student's t with four degrees of freedom; per state, operation and year.</summary>
    Size = 3,

    /// <summary>Poisson; per state, operation and year.</summary>
    Deaths = 4,

    /// <summary>Normal; per state and year of the projection.</summary>
    Growth = 5,

    /// <summary>Uniform; per state and year of the projection.</summary>
    Accession = 6,

    /// <summary>Normal, or Student's t with four degrees of freedom; per state and year.</summary>
    ForceShock = 7,

    /// <summary>Uniform; per state, once a run (year 0).</summary>
    Frailty = 8,
}
