namespace PartnershipSim.Scenarios.Text;

/// <summary>Where something was written, for messages: a file, and line and column counted from 1.</summary>
public readonly record struct Origin(string File, int Line, int Column)
{
    /// <summary>Written in code, not in a file.</summary>
    public static Origin Code { get; } = new("(code)", 0, 0);
}
