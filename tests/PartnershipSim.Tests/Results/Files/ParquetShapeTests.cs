using System.Buffers.Binary;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Results.Files;

/// <summary>Metadata over which the Parquet library counts for hours, or overflows the stack, never reach it.</summary>
public sealed class ParquetShapeTests
{
    private static readonly byte[] Good = Part();

    [Fact]
    public void What_we_write_is_as_the_format_says()
    {
        using MemoryStream stream = new(Good);

        ParquetShape.Require(stream, "good");

        Assert.Equal(0, stream.Position);
    }

    [Theory]
    [InlineData("a list of two thousand million switches", new byte[] { 0xF9, 0xF1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })]
    [InlineData("a map of as many", new byte[] { 0x9B, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x11 })]
    [InlineData(
        "a number that never ends",
        new byte[] { 0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("a text longer than the file", new byte[] { 0x68, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })]
    [InlineData("a field twice", new byte[] { 0x15, 0x02, 0x05, 0x02, 0x02 })]
    [InlineData("nothing", new byte[] { })]
    public void A_footer_that_promises_what_is_not_there_is_refused(string what, byte[] footer)
    {
        using MemoryStream stream = new(WithFooter(footer));

        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => ParquetShape.Require(stream, what));

        Assert.Equal($"{what} is no Parquet file, or is damaged", refusal.Message);
    }

    [Fact]
    public void A_structure_in_a_structure_a_million_times_does_not_end_the_program()
    {
        byte[] nested = new byte[1_000_000];
        Array.Fill(nested, (byte)0x1C);
        using MemoryStream stream = new(WithFooter(nested));

        Assert.Throws<InvalidDataException>(() => ParquetShape.Require(stream, "nested"));
    }

    [Fact]
    public void A_file_is_refused_at_every_length_to_which_it_is_cut_short()
    {
        for (int length = 0; length < Good.Length; length++)
        {
            using MemoryStream stream = new(Good[..length]);
            Assert.Throws<InvalidDataException>(() => ParquetShape.Require(stream, $"{length} bytes"));
        }
    }

    private static byte[] Part()
    {
        Rows rows = new([new Cell(0, 0), new Cell(0, 1)], 2);
        rows.Fail(1, "why");
        using MemoryStream stream = new();
        PartFile.Write(stream, rows, ["a", "b"]);
        return stream.ToArray();
    }

    private static byte[] WithFooter(byte[] footer)
    {
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. "PAR1"u8, .. footer, .. length, .. "PAR1"u8];
    }
}
