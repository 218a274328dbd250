using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What each role wants, as printed on its card and shown by its page.</summary>
internal static class RoleCards
{
    private const int Hints = 3;
    private const int ObserversHints = 2;

    /// <summary>The card of a role; a government's names its state.</summary>
    public static (string Title, string Aim, string[] Hints) Of(Role role, string? state)
    {
        string key = "card." + role.ToString().ToLowerInvariant();
        string Say(string what) => Language.English.Say($"{key}.{what}", ("state", state ?? ""));
        return (Say("title"), Say("aim"),
        [
            .. Enumerable.Range(1, role == Role.Observer ? ObserversHints : Hints).Select(hint => Say($"hint{hint}")),
        ]);
    }
}
