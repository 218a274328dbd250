using System.Buffers.Binary;
using System.Text.Json;
using PartnershipSim.Library;

namespace PartnershipSim.Cli.Serving;

/// <summary>The numbers of a batch of points, as JSON.</summary>
internal static class PointsResult
{
    public static void Write(Utf8JsonWriter json, SweepAnswer answer, bool isMean, bool isBinary)
    {
        json.WriteStartObject();
        json.WriteStartArray("outcomes");
        foreach (OutcomeOf outcome in answer.Outcomes)
            json.WriteStringValue(outcome.Name);
        json.WriteEndArray();
        json.WriteNumber("points", answer.Points);
        json.WriteNumber("replicates", answer.Replicates);
        json.WriteNumber("first_replicate", answer.FirstReplicate);
        ReadOnlySpan<double> numbers = isMean ? Means(answer) : answer.Values;
        if (isBinary)
            json.WriteBase64String(isMean ? "means_base64" : "values_base64", Bytes(numbers));
        else
            Nested(json, answer, numbers, isMean ? 1 : answer.Replicates, isMean);
        Failed(json, answer);
        json.WriteEndObject();
    }

    /// <summary>[point][replicate][outcome], or [point][outcome].</summary>
    private static void Nested(
        Utf8JsonWriter json, SweepAnswer answer, ReadOnlySpan<double> numbers, int runs, bool isMean)
    {
        json.WriteStartArray(isMean ? "means" : "values");
        int outcomes = answer.Outcomes.Length;
        for (int point = 0; point < answer.Points; point++)
        {
            if (!isMean)
                json.WriteStartArray();
            for (int run = 0; run < runs; run++)
            {
                json.WriteStartArray();
                foreach (double number in numbers.Slice((point * runs + run) * outcomes, outcomes))
                    JsonTable.Write(json, number);
                json.WriteEndArray();
            }

            if (!isMean)
                json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Failed(Utf8JsonWriter json, SweepAnswer answer)
    {
        json.WriteStartArray("failed");
        foreach (FailedRun run in answer.Failed)
        {
            json.WriteStartObject();
            json.WriteNumber("point", run.Point);
            json.WriteNumber("replicate", run.Replicate);
            json.WriteString("reason", run.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static double[] Means(SweepAnswer answer)
    {
        int outcomes = answer.Outcomes.Length;
        double[] means = new double[answer.Points * outcomes];
        for (int cell = 0; cell < means.Length; cell++)
            means[cell] = answer.Mean(cell / outcomes, cell % outcomes);
        return means;
    }

    private static byte[] Bytes(ReadOnlySpan<double> numbers)
    {
        byte[] bytes = new byte[numbers.Length * sizeof(double)];
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), numbers[i]);
        return bytes;
    }
}
