using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// The one-line rule: a state does what the median of its status does. Statuses at the origin: ally of 1994, later
/// member, Partnership for Peace, Mediterranean Dialogue or Istanbul, none.
/// </summary>
public sealed record StatusRule() : Benchmark("status_rule", "the status rule")
{
    public override Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(training);
        int status = Of(known, asked.State);
        int[] peers = [.. training.Numbers.Where(i => known.Model.States[i].MayContribute && Of(known, i) == status)];
        return Peers.Expect(asked, quantity, known, peers, Distribution.Median);
    }

    /// <summary>0 ally of 1994, 1 later member, 2 Partnership for Peace, 3 dialogue, 4 none.</summary>
    internal static int Of(KnownHistory known, int state)
    {
        StateCard card = known.Model.States[state];
        bool isMember = (card.AccessionByData ?? CalendarDriver.Never) <= known.Origin;
        return card.Cohort switch
        {
            Cohort.Lead or Cohort.Ally1994 => 0,
            Cohort.Entrant when isMember => 1,
            Cohort.Entrant or Cohort.Pfp or Cohort.Source => 2,
            Cohort.Dialogue => 3,
            _ => 4,
        };
    }
}
