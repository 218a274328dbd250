using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// A number of a programme that is to be found, as typed on a command line: <c>programmes.parp.money</c>.
/// </summary>
/// <param name="Programme">The programme as the scenario has it.</param>
/// <param name="Amount">Which of its numbers is moved.</param>
public sealed record ProgrammeLever(Programme Programme, ProgrammeAmount Amount)
{
    private const string Prefix = "programmes.";

    /// <summary>The value that it has now.</summary>
    public double Present => Amount.Of(Programme);

    /// <summary>Is this meant as a number of a programme, and not as the key of a parameter?</summary>
    public static bool IsMeant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The number that is meant, or null if the scenario has no such programme, or that no such number.
    /// </summary>
    public static ProgrammeLever? Find(string text, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return All(scenario).FirstOrDefault(lever => lever.Name == text);
    }

    /// <summary>What is wrong with a text that names no number of a programme, with what would be right.</summary>
    public static string WhyNone(string text, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scenario);
        string[] parts = text.Split('.');
        string programme = parts.ElementAtOrDefault(1) ?? "", amount = parts.ElementAtOrDefault(2) ?? "";
        string[] programmes = [.. scenario.Programmes.Select(known => known.Key)];
        string[] amounts = [.. ProgrammeAmount.All.Select(known => known.Key)];
        return parts.Length != 3 ? $"write {Prefix}KEY and one of {string.Join(", ", amounts)}, for instance "
                + $"{Prefix}{programmes[0]}.{amounts[0]}"
            : !programmes.Contains(programme)
                ? $"there is no such programme{Suggestion.WithList(programme, programmes)}"
            : $"a programme has no such number{Suggestion.WithList(amount, amounts)}";
    }

    /// <summary>As it is typed.</summary>
    public string Name => $"{Prefix}{Programme.Key}.{Amount.Key}";

    /// <summary>The scenario with another value of it.</summary>
    public Scenario At(double value, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario with
        {
            Programmes = scenario.Programmes.Replace(Programme, Amount.With(Programme, value)),
        };
    }

    private static IEnumerable<ProgrammeLever> All(Scenario scenario) =>
        from programme in scenario.Programmes
        from amount in ProgrammeAmount.All
        select new ProgrammeLever(programme, amount);
}
