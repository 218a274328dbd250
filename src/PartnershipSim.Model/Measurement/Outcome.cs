namespace PartnershipSim.Model.Measurement;

/// <summary>
/// Something that is measured of a group of states in a year. Its declaration in <see cref="Outcomes"/> is all there is
/// of it: tables, figures, the schema of scenarios and the model document read it from there.
/// </summary>
public sealed record Outcome
{
    /// <summary>lower snake_case, as written in YAML and in result files.</summary>
    public required string Key { get; init; }

    /// <summary>Unit as printed; "0-1" for an index or share.</summary>
    public required string Unit { get; init; }

    /// <summary>What it is, in a clause.</summary>
    public required string Meaning { get; init; }

    /// <summary>As shown in titles and sentences: "attitude to reform".</summary>
    public required string Label { get; init; }

    /// <summary>As shown where there is little room; the label unless a shorter one is declared.</summary>
    public string ShortLabel { get => field ?? Label; init; }

    /// <summary>The formula in symbols, as printed in the model document.</summary>
    public required string Formula { get; init; }

    /// <summary>The formula over sums that is computed.</summary>
    public required Formula Of { get; init; }

    /// <summary>How it becomes one number per run.</summary>
    public Span Span { get; init; } = Span.Last;

    /// <summary>The group that is meant when none is named.</summary>
    public string Group { get; init; } = "partners";

    /// <summary>Of which groups it can be taken.</summary>
    public Domain Domain { get; init; }

    /// <summary>Where it is shown.</summary>
    public Tags Tags { get; init; }

    public override string ToString() => Key;
}
