using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Serving;

/// <summary>Writes whole lines of JSON, one at a time from whatever thread.</summary>
internal sealed class AnswerLine(Stream output)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _writing = new();

    /// <summary>Set when a line could not be written: the client is gone.</summary>
    public CancellationTokenSource Gone { get; } = new();

    public void Done(Request request, IReadOnlyCollection<Problem> warnings, Action<Utf8JsonWriter> result) =>
        Write(request.Id, json =>
        {
            json.WriteBoolean("ok", true);
            json.WriteString("answer", request.Kind.Name);
            json.WritePropertyName("result");
            result(json);
            if (warnings.Count > 0)
                Problems(json, "warnings", warnings);
        });

    public void Refused(JsonElement? id, IReadOnlyCollection<Problem> problems, bool isCancelled = false) =>
        Write(id, json =>
        {
            json.WriteBoolean("ok", false);
            if (isCancelled)
                json.WriteBoolean("cancelled", true);
            Problems(json, "problems", problems);
        });

    /// <summary>A sign of life; left out if another line is being written.</summary>
    public void Working(Request request, double seconds, Runs.Progress? progress)
    {
        if (!_writing.TryEnter())
            return;
        try
        {
            if (request.IsAnswered)
                return;
            Write(request.Id, json =>
            {
                json.WriteStartObject("working");
                json.WriteNumber("seconds", Math.Round(seconds, 1));
                if (progress is { } points)
                {
                    json.WriteNumber("done", points.Done);
                    json.WriteNumber("total", points.Total);
                }

                json.WriteEndObject();
            });
        }
        finally
        {
            _writing.Exit();
        }
    }

    private void Write(JsonElement? id, Action<Utf8JsonWriter> content)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line, Compact))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            if (id is { } given)
                given.WriteTo(json);
            else
                json.WriteNullValue();
            content(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        lock (_writing)
        {
            if (Gone.IsCancellationRequested)
                return;
            try
            {
                output.Write(line.WrittenSpan);
                output.Flush();
            }
            catch (IOException)
            {
                Gone.Cancel();
            }
        }
    }

    private static void Problems(Utf8JsonWriter json, string name, IReadOnlyCollection<Problem> problems)
    {
        json.WriteStartArray(name);
        foreach (Problem problem in problems)
        {
            json.WriteStartObject();
            json.WriteString(
                "place", problem.Line == 0 ? problem.File : $"{problem.File}:{problem.Line}:{problem.Column}");
            json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
