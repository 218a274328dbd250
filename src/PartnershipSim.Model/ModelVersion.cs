namespace PartnershipSim.Model;

/// <summary>The version of the model's equations; a change of a constant is a new one.</summary>
public static class ModelVersion
{
    public const string Current = "2.0";
}
