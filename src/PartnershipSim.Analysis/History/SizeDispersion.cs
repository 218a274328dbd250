using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// How much the contingents of one state differ from each other: the variance of their logarithm within states, over
/// the years and operations of which all contributors are known.
/// </summary>
/// <param name="Mean">Over free runs from 1994.</param>
/// <param name="Sd">Over the same.</param>
public sealed record SizeDispersion(double Observed, double Mean, double Sd)
{
    public static SizeDispersion Of(FreeRuns free, LivedPast lived, ObservedHistory history)
    {
        ArgumentNullException.ThrowIfNull(free);
        ArgumentNullException.ThrowIfNull(history);
        (int Operation, int Year)[] lists =
        [
            .. from operation in Enumerable.Range(0, history.Operations.Length)
               from year in Enumerable.Range(Horizon.Start, history.Years)
               where history.IsComplete(operation, year)
               select (operation, year),
        ];
        double[] simulated = [.. Enumerable.Range(0, free.Replicates).Select(run => Within(free[run], lists))];
        return new(Within(lived, lists), Sample.Mean(simulated), Math.Sqrt(Sample.Variance(simulated)));
    }

    private static double Within(Past past, (int Operation, int Year)[] lists)
    {
        double squares = 0;
        int freedom = 0;
        foreach (int state in past.Where(card => card.MayContribute))
        {
            double[] sizes = [.. lists.Select(list => past.Troops(state, list.Year, list.Operation))
                .Where(troops => troops > 0).Select(troops => Math.Log(troops))];
            if (sizes.Length < 2)
                continue;
            squares += Sample.Variance(sizes) * (sizes.Length - 1);
            freedom += sizes.Length - 1;
        }

        return squares / freedom;
    }
}
