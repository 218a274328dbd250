namespace PartnershipSim.Cli.Terminal;

/// <summary>Makes the standard streams safe to use, however the program was started.</summary>
internal static class StandardStreams
{
    private const int Output = 1, Error = 2;

    /// <summary>O_CLOEXEC in the octal digits of /proc/self/fdinfo.</summary>
    private const long CloseOnExec = 0x80000;

    /// <summary>To be called before anything is printed.</summary>
    public static void Guard()
    {
        Console.SetError(IsTaken(Error)
            ? TextWriter.Null
            : TextWriter.Synchronized(new ForgivingWriter(Console.Error)));
        if (IsTaken(Output))
            Console.SetOut(TextWriter.Synchronized(new StreamWriter(new ClosedStream()) { AutoFlush = true }));
    }

    /// <summary>Standard output as bytes.</summary>
    public static Stream OpenOutput() => IsTaken(Output) ? new ClosedStream() : Console.OpenStandardOutput();

    /// <summary>
    /// Started with standard error closed (2&gt;&amp;-), the runtime has used its number for something of its own, such
    /// as the pipe of its signals: what is written there would not reach a reader but break the program. What the
    /// runtime opens is closed in programs that it starts; a stream that was handed to us is not. Only Linux tells.
    /// </summary>
    private static bool IsTaken(int descriptor)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            string? flags = File.ReadLines($"/proc/self/fdinfo/{descriptor}")
                .FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return flags is not null && (Convert.ToInt64(flags["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or FormatException)
        {
            return unknown is FileNotFoundException && Directory.Exists("/proc/self/fdinfo"); // it is closed
        }
    }

    /// <summary>The data that were asked for cannot be delivered: a failure, said in words.</summary>
    private sealed class ClosedStream : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new IOException("standard output is closed");
    }
}
