using PartnershipSim.Seminar.Texts;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Texts;

/// <summary>Which names a class would take for the same on the board.</summary>
public sealed class LookAlikesTests
{
    [Theory]
    [InlineData("Ann", "ANN")]
    [InlineData("Anna", "Аnna")] // Cyrillic capital a
    [InlineData("Oscar", "Οscаr")] // Greek capital omicron, Cyrillic a
    [InlineData("Ann", "Ａｎｎ")] // as wide as Chinese letters
    [InlineData("Ann", "𝐀𝐧𝐧")] // bold letters of mathematics
    [InlineData("Ilya", "llya")] // capital i, small L
    [InlineData("Ali", "A1i")]
    [InlineData("Otto", "0tto")]
    [InlineData("Jose\u0301", "José")]
    [InlineData("Ann B", "AnnB")]
    [InlineData("👩‍🚀", "👩🚀")]
    [InlineData("Kızıl", "Kizil")]
    public void Names_that_look_alike_are_the_same(string one, string other) =>
        Assert.True(LookAlikes.AreAlike(one, other));

    [Theory]
    [InlineData("Ann", "Anna")]
    [InlineData("Elia", "Ella")]
    [InlineData("Ann 1", "Ann 2")]
    [InlineData("José", "Jose")]
    [InlineData("Олена", "Оксана")]
    [InlineData("👩‍🚀", "👨‍🚀")]
    public void Names_that_can_be_told_apart_are_two(string one, string other) =>
        Assert.False(LookAlikes.AreAlike(one, other));
}
