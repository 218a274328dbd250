using System.Collections.Immutable;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// A chart to play with, drawn in the page by drawing.js: choose an outcome, show and hide series, read values under
/// the pointer. It is an extra: whatever it shows also stands in a figure or a table, for print and for readers without
/// script.
/// </summary>
/// <param name="Id">Unique in the page, lower snake_case.</param>
public abstract record Explorer(string Id, string Title, string Advice) : Block
{
    /// <summary>Is there nothing to play with? Then the page says so instead.</summary>
    public abstract bool IsEmpty { get; }
}

/// <summary>Medians with their bands through the years, for an outcome to choose and any number of subjects.</summary>
/// <param name="Shown">Keys of the subjects that are shown at first.</param>
public sealed record YearExplorer(
    string Id, string Title, string Advice, int FirstYear, ImmutableArray<ExplorerOutcome> Outcomes,
    ImmutableArray<ExplorerSubject> Subjects, ImmutableArray<string> Shown)
    : Explorer(Id, Title, Advice)
{
    public override bool IsEmpty => Outcomes.IsEmpty || Subjects.IsEmpty;
}

/// <summary>An outcome that can be chosen.</summary>
public sealed record ExplorerOutcome(string Key, string Label, string Unit);

/// <summary>A group or state whose line can be shown.</summary>
/// <param name="Kind">Under which heading it is listed: groups or states.</param>
/// <param name="Series">By outcome key.</param>
public sealed record ExplorerSubject(
    string Key, string Label, string Kind, ImmutableDictionary<string, ExplorerSeries> Series);

/// <summary>One value a year; not a number where there is none.</summary>
/// <param name="Observed">What history shows, or empty.</param>
public sealed record ExplorerSeries(
    ImmutableArray<double> Low, ImmutableArray<double> Middle, ImmutableArray<double> High,
    ImmutableArray<double> Observed);

/// <summary>Values with intervals, for an outcome to choose: one row each, longest first.</summary>
/// <param name="Axis">What the values are, without their unit: "effect against baseline".</param>
public sealed record IntervalExplorer(
    string Id, string Title, string Advice, string Axis, ImmutableArray<ExplorerOutcome> Outcomes,
    ImmutableArray<IntervalRow> Rows) : Explorer(Id, Title, Advice)
{
    public override bool IsEmpty => Outcomes.IsEmpty || Rows.IsEmpty;
}

/// <param name="Outcome">Key of its outcome.</param>
/// <param name="Key">Of its subject; decides the colour.</param>
public sealed record IntervalRow(string Outcome, string Key, string Label, double Value, double Low, double High);
