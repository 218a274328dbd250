using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// The points of a list design: a CSV file with one column per axis, headed by its key or by its column in the
/// results, and one row per point. Nothing is guessed: a column or a cell too many or too few is a problem, with row
/// and column.
/// </summary>
internal static class PointList
{
    /// <summary>The column with which the table of a sweep's points numbers them; it is no axis.</summary>
    public const string NumberColumn = "point";

    private const int LargestFile = 16 * 1024 * 1024;
    private const int NoAxis = -1;

    public static Study Read(ValueReader reader, Node value, Study study, FolderTree tree)
    {
        if (reader.Text(value, "points") is not { } path
            || tree.Existing(reader, value, "points", path) is not { } file)
            return study;
        return Open(reader, value, path, file) is { } bytes ? Of(file, bytes, study, reader.Problems) : study;
    }

    /// <summary>The study with the points of a list.</summary>
    /// <param name="file">What problems call the list.</param>
    public static Study Of(string file, byte[] bytes, Study study, Problems problems)
    {
        if (PointSheet.Read(file, bytes, problems) is not { } sheet)
            return study;
        ImmutableArray<StudyAxis> axes = study.Axes.IsEmpty
            ? [.. sheet.Header.Cells.Select(AxesSection.Headed).OfType<StudyAxis>().DistinctBy(axis => axis.Key)]
            : study.Axes;
        if (Columns(problems, file, sheet, axes, isNamed: !study.Axes.IsEmpty) is not { } columns)
            return study;

        PointNumbers numbers = new(sheet);
        ImmutableArray<ImmutableArray<double>>.Builder points = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        foreach (PointLine row in sheet.Rows)
        {
            if (Point(problems, file, row, sheet, axes, columns, numbers) is { } point)
                points.Add(point);
        }

        if (sheet.Rows.IsEmpty)
            problems.Error(file, 1, 1, "contains no point; each line below the first is one");
        return study with { Axes = axes, Rows = points.ToImmutable(), Points = points.Count };
    }

    private static byte[]? Open(ValueReader reader, Node value, string path, string file)
    {
        try
        {
            byte[] bytes = BoundedFile.Read(file, LargestFile);
            if (bytes.Length <= LargestFile)
                return bytes;
            reader.Error(value, $"points = {path} is larger than {LargestFile / 1024 / 1024} MB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reader.Error(value, $"points = {path} cannot be read: {e.Message}");
        }

        return null;
    }

    /// <summary>The number of the axis in each column, or null if a column is unknown, repeated or missing.</summary>
    /// <param name="isNamed">Whether the study names its axes, or the first line does.</param>
    private static int[]? Columns(
        Problems problems, string file, PointSheet sheet, ImmutableArray<StudyAxis> axes, bool isNamed)
    {
        int line = sheet.Header.Number;
        bool isUsable = true;
        int[] columns = new int[sheet.Header.Cells.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            string name = sheet.Header.Cells[c];
            columns[c] = IndexOf(axes, name);
            int before = Array.IndexOf(columns, columns[c], 0, c);
            if (columns[c] >= 0 && before >= 0)
                Refuse(c, $"column {name} is there twice, as column {before + 1} and as column {c + 1}; remove one");
            else if (columns[c] < 0 && !(c == 0 && IsNumbering(name, sheet)))
                Refuse(c, Unknown(name));
        }

        foreach (StudyAxis missing in axes.Where((_, axis) => !columns.Contains(axis)))
            Refuse(0, $"lacks the column {missing.Key}");
        return isUsable ? columns : null;

        void Refuse(int column, string message)
        {
            isUsable = false;
            problems.Error(file, line, column + 1, message);
        }

        string Unknown(string name)
        {
            if (name.Length == 0)
                return $"a column has no name{(isNamed ? Suggestion.WithList(name, Keys()) : "")}";
            if (isNamed)
                return $"column {name} is no axis of this study{Suggestion.WithList(name, Keys())}";
            string hint = Suggestion.For(name, ParameterSpace.Parameters.Select(parameter => parameter.Key));
            return $"column {name} is no parameter{(hint.Length > 0 ? hint : "; 'partnersim parameters' lists them")}";
        }

        string[] Keys() => [.. axes.Select(axis => axis.Key)];
    }

    private static int IndexOf(ImmutableArray<StudyAxis> axes, string name)
    {
        for (int a = 0; a < axes.Length; a++)
        {
            if (axes[a].Key == name || axes[a].Column == name)
                return a;
        }

        return NoAxis;
    }

    /// <summary>
    /// Does the first column only name the rows? The tool heads such a column point; R and pandas leave its head
    /// blank. Its cells all differ, and where the tool numbers they are whole numbers.
    /// </summary>
    private static bool IsNumbering(string name, PointSheet sheet)
    {
        string[] labels = [.. sheet.Rows.Select(row => row.Cells[0])];
        bool areOwn = labels.Distinct().Count() == labels.Length;
        return areOwn
            && (name.Length == 0 || (name == NumberColumn && labels.All(label => uint.TryParse(label, out _))));
    }

    private static ImmutableArray<double>? Point(
        Problems problems, string file, PointLine row, PointSheet sheet, ImmutableArray<StudyAxis> axes,
        int[] columns, PointNumbers numbers)
    {
        if (row.Cells.Length != columns.Length)
        {
            problems.Error(
                file, row.Number, Math.Min(row.Cells.Length, columns.Length) + 1, Length(row, sheet, axes, columns));
            return null;
        }

        double[] point = new double[axes.Length];
        bool isUsable = true;
        for (int c = 0; c < columns.Length; c++)
        {
            if (columns[c] < 0)
                continue;
            StudyAxis axis = axes[columns[c]];
            if (ValueOf(axis, row.Cells[c], numbers, out string problem) is { } number)
            {
                point[columns[c]] = number;
                continue;
            }

            isUsable = false;
            problems.Error(file, row.Number, c + 1, $"{axis.Key} = {row.Cells[c]} {problem}");
        }

        return isUsable ? [.. point] : null;
    }

    private static string Length(PointLine row, PointSheet sheet, ImmutableArray<StudyAxis> axes, int[] columns)
    {
        int cells = row.Cells.Length;
        string counts = $"has {cells} {(cells == 1 ? "cell" : "cells")}, the first line {columns.Length}";
        if (cells < columns.Length)
            return $"{counts}; {(columns[cells] < 0 ? "its first cell" : axes[columns[cells]].Key)} is missing";
        return sheet.Separator == ','
            ? $"{counts}; write decimal points, or separate the cells by semicolons if its commas are decimal marks"
            : $"{counts}; remove what is too much";
    }

    private static double? ValueOf(StudyAxis axis, string cell, PointNumbers numbers, out string problem)
    {
        problem = "";
        if (axis.Kind == StudyAxisKind.Switch)
        {
            problem = "is neither on nor off";
            return cell.ToLowerInvariant() is "on" or "1" or "true"
                ? 1
                : cell.ToLowerInvariant() is "off" or "0" or "false" ? 0 : null;
        }

        if (axis.Kind == StudyAxisKind.Choice)
            return LevelOf(axis, cell, numbers, out problem);
        if (numbers.Read(cell, out problem) is not { } value)
            return null;
        if (!axis.Range.Contains(value))
            problem = $"lies outside {axis.Range}";
        else if (axis.Kind == StudyAxisKind.Whole && Math.Floor(value) != value)
            problem = "is not a whole number";
        else
            return value;
        return null;
    }

    /// <summary>A level by its name, or, of a choice among numbers, by a number that equals it.</summary>
    private static double? LevelOf(StudyAxis axis, string cell, PointNumbers numbers, out string problem)
    {
        problem = $"is none of {string.Join(", ", axis.Levels)}";
        int place = axis.Levels.IndexOf(cell);
        if (place < 0 && axis.IsNumeric && numbers.Read(cell, out _) is { } number)
            place = axis.Levels.Select((_, level) => level).FirstOrDefault(
                level => axis.SettingOf(level) == number, NoAxis);
        return place < 0 ? null : place;
    }
}
