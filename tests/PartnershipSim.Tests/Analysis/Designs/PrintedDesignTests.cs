using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Tests.Approved;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Designs;

/// <summary>
/// Studies are resumed and repeated years later: the points of a design, and the order of its chance, may not move.
/// </summary>
public class PrintedDesignTests
{
    private static readonly ImmutableArray<Axis> Axes =
    [
        Axis.Real("weight", -1, 1), Axis.Whole("years", 2, 9), Axis.Categorical("region", "north", "east", "south"),
        Axis.Boolean("door"), Axis.Real("pull", 0, 3),
    ];

    private static readonly Design[] Designs =
    [
        new Factorial(2), new LatinHypercube(12), new SobolSequence(12), new MorrisDesign(2), new SaltelliDesign(1),
        new SaltelliDesign(1, HasSecondOrder: true),
    ];

    [Fact]
    public void The_first_points_of_every_design_are_the_committed_ones()
    {
        StringBuilder text = new($"design,{string.Join(',', Axes.Select(axis => axis.Key))}\n");
        foreach (Design design in Designs)
        {
            foreach (double[] point in design.Points(Axes, 20261127).Take(12))
                text.Append(
                    $"{design.Key},{string.Join(',', point.Select((value, axis) => Axes[axis].Print(value)))}\n");
        }

        Approval.Check("designs.csv", text.ToString());
    }
}
