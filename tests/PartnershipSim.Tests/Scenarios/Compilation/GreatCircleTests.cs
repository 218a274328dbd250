using PartnershipSim.Scenarios.Compilation;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Compilation;

public sealed class GreatCircleTests
{
    [Fact]
    public void Distances_equal_the_haversine_formula_of_the_platform_to_1e_12()
    {
        for (int i = 0; i < 2000; i++)
        {
            double latitude1 = -90 + i * 0.09;
            double longitude1 = -180 + i * 7.3 % 360;
            double latitude2 = 90 - i * 11.7 % 180;
            double longitude2 = -180 + i * 31.1 % 360;

            double expected = Haversine(latitude1, longitude1, latitude2, longitude2);
            double actual = GreatCircle.Distance(latitude1, longitude1, latitude2, longitude2);

            Assert.True(
                Math.Abs(actual - expected) <= 1e-12 * expected,
                $"{latitude1} {longitude1} {latitude2} {longitude2}: {actual:R} not {expected:R}");
        }
    }

    [Fact]
    public void A_quarter_of_the_equator_is_a_quarter_of_the_circumference() =>
        Assert.Equal(Math.PI / 2 * GreatCircle.Radius, GreatCircle.Distance(0, 0, 0, 90), precision: 13);

    [Fact]
    public void Antipodes_are_half_a_circumference_apart() =>
        Assert.Equal(Math.PI * GreatCircle.Radius, GreatCircle.Distance(0, -90, 0, 90), precision: 13);

    [Fact]
    public void A_place_is_no_distance_from_itself() => Assert.Equal(0, GreatCircle.Distance(55.6, 37.6, 55.6, 37.6));

    [Fact]
    public void Sarajevo_is_metres_from_the_theatre_of_its_operation()
    {
        double distance = GreatCircle.Distance(43.852, 18.3867, 43.852, 18.387);

        Assert.Equal(Haversine(43.852, 18.3867, 43.852, 18.387), distance, tolerance: 1e-15);
    }

    private static double Haversine(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        const double degree = Math.PI / 180;
        double north = Math.Sin((latitude2 - latitude1) * degree / 2);
        double east = Math.Sin((longitude2 - longitude1) * degree / 2);
        double h = north * north + Math.Cos(latitude1 * degree) * Math.Cos(latitude2 * degree) * east * east;
        return 2 * 6.371 * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }
}
