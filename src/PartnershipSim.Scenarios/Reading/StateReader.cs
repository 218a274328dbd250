using System.Collections.Immutable;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>Reads states by their iso3 codes; a name such as Georgia gets its code as a hint.</summary>
internal static class StateReader
{
    /// <summary>iso3 codes of simulated states.</summary>
    public static ImmutableArray<string> CodesOf(ValueReader reader, Node value, string name, Scenario scenario)
    {
        ImmutableArray<string>.Builder codes = ImmutableArray.CreateBuilder<string>();
        foreach (Word word in reader.Words(value, name))
        {
            if (CodeOf(reader, word, scenario) is { } code)
                codes.Add(code);
        }

        return [.. codes.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The iso3 code of a simulated state; a name such as Georgia gets the code as a hint.</summary>
    public static string? CodeOf(ValueReader reader, Word word, Scenario scenario)
    {
        CountryData data = scenario.Data;
        if (data.States.Any(state => state.Iso3 == word.Text))
            return word.Text;
        Country? byName = data.Countries.FirstOrDefault(country =>
            CountryNames.IsCalled(country.Name, word.Text)
                || string.Equals(country.Iso3, word.Text, StringComparison.OrdinalIgnoreCase));
        string hint = byName is not null && data.States.Contains(byName)
            ? $"; write {byName.Iso3}"
            : byName is not null
                ? $"; {byName.Name} is in the data but not simulated"
                : Suggestion.For(word.Text.ToUpperInvariant(), data.States.Select(state => state.Iso3));
        reader.Error(word, $"{word.Text} is not the iso3 code of a simulated state{hint}");
        return null;
    }
}
