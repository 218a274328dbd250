using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>Which data a statistic needs.</summary>
public enum DataNeed
{
    /// <summary>Those there are.</summary>
    Observed,

    /// <summary>Complete lists of contributors of every operation and year.</summary>
    Lists,

    /// <summary>An index of attitudes to operations and reform, such as coded white papers would give.</summary>
    Attitudes,

    /// <summary>Interoperability of each partner, such as OCC evaluation levels would give.</summary>
    Interoperability,
}

/// <summary>A statistic for identification.</summary>
/// <param name="Noise">
/// The variance that an imperfect measurement of the states adds to the statistic, read off a history; null: none.
/// </param>
public sealed record Moment(HistoryStatistic Statistic, DataNeed Need, HistoryStatistic? Noise = null);

/// <summary>
/// Means, spreads and transitions that describe a history of all states, beside the effects of links: what a fit to
/// statistics (indirect inference, Gouriéroux, Monfort and Renault 1993) would be made of.
/// </summary>
public static class Moments
{
    /// <summary>Reliability of a year's value of the candidate indices (share of true variance).</summary>
    public const double AttitudeReliability = 0.8, InteroperabilityReliability = 0.9;

    private static readonly int[] SpendingYears = [2000, 2008, 2014, 2020], StrengthYears = [2000, 2008, 2014];

    /// <summary>Thousand troops: keeps the logarithm of no contingent at all finite.</summary>
    private const double Epsilon = 1e-3;

    private static readonly int[] IndexYears = [1998, 2004, 2010];

    /// <param name="attitudes">Reliability of a year's value of the index of attitudes.</param>
    /// <param name="until">The last year that is looked at; blank for the last there is.</param>
    public static ImmutableArray<Moment> Of(
        EvidenceData data, double attitudes = AttitudeReliability, int? until = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        int last = Math.Min(until ?? data.Last, data.Last);
        ImmutableArray<Moment>.Builder moments = ImmutableArray.CreateBuilder<Moment>();
        foreach ((string side, int[] states) in Sides(data.Model))
        {
            AddLevels(moments, data, last, EvidenceOutcome.Spending, SpendingYears, side, states);
            AddLevels(moments, data, last, EvidenceOutcome.Strength, StrengthYears, side, states);
            AddChanges(moments, data, last, EvidenceOutcome.Spending, side, states);
            AddChanges(moments, data, last, EvidenceOutcome.Strength, side, states);
            AddContributions(moments, data, last, side, states);
            if (side == "allies")
                continue;
            foreach (int year in IndexYears.Where(year => year <= last))
            {
                Add("willingness", DataNeed.Attitudes, attitudes, (h, i) => h.Willingness(i, year));
                Add("reform", DataNeed.Attitudes, attitudes, (h, i) => h.Reform(i, year));
                Add(
                    "interoperability", DataNeed.Interoperability, InteroperabilityReliability,
                    (h, i) => h.Interoperability(i, year));

                void Add(string name, DataNeed need, double reliability, Func<SimulatedHistory, int, double> of) =>
                    moments.Add(MeanOf($"{name} {year} {side}", need, reliability, states, of));
            }
        }

        return moments.ToImmutable();
    }

    /// <summary>
    /// A mean of measured states: errors of measurement are independent, and as large as the reliability of a value
    /// and the variance between states say. Errors that all states share, and a scale other than the model's, would
    /// add to them.
    /// </summary>
    private static Moment MeanOf(
        string name, DataNeed need, double reliability, int[] states, Func<SimulatedHistory, int, double> of)
    {
        double noise = (1 - reliability) / reliability / states.Length;
        return new(new(name, history => states.Average(i => of(history, i))), need, new($"{name} noise", history =>
        {
            double mean = states.Average(i => of(history, i));
            return noise * states.Average(i => (of(history, i) - mean) * (of(history, i) - mean));
        }));
    }

    private static IEnumerable<(string Side, int[] States)> Sides(CompiledModel model)
    {
        int[] Where(Func<StateCard, bool> holds) =>
        [
            .. Enumerable.Range(0, model.States.Length)
                .Where(i => model.States[i].MayContribute && holds(model.States[i])),
        ];
        yield return ("allies", Where(card => card.Cohort == Cohort.Ally1994));
        yield return ("entrants", Where(card => card.Cohort == Cohort.Entrant));
        yield return ("partners", Where(card => card.Cohort is Cohort.Pfp or Cohort.Dialogue or Cohort.Global));
    }

    private static void AddLevels(
        ImmutableArray<Moment>.Builder moments, EvidenceData data, int last, EvidenceOutcome outcome, int[] years,
        string side, int[] states)
    {
        foreach (int year in years.Where(year => year <= last))
        {
            int[] seen = [.. states.Where(i => !double.IsNaN(data.At(outcome, i, year)))];
            if (seen.Length > 1)
            {
                moments.Add(new(
                    new($"{outcome.Key} {year} {side}", h => seen.Average(i => h.At(outcome, i, year))),
                    DataNeed.Observed));
            }
        }
    }

    /// <summary>The spread of changes from year to year.</summary>
    private static void AddChanges(
        ImmutableArray<Moment>.Builder moments, EvidenceData data, int last, EvidenceOutcome outcome, string side,
        int[] states)
    {
        (int State, int Year)[] pairs =
        [
            .. states.SelectMany(i => Enumerable.Range(Horizon.Start + 1, last - Horizon.Start)
                .Where(year => !double.IsNaN(data.At(outcome, i, year) + data.At(outcome, i, year - 1)))
                .Select(year => (i, year))),
        ];
        if (pairs.Length > 1)
            moments.Add(new(new(
                $"{outcome.Key} changes {side}", h => Math.Sqrt(pairs.Average(pair => Squared(
                    h.At(outcome, pair.State, pair.Year) - h.At(outcome, pair.State, pair.Year - 1))))),
                DataNeed.Observed));
    }

    private static double Squared(double number) => number * number;

    /// <summary>Share that takes part, and mean log size of those who do, over the covered cells of NATO
    /// operations.</summary>
    private static void AddContributions(
        ImmutableArray<Moment>.Builder moments, EvidenceData data, int last, string side, int[] states)
    {
        for (int o = 0; o < data.Model.Operations.Length; o++)
        {
            int operation = o;
            string name = data.Model.Operations[o].Name;
            (int State, int Year)[] all =
            [
                .. states.SelectMany(i => Enumerable.Range(Horizon.Start, last - Horizon.Start + 1)
                    .Where(year => data.Model.Drivers.Requested[operation][Horizon.IndexOf(year)] > 0)
                    .Select(year => (i, year))),
            ];
            Add(all.Where(cell => data.History.IsCovered(operation, cell.Year, cell.State)), DataNeed.Observed, "");
            Add(all, DataNeed.Lists, " complete");

            void Add(IEnumerable<(int State, int Year)> some, DataNeed need, string suffix)
            {
                (int State, int Year)[] cells = [.. some];
                if (cells.Length < states.Length)
                    return;
                moments.Add(new(new($"{name} joining {side}{suffix}", h =>
                    cells.Count(cell => h.Troops(operation, cell.State, cell.Year) > 0) / (double)cells.Length), need));
                if (data.Model.Operations[operation].Lead == Lead.Nato)
                    moments.Add(new(new(
                        $"{name} size {side}{suffix}",
                        h => Math.Log(
                            Epsilon + cells.Average(cell => h.Troops(operation, cell.State, cell.Year)))), need));
            }
        }
    }
}
