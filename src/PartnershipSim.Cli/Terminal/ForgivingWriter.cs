using System.Text;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// Standard error for words that a run does not depend on. Where it cannot be written (closed, a full disk, a pipe
/// whose reader has gone), the words are lost and the run is not.
/// </summary>
internal sealed class ForgivingWriter(TextWriter inner) : TextWriter
{
    private bool _isLost;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isLost)
            return;
        try
        {
            write();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException
            or ObjectDisposedException)
        {
            _isLost = true;
        }
    }
}
