using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// What a command has to say, from the question to the commands that give the same answer again. It contains plain
/// data; <see cref="ReportPage"/> makes one file of it.
/// </summary>
public sealed record Report
{
    /// <summary>What it is about in a few words: "no_programmes against baseline".</summary>
    public required string Subject { get; init; }

    /// <summary>What was asked; the page's headline.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// The answer, three sentences if it can be done, with intervals; of a result without numbers, that it has none.
    /// </summary>
    public required ImmutableArray<string> Answer
    {
        get;
        init => field = value.IsEmpty
            ? ["The tables of this result contain no number that would answer the question."]
            : value;
    }

    /// <summary>
    /// In reading order. The usual ones: figures, tables, what drives the result, how far to trust it.
    /// </summary>
    public required ImmutableArray<Section> Sections { get; init; }

    public required Origin Origin { get; init; }

    /// <summary>Every figure in it, in reading order.</summary>
    public IEnumerable<Figure> Figures =>
        Sections.SelectMany(section => section.Blocks).OfType<Shown>().Select(shown => shown.Figure);
}

/// <summary>A part of a report with a heading of its own.</summary>
public sealed record Section(string Title, params ImmutableArray<Block> Blocks);

/// <summary>What a section is made of.</summary>
public abstract record Block;

/// <summary>A paragraph of plain words.</summary>
public sealed record Prose(string Text) : Block;

/// <summary>Several short statements.</summary>
public sealed record Points(params ImmutableArray<string> Lines) : Block;

/// <summary>A figure as it is printed, in both themes, with its alt text, caption and numbers.</summary>
public sealed record Shown(Figure Figure) : Block;

/// <summary>Commands to type.</summary>
public sealed record Commands(string Text, params ImmutableArray<string> Lines) : Block;

/// <summary>Where a report comes from, and how to get it again.</summary>
/// <param name="Commands">What reproduces the numbers, exactly, from the folder in which the scenarios lie.</param>
/// <param name="Facts">Name and value: software, hashes, seed; everything that is the same each time.</param>
/// <param name="ClockFacts">The same, of what is not: when, how long, on which machine.</param>
/// <param name="Filled">Data values that were filled in, by rule.</param>
public sealed record Origin(
    ImmutableArray<string> Commands, ImmutableArray<(string Name, string Value)> Facts,
    ImmutableArray<(string Name, string Value)> ClockFacts,
    string Attribution, ImmutableArray<(string Rule, int Count)> Filled);
