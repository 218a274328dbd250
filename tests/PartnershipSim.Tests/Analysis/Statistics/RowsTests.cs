using PartnershipSim.Analysis.Statistics;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Statistics;

public class RowsTests
{
    [Fact]
    public void Sums_are_those_of_adding_number_by_number_to_the_last_bit()
    {
        for (int length = 0; length < 20; length++)
        {
            double[] sums = new double[length], plain = new double[length];
            for (int term = 0; term < 9; term++)
            {
                double[] row = [.. Enumerable.Range(0, length).Select(i => Draws.Normal(term, i))];
                double factor = Draws.Normal(term, length, 1);
                Rows.Add(row, sums);
                Rows.Add(row, factor, sums);
                for (int i = 0; i < length; i++)
                {
                    plain[i] += row[i];
                    plain[i] += row[i] * factor;
                }
            }

            Assert.Equal(plain, sums);
        }
    }
}
