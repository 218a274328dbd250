namespace PartnershipSim.Model.Measurement;

/// <summary>How an outcome becomes one number per run.</summary>
public enum Span
{
    /// <summary>Summed over the outcome years.</summary>
    Sum,

    /// <summary>Its value in the last outcome year.</summary>
    Last,
}
