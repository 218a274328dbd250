namespace PartnershipSim.Results.Files;

/// <summary>
/// Refuses a Parquet file whose metadata are not what the format says, before Parquet.Net reads it: version 6.1 passes
/// over what it does not know without a bound, and can count for hours or overflow the stack where a few bytes were
/// changed. Every structure of the footer and of the pages is walked by the table of its fields (parquet.thrift of
/// Apache Parquet 2.11, in Thrift's compact protocol); a field that is not in the table is refused too, for our files
/// have none.
/// </summary>
internal static class ParquetShape
{
    private const int TailBytes = 8; // the length of the footer, and the four letters
    private const int LongestPageHeader = 1 << 16;

    private const byte True = 1, False = 2, Tiny = 3, Short = 4, Int = 5, Long = 6, Binary = 8, List = 9, Struct = 12;

    /// <summary>Of which type a field is, of which its elements are, and which fields a structure has.</summary>
    private sealed record Field(byte Type, byte Element = 0, Dictionary<int, Field>? Fields = null);

    private static readonly Field Number = new(Int), Whole = new(Long), Text = new(Binary), Flag = new(True);

    private static readonly Dictionary<int, Field> Empty = [];

    private static readonly Dictionary<int, Field> KeyValue = Table((1, Text), (2, Text));

    private static readonly Dictionary<int, Field> Statistics = Table(
        (1, Text), (2, Text), (3, Whole), (4, Whole), (5, Text), (6, Text), (7, Flag), (8, Flag));

    private static readonly Dictionary<int, Field> Time = Table(
        (1, Flag), (2, Of(Table((1, Of(Empty)), (2, Of(Empty)), (3, Of(Empty))))));

    private static readonly Dictionary<int, Field> LogicalType = Table(
        (1, Of(Empty)), (2, Of(Empty)), (3, Of(Empty)), (4, Of(Empty)), (5, Of(Table((1, Number), (2, Number)))),
        (6, Of(Empty)), (7, Of(Time)), (8, Of(Time)), (10, Of(Table((1, new(Tiny)), (2, Flag)))), (11, Of(Empty)),
        (12, Of(Empty)), (13, Of(Empty)), (14, Of(Empty)), (15, Of(Empty)));

    private static readonly Dictionary<int, Field> SchemaElement = Table(
        (1, Number), (2, Number), (3, Number), (4, Text), (5, Number), (6, Number), (7, Number), (8, Number),
        (9, Number), (10, Of(LogicalType)));

    private static readonly Dictionary<int, Field> ColumnMetaData = Table(
        (1, Number), (2, new(List, Int)), (3, new(List, Binary)), (4, Number), (5, Whole), (6, Whole), (7, Whole),
        (8, ListOf(KeyValue)), (9, Whole), (10, Whole), (11, Whole), (12, Of(Statistics)),
        (13, ListOf(Table((1, Number), (2, Number), (3, Number)))), (14, Whole), (15, Number),
        (16, Of(Table((1, Whole), (2, new(List, Long)), (3, new(List, Long))))));

    private static readonly Dictionary<int, Field> ColumnChunk = Table(
        (1, Text), (2, Whole), (3, Of(ColumnMetaData)), (4, Whole), (5, Number), (6, Whole), (7, Number));

    private static readonly Dictionary<int, Field> RowGroup = Table(
        (1, ListOf(ColumnChunk)), (2, Whole), (3, Whole), (4, ListOf(Table((1, Number), (2, Flag), (3, Flag)))),
        (5, Whole), (6, Whole), (7, new(Short)));

    private static readonly Dictionary<int, Field> FileMetaData = Table(
        (1, Number), (2, ListOf(SchemaElement)), (3, Whole), (4, ListOf(RowGroup)), (5, ListOf(KeyValue)), (6, Text),
        (7, ListOf(Table((1, Of(Empty))))));

    private static readonly Dictionary<int, Field> PageHeader = Table(
        (1, Number), (2, Number), (3, Number), (4, Number),
        (5, Of(Table((1, Number), (2, Number), (3, Number), (4, Number), (5, Of(Statistics))))),
        (6, Of(Empty)), (7, Of(Table((1, Number), (2, Number), (3, Flag)))),
        (8, Of(Table(
            (1, Number), (2, Number), (3, Number), (4, Number), (5, Number), (6, Number), (7, Flag),
            (8, Of(Statistics))))));

    /// <summary>Looks through a file from its end, and leaves the stream at its beginning.</summary>
    /// <param name="path">What the refusal calls it.</param>
    /// <exception cref="InvalidDataException">It is no Parquet file, or damaged.</exception>
    public static void Require(Stream stream, string path)
    {
        try
        {
            Check(stream);
        }
        catch (DamagedException)
        {
            throw new InvalidDataException($"{path} is no Parquet file, or is damaged");
        }

        stream.Position = 0;
    }

    private static void Check(Stream stream)
    {
        byte[] tail = Bytes(stream, stream.Length - TailBytes, TailBytes);
        int length = BitConverter.ToInt32(tail);
        long footer = stream.Length - TailBytes - length;
        if (!tail.AsSpan(4).SequenceEqual("PAR1"u8) || length <= 0 || footer < 4)
            throw new DamagedException();
        Walk walk = new(Bytes(stream, footer, length));
        walk.Fields(FileMetaData);
        if (!walk.IsAtEnd)
            throw new DamagedException();
        foreach (long[] column in walk.Columns)
            Pages(stream, column, footer);
    }

    private static Dictionary<int, Field> Table(params (int Id, Field Field)[] fields) =>
        fields.ToDictionary(field => field.Id, field => field.Field);

    private static Field Of(Dictionary<int, Field> fields) => new(Struct, Fields: fields);

    private static Field ListOf(Dictionary<int, Field> fields) => new(List, Struct, fields);

    /// <summary>The headers of the pages of a column, which follow one another.</summary>
    private static void Pages(Stream stream, long[] column, long footer)
    {
        (long size, long data, long dictionary) = (column[7], column[9], column[11]);
        long at = dictionary > 0 ? Math.Min(dictionary, data) : data;
        if (at < 4 || size < 0 || size > footer - at)
            throw new DamagedException();
        for (long end = at + size; at < end;)
        {
            Walk header = new(Bytes(stream, at, (int)Math.Min(end - at, LongestPageHeader)));
            header.Fields(PageHeader);
            if (header.Numbers[2] < 0 || header.Numbers[3] < 0)
                throw new DamagedException();
            at += header.Read + header.Numbers[3];
            if (at > end)
                throw new DamagedException();
        }
    }

    private static byte[] Bytes(Stream stream, long at, int count)
    {
        if (at < 0)
            throw new DamagedException();
        byte[] bytes = new byte[count];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }

#pragma warning disable CA1032, CA1064 // it never leaves this class
    private sealed class DamagedException : Exception;
#pragma warning restore CA1032, CA1064

    /// <summary>One way through Thrift's compact protocol.</summary>
    private sealed class Walk(byte[] bytes)
    {
        private int _at;

        public bool IsAtEnd => _at == bytes.Length;

        public int Read => _at;

        /// <summary>The numbers of the outermost structure, by field.</summary>
        public long[] Numbers { get; } = new long[ColumnMetaData.Count + 1];

        /// <summary>The numbers of each column's metadata, by field.</summary>
        public List<long[]> Columns { get; } = [];

        public void Fields(Dictionary<int, Field> fields) => Fields(fields, Numbers);

        private void Fields(Dictionary<int, Field> fields, long[] numbers)
        {
            for (int last = 0, header; (header = Next()) != 0;)
            {
                int id = header >> 4 == 0 ? (int)Zigzag() : last + (header >> 4);
                int type = header & 0x0F;
                if (id <= last || !fields.TryGetValue(id, out Field? field)
                    || (type == False ? True : type) != field.Type)
                    throw new DamagedException();
                if (field.Type != True)
                    Value(field.Type, field, id, numbers);
                last = id;
            }
        }

        private void Value(byte type, Field field, int id, long[] numbers)
        {
            switch (type)
            {
                case Tiny:
                    _ = Next();
                    break;
                case Binary:
                    ulong length = Varint();
                    if (length > (ulong)(bytes.Length - _at))
                        throw new DamagedException();
                    _at += (int)length;
                    break;
                case Struct:
                    long[] inner = new long[numbers.Length];
                    if (field.Fields == ColumnMetaData)
                        Columns.Add(inner);
                    Fields(field.Fields!, inner);
                    break;
                case List:
                    int head = Next();
                    ulong count = head >> 4 == 15 ? Varint() : (ulong)(head >> 4);
                    if ((head & 0x0F) != field.Element || count > (ulong)(bytes.Length - _at))
                        throw new DamagedException();
                    for (ulong i = 0; i < count; i++)
                        Value(field.Element, field, id: 0, numbers);
                    break;
                default:
                    numbers[id] = Zigzag();
                    break;
            }
        }

        private int Next() => _at < bytes.Length ? bytes[_at++] : throw new DamagedException();

        private long Zigzag()
        {
            ulong n = Varint();
            return (long)(n >> 1) ^ -(long)(n & 1);
        }

        private ulong Varint()
        {
            ulong value = 0;
            for (int shift = 0; shift < 64; shift += 7)
            {
                int part = Next();
                value |= (ulong)(part & 0x7F) << shift;
                if (part < 0x80)
                    return value;
            }

            throw new DamagedException();
        }
    }
}
