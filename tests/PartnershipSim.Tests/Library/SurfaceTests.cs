using PartnershipSim.Library;
using PartnershipSim.Tests.Approved;
using PublicApiGenerator;
using Xunit;

namespace PartnershipSim.Tests.Library;

/// <summary>What the package promises is a text: a change of it is a decision, and a new version.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approval.Check(
            Path.Combine("library", "surface.txt"),
            typeof(ScenarioModel).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false })
                .ReplaceLineEndings("\n").TrimEnd()
            + "\n");
}
