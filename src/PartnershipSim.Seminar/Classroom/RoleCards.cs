namespace PartnershipSim.Seminar.Classroom;

/// <summary>What each role wants, as printed on its card.</summary>
internal static class RoleCards
{
    /// <summary>The card of a role; a government's names its state.</summary>
    public static (string Title, string Aim, string[] Hints) Of(Role role, string? state) => role switch
    {
        Role.Planner => (
            "NATO planner",
            "Get as many partner troops into operations as the budget allows, without promising a "
            + "membership that will not come.",
            [
                "Money is divided among those who take part. Whom you favour, others lose.",
                "Conditions keep money from those who do not reform; no conditions keep it flowing to all.",
                "An open door pulls hardest where entry is likely but not certain. A closed door ends that pull.",
            ]),
        Role.Government => (
            $"Government of {state}",
            $"Make {state} safer and more welcome in the Alliance, at a price that your voters accept.",
            [
                "Money for the military is missing elsewhere, and its share of GDP moves slowly.",
                "Reform turns soldiers on paper into soldiers that can be used; it takes years to be seen.",
                "Troops abroad earn goodwill and experience, and cost lives. "
                + "What one state holds back, others are asked for.",
            ]),
        _ => (
            "Observer",
            "Say beforehand what will come of it, and find out why you were wrong.",
            [
                "Your prediction: how many thousand troops partners will have in operations in the "
                + "last year of the round.",
                "Ask the teams what they want, and whether they think the others will do what they say.",
            ]),
    };
}
