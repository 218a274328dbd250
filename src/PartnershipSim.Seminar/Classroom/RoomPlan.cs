using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PartnershipSim.Model;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.TypedNames;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What the teacher decides when a room is opened.</summary>
/// <param name="Title">As projected.</param>
/// <param name="From">The scenario that the game begins with, by file name.</param>
/// <param name="FirstYear">The first year of the first round.</param>
/// <param name="YearsPerRound">How many years a round of decisions holds.</param>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Minutes">How long a round is open for decisions.</param>
/// <param name="States">The partner states that can be held, by iso3; the engine plays all others.</param>
/// <param name="Language">Of the pages, by two letters, unless a participant has chosen another; null: of the
/// browser.</param>
/// <param name="IsFree">Decisions cost nothing.</param>
internal sealed record RoomPlan(
    string Title, string From, int FirstYear, int YearsPerRound, int Rounds, int Minutes, ImmutableArray<string> States,
    string? Language = null, bool IsFree = false)
{
    /// <summary>Rounds of a game.</summary>
    public const int MostRounds = 8;
    /// <summary>Years of a round.</summary>
    public const int MostYearsPerRound = 8;
    /// <summary>Minutes for which a round is opened or prolonged at a time.</summary>
    public const int MostMinutes = 120;
    /// <summary>States in play.</summary>
    public const int MostStates = 16;
    /// <summary>Letters of a title.</summary>
    public const int LongestTitle = 80;

    /// <summary>Languages of the pages.</summary>
    private static ImmutableArray<string> Languages => Web.Language.Codes;

    [JsonIgnore]
    public int LastYear => LastOf(Rounds);

    /// <summary>The first year of a round.</summary>
    public int FirstOf(int round) => FirstYear + (round - 1) * YearsPerRound;

    /// <summary>The last year of a round.</summary>
    public int LastOf(int round) => FirstYear + round * YearsPerRound - 1;

    /// <summary>The years of a round in words.</summary>
    public string Span(int round) => $"{FirstOf(round)}–{LastOf(round)}";

    /// <summary>The same plan with a clean title.</summary>
    /// <exception cref="RefusedException">A number is out of its range, or a state cannot be held.</exception>
    public RoomPlan Checked(GameSetup setup)
    {
        Within(nameof(Rounds), Rounds, 1, MostRounds);
        Within("years per round", YearsPerRound, 1, MostYearsPerRound);
        Within(nameof(Minutes), Minutes, 1, MostMinutes);
        Within("first year", FirstYear, Horizon.Start + 2, Horizon.LastPossible);
        if (LastYear > Horizon.LastPossible)
            throw new RefusedException(
                $"the last round would end in {LastYear}; the model ends in {Horizon.LastPossible}");
        _ = setup.Library.Find(From ?? throw new RefusedException("a room names the scenario it begins with"));
        if (States.IsDefaultOrEmpty || States.Length > MostStates || States.Distinct().Count() != States.Length)
            throw new RefusedException($"choose 1 to {MostStates} partner states, each once");
        foreach (string state in States)
        {
            if (!setup.Partners.Any(partner => partner.Iso3 == state))
                throw new RefusedException($"{state} is not a partner state of the model");
        }

        if (Language is not null && !Languages.Contains(Language))
            throw new RefusedException($"pages speak {string.Join(", ", Languages)}");
        return this with { Title = TypedText.Checked(Title, LongestTitle, "title") };
    }

    private static void Within(string what, int value, int low, int high)
    {
        if (value < low || value > high)
            throw new RefusedException($"{what.ToLowerInvariant()}: choose a number from {low} to {high}");
    }
}
