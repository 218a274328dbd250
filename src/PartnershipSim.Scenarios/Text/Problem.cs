namespace PartnershipSim.Scenarios.Text;

/// <summary>How much a problem matters.</summary>
public enum Severity
{
    /// <summary>Nothing runs until it is repaired.</summary>
    Error,

    /// <summary>It runs, but probably not as meant.</summary>
    Warning,
}

/// <summary>
/// Something wrong in a file, said so that its author can repair it: where it stands, and what would be right.
/// </summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Counted from 1; 0 if the problem concerns the whole file.</param>
/// <param name="Column">Counted from 1; 0 if the problem concerns the whole file.</param>
public sealed record Problem(string File, int Line, int Column, Severity Severity, string Message)
    : IComparable<Problem>
{
    /// <summary>Problems are reported in the order in which a reader meets them.</summary>
    public int CompareTo(Problem? other)
    {
        if (other is null)
            return 1;
        int order = string.CompareOrdinal(File, other.File);
        if (order == 0)
            order = Line.CompareTo(other.Line);
        if (order == 0)
            order = Column.CompareTo(other.Column);
        return order != 0 ? order : string.CompareOrdinal(Message, other.Message);
    }

    /// <summary>One line: <c>scenarios/mine.yaml:14:5  error  what is wrong and what would be right</c>.</summary>
    public override string ToString()
    {
        string place = Line == 0 ? File : $"{File}:{Line}:{Column}";
        return $"{place}  {(Severity == Severity.Error ? "error" : "warning")}  {Message}";
    }

    public static bool operator <(Problem left, Problem right) => Compare(left, right) < 0;

    public static bool operator <=(Problem left, Problem right) => Compare(left, right) <= 0;

    public static bool operator >(Problem left, Problem right) => Compare(left, right) > 0;

    public static bool operator >=(Problem left, Problem right) => Compare(left, right) >= 0;

    private static int Compare(Problem left, Problem right) => Comparer<Problem>.Default.Compare(left, right);
}
