using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Library;

namespace PartnershipSim.Cli.Serving;

/// <summary>Reads axes and points of a batch.</summary>
internal static class PointReader
{
    private const int MostAxes = 1000;

    public static ImmutableArray<string> Axes(RequestReader reader, ScenarioModel model)
    {
        if (reader.Value("axes") is not { } list)
            return [];
        ImmutableArray<string>.Builder axes = ImmutableArray.CreateBuilder<string>();
        foreach ((JsonElement value, string place) in reader.Items(list, "/axes").Take(MostAxes))
        {
            if (reader.Text(value, place) is not { } key)
                continue;
            if (axes.Contains(key))
                reader.Error(place, $"{key} is listed twice");
            else if (PointRunner.ProblemOfAxis(model, key) is { } problem)
                reader.Error(place, problem);
            axes.Add(key);
        }

        return axes.ToImmutable();
    }

    public static double[][] Points(RequestReader reader, PointRunner runner, int replicates)
    {
        if (reader.Value("points") is not { } list)
            return [];
        if (list.ValueKind == JsonValueKind.Array && TooMany(list.GetArrayLength(), replicates) is { } problem)
        {
            reader.Error("/points", problem);
            return [];
        }

        return [.. reader.Items(list, "/points").Select(item => Point(reader, runner, item.Value, item.Place))];
    }

    private static string? TooMany(int points, int replicates) =>
        points > PointRunner.MostPoints || (long)points * replicates > PointRunner.MostRuns
            ? $"{points:N0} points with {replicates:N0} replicates; a request takes at most "
                + $"{PointRunner.MostPoints:N0} points and {PointRunner.MostRuns:N0} runs: send them in parts"
            : null;

    private static double[] Point(RequestReader reader, PointRunner runner, JsonElement row, string place)
    {
        double[] point = new double[runner.Axes.Length];
        if (row.ValueKind != JsonValueKind.Array)
            reader.Error(place, $"is {RequestReader.Kind(row)}; a point is a list of numbers, one for each axis");
        else if (row.GetArrayLength() != point.Length)
            reader.Error(place, $"has {row.GetArrayLength()} numbers for {point.Length} axes");
        else
            Read(reader, runner, row, place, point);
        return point;
    }

    private static void Read(RequestReader reader, PointRunner runner, JsonElement row, string place, double[] point)
    {
        int a = 0;
        foreach (JsonElement value in row.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out point[a])
                || !double.IsFinite(point[a]))
                reader.Error($"{place}/{a}", $"{runner.Axes[a]} = {RequestReader.Short(value)} is not a finite number");
            else if (runner.ProblemOf(a, point[a]) is { } problem)
                reader.Error($"{place}/{a}", problem);
            a++;
        }
    }
}
