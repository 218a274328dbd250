using System.Collections.Immutable;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Plotting.Answers;

/// <summary>
/// What a comparison says of one scenario, in three layers: a verdict in sentences, the few numbers that it rests on,
/// and what a reader may want to know beyond. Terminal, Markdown and report show the same.
/// </summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Title">Its title, or its name as words.</param>
/// <param name="Question">Its question, or null.</param>
/// <param name="Changed">What it changes, and how far that reached: one sentence each.</param>
/// <param name="Verdict">The answer: what was asked first, then what else was asked.</param>
/// <param name="Numbers">The effects behind the verdict.</param>
/// <param name="Credibility">How far the numbers can be trusted: one sentence each.</param>
/// <param name="More">Displacement, attitudes, pairing, parameters: only what has a meaning for these effects.</param>
public sealed record ScenarioAnswer(
    string Scenario, string Title, string? Question, ImmutableArray<string> Changed, ImmutableArray<string> Verdict,
    ImmutableArray<Finding> Numbers, ImmutableArray<string> Credibility, ImmutableArray<string> More)
{
    /// <summary>What was asked.</summary>
    public ImmutableArray<Aim> Aims { get; init; } = [];

    /// <summary>
    /// Those sentences of <see cref="Credibility"/> that a reader of the verdict alone must not miss.
    /// </summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
