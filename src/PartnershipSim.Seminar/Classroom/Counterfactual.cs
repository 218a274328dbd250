namespace PartnershipSim.Seminar.Classroom;

/// <summary>What would have come of the game if one team had decided otherwise.</summary>
/// <param name="Team">Whose decisions are taken out.</param>
/// <param name="IsHeldBack">The state would have sent nobody; otherwise: the team would have left everything to the
/// model.</param>
/// <param name="Change">Thousand troop-years of partners in the game so far, compared with what happened: the mean over
/// runs.</param>
/// <param name="Net">The same for everybody but the United States and Russia: what is left after displacement.</param>
/// <param name="Own">Persons that the state would have had abroad in the last year, compared with what happened; null
/// for planners.</param>
/// <param name="Event">What does not happen, if an event is taken out and no team.</param>
/// <param name="EventRound">In which round it happened.</param>
internal sealed record Counterfactual(
    string Team, bool IsHeldBack, double Change, double Low, double High, double Net, double? Own,
    Inject? Event = null, int EventRound = 0);
