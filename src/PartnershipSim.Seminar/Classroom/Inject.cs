using System.Text.Json;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What the teacher can let happen.</summary>
internal enum InjectKind
{
    Crisis,
    Slump,
    Election,
    Withdrawal,
    BrokenPromise,
}

/// <summary>Something that happens in a round, whoever wants it or not.</summary>
/// <param name="State">Where an election is held, by iso3.</param>
internal sealed record Inject(InjectKind Kind, string? State = null)
{
    private const double CrisisThreat = 0.9;
    private const double SlumpFactor = 0.96;
    private const int SlumpYears = 2;
    private const double RetrenchedSpending = 0.7;
    private const double RetrenchedTroops = 0.5;

    /// <summary>What an election leaves of reform effort and offers in its round.</summary>
    public const double ElectionFactor = 0.5;

    /// <exception cref="RefusedException">An election needs a state in play, and nothing else does.</exception>
    public void Check(RoomPlan plan)
    {
        if (!Enum.IsDefined(Kind))
            throw new RefusedException("this cannot happen");
        if (Kind == InjectKind.Election ? State is null || !plan.States.Contains(State) : State is not null)
            throw new RefusedException(Kind == InjectKind.Election
                ? "an election is held in a state that is in play"
                : "only an election names a state");
    }

    /// <summary>Its words in the files of languages: inject.brokenPromise.headline.</summary>
    public static string KeyOf(InjectKind kind) =>
        $"inject.{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}";

    /// <summary>For the board.</summary>
    public string Headline(Func<string, string> nameOf) => Say("headline", nameOf);

    /// <summary>To be read aloud: what happens and what it does.</summary>
    public string Story(Func<string, string> nameOf) => Say("story", nameOf);

    private string Say(string what, Func<string, string> nameOf) => Language.English.Say(
        $"{KeyOf(Kind)}.{what}", ("state", State is null ? "" : nameOf(State)));

    /// <summary>In terms of the scenario language. An election is not here: it halves what its team chooses.</summary>
    public IEnumerable<Intervention> Interventions(int from, int to) => Kind switch
    {
        InjectKind.Crisis => [Happens(from, to, Act.Set, Driver.ThreatEvents.Key, CrisisThreat)],
        InjectKind.Slump => Enumerable.Range(from, Math.Min(SlumpYears, to - from + 1))
            .Select(year => Happens(year, null, Act.Scale, Driver.Gdp.Key, SlumpFactor)),
        InjectKind.Withdrawal =>
        [
            Happens(from, null, Act.Scale, Driver.SpendingShare.Key, RetrenchedSpending),
            Happens(from, null, Act.Scale, Driver.UsTroops.Key, RetrenchedTroops),
        ],
        InjectKind.BrokenPromise => [Happens(
            from, to, Act.Set, Review.CredibilityLoss.Key, Review.CredibilityLoss.Range.High)],
        _ => [],
    };

    private Intervention Happens(int from, int? to, Act act, string target, double value) =>
        new(from, to, act, target, value, Where: null, Because: $"inject: {Headline(state => state)}");
}
