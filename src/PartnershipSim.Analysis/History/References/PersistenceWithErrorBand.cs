using System.Collections.Concurrent;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// Persistence with a band made of the errors that persistence made before: the hardest of the reference forecasts. Of
/// levels, the changes seen over as many years in the known past; of troops, how often who was there stayed and who was
/// not came, and how scaled contingents changed.
/// </summary>
public sealed record PersistenceWithErrorBand() : Benchmark("dressed", "persistence with an error band")
{
    private readonly ConcurrentDictionary<(Quantity, int Origin, int Lead, TrainingStates), double[]> _changes = new();
    private readonly ConcurrentDictionary<(int Origin, int Lead, TrainingStates), Turnover> _turnover = new();

    public override Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        return quantity == Quantity.Troops ? Troops(asked, known, training) : Level(asked, quantity, known, training);
    }

    private Prediction? Level(ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training)
    {
        if (known.Last(quantity, asked.State) is not { } last)
            return null;
        double[] changes = _changes.GetOrAdd(
            (quantity, known.Origin, asked.Year - known.Origin, training),
            _ => Changes(quantity, known, asked.Year - known.Origin, training));
        return changes.Length == 0
            ? Prediction.Point(last.Value)
            : Prediction.Of(changes.Select(
                change => quantity == Quantity.Strength ? last.Value + change : last.Value * Math.Exp(change)));
    }

    /// <summary>
    /// Changes of the logarithm over so many years, about their median so that the point forecast stays persistence.
    /// </summary>
    private static double[] Changes(Quantity quantity, KnownHistory known, int lead, TrainingStates training)
    {
        double Log(int state, int year) =>
            quantity == Quantity.Strength ? known.At(quantity, state, year) : Math.Log(known.At(quantity, state, year));
        double[] seen =
        [
            .. from state in training.Numbers
               from year in Enumerable.Range(Horizon.Start, Math.Max(0, known.Origin - lead - Horizon.Start + 1))
               let change = Log(state, year + lead) - Log(state, year)
               where double.IsFinite(change)
               orderby change
               select change,
        ];
        if (seen.Length == 0)
            return seen;
        double middle = Distribution.Quantile(seen, 0.5);
        return [.. Quantiles.Thin(seen).Select(change => change - middle)];
    }

    private Prediction? Troops(ForecastCase asked, KnownHistory known, TrainingStates training)
    {
        if (Contingent.LastOf(asked, known) is not { } before)
            return null;
        Turnover turnover = _turnover.GetOrAdd((known.Origin, asked.Year - before.Year, training), _ => Turnover.Of(
            known, asked.Year - before.Year, training));
        bool wasThere = before.Troops > 0;
        double participation = wasThere ? turnover.Stays : turnover.Comes;
        double median = wasThere
            ? before.Troops * before.RequestRatio
            : turnover.EntryShare * known.RequestedIn(asked.Operation, asked.Year);
        return new(
            Quantiles.Hurdle(participation, median, wasThere ? turnover.ChangeSd : turnover.EntrySd), participation);
    }

    /// <summary>Who stayed, who came and with how much, over so many years in the known past.</summary>
    private sealed record Turnover(double Stays, double Comes, double ChangeSd, double EntryShare, double EntrySd)
    {
        // with the weight of one case each way, a rate is never quite 0 or 1
        private static double Rate(int yes, int all) => (yes + 1.0) / (all + 2.0);

        // where too little has been seen at this lead: contingents change by a third, newcomers are a thousandth of the
        // request
        private const int TooFew = 10;
        private const double DefaultSd = 0.35;
        private const double DefaultEntryShare = 0.001;

        public static Turnover Of(KnownHistory known, int lead, TrainingStates training)
        {
            List<bool> stayed = [];
            List<bool> came = [];
            List<double> changes = [];
            List<double> entries = [];
            for (int operation = 0; operation < known.Model.Operations.Length; operation++)
            {
                for (int year = Horizon.Start; year + lead <= known.Origin; year++)
                {
                    foreach (int state in training.Numbers)
                        Look(known, operation, state, year, year + lead, stayed, came, changes, entries);
                }
            }

            return new(
                Rate(stayed.Count(yes => yes), stayed.Count), Rate(came.Count(yes => yes), came.Count),
                changes.Count < TooFew ? DefaultSd * Math.Sqrt(lead) : Spread(changes),
                entries.Count < TooFew ? DefaultEntryShare : Math.Exp(Distribution.Median(entries)),
                entries.Count < TooFew ? 1 : Spread(entries));
        }

        private static void Look(
            KnownHistory known, int operation, int state, int from, int to, List<bool> stayed, List<bool> came,
            List<double> changes, List<double> entries)
        {
            double before = known.TroopsIn(operation, state, from);
            double after = known.TroopsIn(operation, state, to);
            double then = known.RequestedIn(operation, from);
            double now = known.RequestedIn(operation, to);
            if (double.IsNaN(before + after) || then <= 0 || now <= 0)
                return;
            (before > 0 ? stayed : came).Add(after > 0);
            if (after > 0 && before > 0)
                changes.Add(Math.Log(after / before / (now / then)));
            else if (after > 0)
                entries.Add(Math.Log(after / now));
        }

        private static double Spread(List<double> values) => Math.Sqrt(Sample.Variance([.. values]));
    }
}
