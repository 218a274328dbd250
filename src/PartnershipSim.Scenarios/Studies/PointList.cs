using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>The points of a list design: a CSV file with one column per axis, headed by its key, and one row per point.</summary>
internal static class PointList
{
    private const int LargestFile = 16 * 1024 * 1024;

    public static Study Read(Page page, Map content, Node? value, Study study, FolderTree tree)
    {
        if (value is null)
            page.Error(content, "a list design lacks its points; name a CSV file, for instance 'points: my_points.csv'");
        if (value is null || page.Text(value, "points") is not { } path || tree.Existing(page, value, "points", path) is not { } file)
            return study;
        if (Open(page, value, path, file) is not { } bytes)
            return study;
        using StreamReader lines = new(new MemoryStream(bytes));
        string[] header = [.. (lines.ReadLine() ?? "").Split(',').Select(word => word.Trim())];
        foreach (string stranger in header.Where(word => study.Axes.All(axis => axis.Key != word)))
            page.Problems.Error(file, 1, 1, $"column {stranger} is no axis of this study{Suggestion.For(stranger, study.Axes.Select(axis => axis.Key))}");
        foreach (StudyAxis missing in study.Axes.Where(axis => !header.Contains(axis.Key)))
            page.Problems.Error(file, 1, 1, $"lacks the column {missing.Key}");
        if (page.Problems.HasErrors)
            return study;

        int[] places = [.. study.Axes.Select(axis => Array.IndexOf(header, axis.Key))];
        ImmutableArray<ImmutableArray<double>>.Builder rows = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        for (int line = 2; lines.ReadLine() is { } text; line++)
        {
            if (text.Length > 0 && Row(page, file, line, text.Split(','), study.Axes, places) is { } row)
                rows.Add(row);
        }

        if (rows.Count == 0 && !page.Problems.HasErrors)
            page.Problems.Error(file, 1, 1, "holds no point");
        return study with { Rows = rows.ToImmutable(), Points = rows.Count };
    }

    private static byte[]? Open(Page page, Node value, string path, string file)
    {
        try
        {
            byte[] bytes = BoundedFile.Read(file, LargestFile);
            if (bytes.Length <= LargestFile)
                return bytes;
            page.Error(value, $"points = {path} is larger than {LargestFile / 1024 / 1024} MB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            page.Error(value, $"points = {path} cannot be read: {e.Message}");
        }

        return null;
    }

    private static ImmutableArray<double>? Row(Page page, string file, int line, string[] words, ImmutableArray<StudyAxis> axes, int[] places)
    {
        double[] row = new double[axes.Length];
        for (int a = 0; a < row.Length; a++)
        {
            string word = places[a] < words.Length ? words[places[a]].Trim() : "";
            if (ValueOf(axes[a], word) is not { } value)
            {
                page.Problems.Error(file, line, places[a] + 1, $"{axes[a].Key} = {word} is not a value of this axis");
                return null;
            }

            row[a] = value;
        }

        return [.. row];
    }

    private static double? ValueOf(StudyAxis axis, string word)
    {
        if (axis.Kind == StudyAxisKind.Switch)
            return word is "on" or "1" or "true" ? 1 : word is "off" or "0" or "false" ? 0 : null;
        if (axis.Kind == StudyAxisKind.Choice)
            return axis.Levels.IndexOf(word) is >= 0 and int place ? place : null;
        bool isNumber = double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return isNumber && axis.Range.Contains(value) && (axis.Kind == StudyAxisKind.Real || Math.Floor(value) == value) ? value : null;
    }
}
