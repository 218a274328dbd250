using System.Text.Json;

namespace PartnershipSim.Cli.Serving;

/// <summary>A request that waits, runs or is answered.</summary>
internal sealed class Request(JsonDocument document, JsonElement? id, RequestKind kind, int bytes) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private volatile bool _isAnswered;

    /// <summary>All of it.</summary>
    public JsonElement Root { get; } = document.RootElement;

    /// <summary>What returns in its answer; null if there is none.</summary>
    public JsonElement? Id { get; } = id;

    public RequestKind Kind { get; } = kind;

    /// <summary>How long its line was.</summary>
    public int Bytes { get; } = bytes;

    /// <summary>Asked to end by another request, by the client that went away, or by a signal.</summary>
    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>No sign of life follows its answer.</summary>
    public bool IsAnswered
    {
        get => _isAnswered;
        set => _isAnswered = value;
    }

    public void Cancel() => _cancellation.Cancel();

    /// <summary>Whether an id names this request: 7 and "7" are different.</summary>
    public bool IsCalled(JsonElement id) => Id is { } own && own.GetRawText() == id.GetRawText();

    public void Dispose()
    {
        _cancellation.Dispose();
        document.Dispose();
    }
}
