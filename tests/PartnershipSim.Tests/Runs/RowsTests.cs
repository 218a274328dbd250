using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class RowsTests
{
    [Fact]
    public void No_reason_is_lost_when_two_threads_fail_first()
    {
        using Barrier start = new(2);
        for (int trial = 0; trial < 5_000; trial++)
        {
            Rows rows = new([new(0, 0), new(0, 1)], 1);
            Thread other = new(() => Fail(rows, 1));
            other.Start();
            Fail(rows, 0);
            other.Join();

            Assert.Equal(("0 failed", "1 failed"), (rows.ErrorOf(0), rows.ErrorOf(1)));
        }

        void Fail(Rows rows, int row)
        {
            start.SignalAndWait();
            rows.Fail(row, $"{row} failed");
        }
    }

    [Fact]
    public void Some_rows_are_those_rows()
    {
        Rows rows = new([new(0, 0), new(0, 1), new(0, 2)], 1);
        (rows[0][0], rows[1][0]) = (5, 6);
        rows.Fail(2, "no luck");

        Rows some = rows.Only([2, 0]);

        Assert.Equal([new Cell(0, 2), new(0, 0)], some.Cells);
        Assert.Equal((double.NaN, 5), (some[0][0], some[1][0]));
        Assert.Equal(("no luck", ""), (some.ErrorOf(0), some.ErrorOf(1)));
    }

    [Fact]
    public void A_row_that_failed_has_no_numbers_and_its_reason_is_one_line()
    {
        Rows rows = new([new(0, 0), new(0, 1)], 2);
        rows[0][1] = 5;
        rows[1][1] = 6;

        rows.Fail(0, "two\nlines");

        Assert.Equal([double.NaN, double.NaN], rows[0].ToArray());
        Assert.Equal(("two lines", ""), (rows.ErrorOf(0), rows.ErrorOf(1)));
        Assert.Equal(6, rows[1][1]);
    }
}
