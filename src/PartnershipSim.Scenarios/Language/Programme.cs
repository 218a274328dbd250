using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Language;

/// <summary>A partnership programme: what taking part in it is worth in each instrument, and who may.</summary>
/// <param name="Interoperability">Weight ι: exercises, certification, common procedures.</param>
/// <param name="Teaching">Weight ζ: education and planning.</param>
/// <param name="Material">Weight μ: material aid.</param>
public sealed record Programme(string Key, string Title, double Interoperability, double Teaching, double Material)
{
    /// <summary>The first year in which a state takes part; null: from each state's own first year.</summary>
    public int? From { get; init; }

    /// <summary>The last year; null: it does not end.</summary>
    public int? Until { get; init; }

    /// <summary>Who may take part; null for a built-in programme, whose states and first years are data.</summary>
    public Where? Eligible { get; init; }

    /// <summary>Money of its own, million US$ a year, beside partnership.budget.</summary>
    public double Money { get; init; }

    /// <summary>When and for whom it is suspended.</summary>
    public ImmutableArray<Suspension> Suspended { get; init; } = [];

    /// <summary>No instrument has a weight: taking part gives nothing.</summary>
    public bool IsEmpty => Interoperability == 0 && Teaching == 0 && Material == 0;

    public bool IsBuiltIn => Eligible is null;

    /// <summary>The eight programmes of history, with the weights of the model description, section 7.3.</summary>
    public static ImmutableArray<Programme> BuiltIn { get; } =
    [
        new("pfp", "Partnership for Peace", 0.35, 0.25, 0.10),
        new("parp", "Planning and Review Process", 0.35, 0.35, 0.10),
        new("ipap", "Individual Partnership Action Plan", 0.20, 0.30, 0.10),
        new("map", "Membership Action Plan", 0.20, 0.30, 0.10),
        new("md", "Mediterranean Dialogue", 0.15, 0.15, 0.05),
        new("ici", "Istanbul Cooperation Initiative", 0.10, 0.10, 0.05),
        new("global_partner", "partners across the globe", 0.30, 0.10, 0),
        new("eop", "Enhanced Opportunities Partner", 0.40, 0.20, 0.10),
    ];
}
