using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>
/// Records what eight runs expect of each year before its shocks are drawn, and adds to every case the density of what
/// was observed.
/// </summary>
internal sealed class OneStepAhead : IObserver
{
    private readonly FitData _data;
    private readonly Range[] _years;
    private readonly TermRecorder _terms;
    private double[] _densities = [];
    private Lanes _common;
    private Lanes _commonSpread;

    public OneStepAhead(FitData data)
    {
        _data = data;
        _years = YearsOf(data);
        _terms = new(
            data.Model.States.Length, data.Model.Operations.Length,
            [
                Operations.Joining.WasThere, Operations.Joining.Probability, Operations.Sizing.LogOffer, Operations.Sizing.Shock,
                .. Budget.Spending.OfExpected, .. Forces.Strength.OfExpected, Forces.Strength.Affordable,
            ]);
    }

    /// <summary>The ledger that the runs write into.</summary>
    public TermRecorder.Ledger Ledger => _terms.Open;

    /// <summary>Where the densities of each case are added up, over the eight lanes.</summary>
    public void AddTo(double[] densities) => _densities = densities;

    public void Observe(in Year year, World world)
    {
        Range range = _years[year.Index];
        ReadOnlySpan<FitCase> cases = _data.Cases.AsSpan()[range];
        Span<double> densities = _densities.AsSpan(range);
        for (int first = 0; first < cases.Length;)
        {
            int last = first + 1;
            while (last < cases.Length && cases[last].Task == cases[first].Task
                && cases[last].Operation == cases[first].Operation)
                last++;
            Score(year, cases[first..last], densities[first..last]);
            first = last;
        }
    }

    private void Score(in Year year, ReadOnlySpan<FitCase> cases, Span<double> densities)
    {
        switch (cases[0].Task)
        {
            case FitTask.Joining:
                for (int k = 0; k < cases.Length; k++)
                {
                    Lanes chance = _terms[Operations.Joining.Probability, cases[k].State, cases[k].Operation];
                    densities[k] += Sum(cases[k].Observed > 0 ? chance : 1 - chance);
                }

                break;
            case FitTask.Size:
                ScoreSizes(year, cases, densities);
                break;
            case FitTask.Total:
                densities[0] += Sum(Huber.Density(_common, _commonSpread));
                break;
            case FitTask.Spending:
                for (int k = 0; k < cases.Length; k++)
                {
                    Lanes expected = Budget.Spending.Expected(_terms, cases[k].State);
                    densities[k] += Sum(Huber.Density(cases[k].Observed - expected, year[Budget.Noise]));
                }

                break;
            default:
                for (int k = 0; k < cases.Length; k++)
                {
                    int i = cases[k].State;
                    Lanes logStrength = LaneMath.Log(Forces.Strength.Expected(_terms, i));
                    Lanes logAffordable = LaneMath.Log(_terms[Forces.Strength.Affordable, i]);
                    Lanes cut = Ceiling.Mean(logStrength, year[Forces.ForceNoise], logAffordable);
                    Lanes expected = LaneMath.Select(year[Forces.CostGivesWay] > 0, logStrength, cut);
                    densities[k] += Sum(Huber.Density(cases[k].Observed - expected, year[Forces.ForceNoise]));
                }

                break;
        }
    }

    /// <summary>
    /// Sizes relative to the mean of the operation's year, weighted by precision, and that mean by itself: rationing
    /// and backfill change all contingents by the same factor, which is no part of what a state wants to send.
    /// </summary>
    private void ScoreSizes(in Year year, ReadOnlySpan<FitCase> cases, Span<double> densities)
    {
        int o = cases[0].Operation;
        Lanes precision = 0;
        Lanes sum = 0;
        foreach (ref readonly FitCase sent in cases)
        {
            Lanes weight = Weight(year, o, sent.State);
            precision += weight;
            sum += weight * (sent.Observed - Operations.Sizing.Expected(_terms, sent.State, o));
        }

        Lanes common = _common = sum / precision;
        _commonSpread = LaneMath.Sqrt(1 / precision + Slack * Slack);
        for (int k = 0; k < cases.Length; k++)
        {
            Lanes spread = LaneMath.Sqrt(1 / Weight(year, o, cases[k].State) - 1 / precision);
            Lanes expected = Operations.Sizing.Expected(_terms, cases[k].State, o);
            densities[k] += Sum(Huber.Density(cases[k].Observed - expected - common, spread));
        }
    }

    private Lanes Weight(in Year year, int o, int state)
    {
        Mask wasThere = _terms[Operations.Joining.WasThere, state, o] > 0;
        Lanes noise = LaneMath.Max(
            LeastNoise, LaneMath.Select(wasThere, year[Operations.SizeNoise], year[Operations.SizeEntryNoise]));
        return 1 / (noise * noise);
    }

    /// <summary>Spread of the logarithm of a total that rationing and backfill add, ln.</summary>
    private const double Slack = 0.25;

    /// <summary>Lower limit of the spread of a log size, ln; without one, a size could only be met exactly.</summary>
    private const double LeastNoise = 0.01;

    private static double Sum(Lanes values)
    {
        double sum = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
            sum += values[lane];
        return sum;
    }

    private static Range[] YearsOf(FitData data)
    {
        Range[] years = new Range[data.Model.Horizon.Years];
        int at = 0;
        for (int t = 0; t < years.Length; t++)
        {
            int first = at;
            while (at < data.Cases.Length && Horizon.IndexOf(data.Cases[at].Year) == t)
                at++;
            years[t] = first..at;
        }

        return years;
    }
}
