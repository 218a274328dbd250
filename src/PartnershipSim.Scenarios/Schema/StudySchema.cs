using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;


namespace PartnershipSim.Scenarios.Schema;

/// <summary>
/// The JSON Schema (draft-07) of study files, printed from the table of keys, for editors; the reader is stricter.
/// </summary>
public static class StudySchema
{
    /// <summary>The schema as committed under <c>scenarios/schema</c>.</summary>
    public static string Print() => SchemaText.Of(
        Shape.Block(
            "A study: a base, what is varied, and how often.",
            StudyKeys.All.Select(key => (key.Name, key.Shape())),
            StudyKeys.Study.Name, StudyKeys.Base.Name),
        "study.schema.json",
        "PartnershipSim study");
}
