using System.Collections.Immutable;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Questions;

/// <summary>
/// What is asked of a scenario: about what, and what it changes against the scenario it is compared with.
/// </summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Title">Its title; null if it has none.</param>
/// <param name="Question">The question in its own words; null if it has none.</param>
/// <param name="Aims">The outcomes that answer it, the first one first.</param>
/// <param name="Changes">What differs from the base.</param>
public sealed record ScenarioQuestion(
    string Scenario, string? Title, string? Question, ImmutableArray<Aim> Aims, ImmutableArray<ScenarioChange> Changes)
{
    /// <summary>A scenario that changes no more states than these, and nothing else, is about them.</summary>
    private const int FewStates = 3;

    /// <summary>
    /// How much more programme money it has over the outcome years, million US$; 0 if money is no lever.
    /// </summary>
    public double MoreMoney { get; init; }

    /// <summary>Where in the model the changes were felt, in sentences; empty if that was not looked at.</summary>
    public ImmutableArray<string> Reached { get; init; } = [];

    /// <summary>The question of a scenario that is compared with a base.</summary>
    public static ScenarioQuestion Of(Scenario scenario, Scenario @base)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ImmutableArray<ScenarioChange> changes = WhatChanged.Between(@base, scenario);
        ImmutableArray<Aim> aims = scenario.Expectations.IsEmpty && scenario.Outcomes.IsEmpty
            ? [.. Aim.OfStates(Changed(changes)), .. Aim.Headline]
            : Aim.Of(scenario);
        return new(scenario.Name, scenario.Title, scenario.Question, aims, changes);
    }

    /// <summary>The states that are changed, if nothing else is and they are few; else none.</summary>
    private static string[] Changed(ImmutableArray<ScenarioChange> changes)
    {
        string[] states = [.. changes.SelectMany(change => change.States).Distinct()];
        return changes.All(change => !change.States.IsEmpty) && states.Length <= FewStates
            && !states.Contains(Nations.Lead) && !states.Contains(Nations.Source) ? states : [];
    }
}
