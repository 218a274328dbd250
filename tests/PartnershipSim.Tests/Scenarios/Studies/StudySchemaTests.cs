using PartnershipSim.Scenarios.Schema;
using PartnershipSim.Tests.Approved;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Studies;

/// <summary>Editors see what the reader knows.</summary>
public sealed class StudySchemaTests
{
    [Fact]
    public void The_committed_schema_of_studies_is_the_printed_one() =>
        Approval.CheckFile("scenarios/schema/study.schema.json", StudySchema.Print());
}
