using System.Collections.Immutable;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// What decisions cost a team, and what it has left: programme money for planners, political capital for governments.
/// Prices are rules of the game and no part of the model.
/// </summary>
/// <param name="Unit">million dollars for planners, points of political capital for governments.</param>
/// <param name="Whole">What the team may spend in the whole game.</param>
/// <param name="Spent">What the rounds before the one that is open have cost.</param>
internal sealed record Purse(string Unit, double Whole, double Spent)
{
    public const string Money = "money";
    public const string Capital = "capital";

    /// <summary>
    /// A fifth more than the scenario spends by itself: enough to do something, too little to do everything.
    /// </summary>
    private const double Room = 1.2;

    /// <summary>
    /// Million dollars a year below which no envelope begins: a scenario may have no programmes at all.
    /// </summary>
    private const double LeastBudget = 50;

    /// <summary>Million dollars a year for one time the usual more.</summary>
    public const double PriceOfExercises = 60;

    /// <inheritdoc cref="PriceOfExercises"/>
    public const double PriceOfEducation = 30;

    /// <inheritdoc cref="PriceOfExercises"/>
    public const double PriceOfAid = 60;

    /// <summary>Points that a government begins with, and points that each round adds.</summary>
    private const double FirstCapital = 60;
    private const double CapitalOfRound = 40;

    /// <summary>Points for one per cent more a year of the military's share; a cut brings as many back.</summary>
    public const double PriceOfBudget = 5;

    /// <summary>Points for twice the reform effort; half the effort brings as many back.</summary>
    public const double PriceOfReform = 20;

    /// <summary>Points for one time the usual offer more; holding back is free.</summary>
    public const double PriceOfOffer = 30;

    private const double Percent = 100;

    /// <summary>What is left.</summary>
    public double Left => Whole - Spent;

    /// <summary>The purse of a team as a round is decided.</summary>
    public static Purse Of(Game game, ScenarioDefaults defaults, string team, int round)
    {
        int[] before = [.. Enumerable.Range(1, Math.Max(0, round - 1))];
        if (team != Seat.Planners)
            return new(Capital, FirstCapital + CapitalOfRound * game.Plan.Rounds, before.Sum(each =>
                game.At(each).Teams.GetValueOrDefault(team)?.Governing is { } choice ? CostOf(choice) : 0));
        double whole = Room * game.Plan.YearsPerRound * Enumerable.Range(1, game.Plan.Rounds).Sum(
            each => Math.Max(LeastBudget, defaults.In(each).Budget));
        return new(Money, whole, before.Sum(each => CostOf(
            game.At(each).Teams.GetValueOrDefault(team)?.Planning ?? defaults.In(each), defaults.In(each), game.Plan)));
    }

    /// <summary>Million dollars that planners spend in a round.</summary>
    public static double CostOf(PlannerDecision choice, PlannerDecision usual, RoomPlan plan) =>
        plan.YearsPerRound * Math.Max(0, choice.Budget
            + PriceOfExercises * (choice.Exercises - usual.Exercises)
            + PriceOfEducation * (choice.Education - usual.Education)
            + PriceOfAid * (choice.Aid - usual.Aid));

    /// <summary>Points that a government spends in a round; below 0 if it earns some.</summary>
    public static double CostOf(GovernmentDecision choice) =>
        PriceOfBudget * Percent * choice.Budget
        + PriceOfReform * Math.Log2(choice.Reform)
        + PriceOfOffer * Math.Max(0, choice.Offer - 1);

    /// <exception cref="RefusedException">The team cannot pay for it.</exception>
    public void Pay(double cost)
    {
        // what the scenario spends by itself can always be handed in
        string said = Unit == Money ? "million dollars" : "points";
        if (cost > Left + 0.5)
            throw new RefusedException(FormattableString.Invariant(
                $"this costs {cost:0}, and {Math.Max(0, Left):0} {said} are left"));
    }

    /// <summary>The prices, for the page that adds them up while somebody decides.</summary>
    public static ImmutableSortedDictionary<string, double> Prices { get; } =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, double>
        {
            ["exercises"] = PriceOfExercises,
            ["education"] = PriceOfEducation,
            ["aid"] = PriceOfAid,
            ["budgetStance"] = PriceOfBudget,
            ["reform"] = PriceOfReform,
            ["offer"] = PriceOfOffer,
        });
}
