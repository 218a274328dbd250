using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Evidence;
using PartnershipSim.Tests.Analysis.Evidence.Links;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Evidence;

public sealed class EvidenceFigureTests
{
    [Fact]
    public void Every_figure_of_evidence_can_be_drawn()
    {
        EvidencePage page = EvidencePage.Of(
            RealEvidence.Data, new(1, 40, Threads: 2), new(19, 10, 19, 8, HasIdentification: false)) with
        {
            Identification =
            [
                new("observed", "budget.habit", "-", 1, 0.4),
                new("with_all", "budget.habit", "-", 1, 0.2),
            ],
            Directions = [new("observed", 1, 2.5, "budget.habit")],
        };

        foreach (Figure figure in EvidenceFigures.Of(page, Recipe.Context))
        {
            Assert.True(figure.HasData, figure.Name);
            Assert.NotEmpty(Recipe.Check(figure));
        }
    }

    [Fact]
    public void Without_a_link_the_figures_say_so()
    {
        foreach (Figure figure in EvidenceFigures.Of(new([], [], []), Recipe.Context))
            Assert.False(figure.HasData, figure.Name);
    }
}
