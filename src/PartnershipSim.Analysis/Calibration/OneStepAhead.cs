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
    private readonly double[] _logBefore;
    private double[] _densities = [];
    private Lanes _common;
    private Lanes _commonSpread;

    public OneStepAhead(FitData data)
    {
        _data = data;
        _years = YearsOf(data);
        _logBefore = [.. data.Cases.Select(each => LogBefore(data.Model, each))];
        _terms = new(
            data.Model.States.Length, data.Model.Operations.Length,
            [
                Operations.Joining.WasThere, Operations.Joining.Probability, Operations.Sizing.LogOffer,
                Operations.Sizing.Shock,
                .. Budget.Spending.OfExpected, .. Forces.Strength.OfExpected, Forces.Strength.Affordable,
            ]);
    }

    /// <summary>The ledger that the runs write into.</summary>
    public TermRecorder.Ledger Ledger => _terms.Open;

    /// <summary>Where the densities of each case are added up, over the eight lanes.</summary>
    public void AddTo(double[] densities) => _densities = densities;

    public int Until => Horizon.Start + Array.FindLastIndex(_years, cases => !cases.Start.Equals(cases.End));

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
            Score(year, range.Start.Value + first, cases[first..last], densities[first..last]);
            first = last;
        }
    }

    private void Score(in Year year, int number, ReadOnlySpan<FitCase> cases, Span<double> densities)
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
                ScoreSizes(year, number, cases, densities);
                break;
            case FitTask.Total:
                densities[0] += Sum(Huber.Density(_common, _commonSpread));
                break;
            case FitTask.Spending:
                for (int k = 0; k < cases.Length; k++)
                {
                    Lanes expected = Budget.Spending.Expected(_terms, cases[k].State);
                    densities[k] += Sum(ShockDensity.Of(
                        cases[k].Observed - expected, year[Budget.Noise], year[Budget.ShockTails]));
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
                    densities[k] += Sum(ShockDensity.Of(
                        cases[k].Observed - expected, year[Forces.ForceNoise], year[Forces.ForceTails]));
                }

                break;
        }
    }

    /// <summary>
    /// Sizes relative to the mean of the operation's year, weighted by precision, and that mean by itself: rationing
    /// and backfill change all contingents by the same factor, which is no part of what a state wants to send.
    /// </summary>
    private void ScoreSizes(in Year year, int number, ReadOnlySpan<FitCase> cases, Span<double> densities)
    {
        int o = cases[0].Operation;
        Lanes precision = 0;
        Lanes sum = 0;
        for (int k = 0; k < cases.Length; k++)
        {
            Lanes weight = Weight(year, o, cases[k].State, _logBefore[number + k]);
            precision += weight;
            sum += weight * (cases[k].Observed - Operations.Sizing.Expected(_terms, cases[k].State, o));
        }

        Lanes common = _common = sum / precision;
        _commonSpread = LaneMath.Sqrt(ShockDensity.Variance(year[Operations.SizeTails]) / precision + Slack * Slack);
        for (int k = 0; k < cases.Length; k++)
        {
            Lanes spread = LaneMath.Sqrt(1 / Weight(year, o, cases[k].State, _logBefore[number + k]) - 1 / precision);
            Lanes expected = Operations.Sizing.Expected(_terms, cases[k].State, o);
            densities[k] += Sum(ShockDensity.Of(
                cases[k].Observed - expected - common, spread, year[Operations.SizeTails]));
        }
    }

    private Lanes Weight(in Year year, int o, int state, double logBefore)
    {
        Mask wasThere = _terms[Operations.Joining.WasThere, state, o] > 0;
        Lanes noise = LaneMath.Max(
            LeastNoise,
            LaneMath.Select(wasThere, Operations.SizeScale(year, logBefore), year[Operations.SizeEntryNoise]));
        return 1 / (noise * noise);
    }

    /// <summary>
    /// The logarithm of what the state was seen to send the year before; that of a hundred where it sent no troops, of
    /// whom the scale of a newcomer's shock does not ask.
    /// </summary>
    private static double LogBefore(CompiledModel model, FitCase of)
    {
        if (of.Task != FitTask.Size)
            return 0;
        OperationCard card = model.Operations[of.Operation];
        int source = of.Year == card.FirstYear && card.Predecessor is { } predecessor ? predecessor : of.Operation;
        double before = model.Nudge!.Troops[source][Horizon.IndexOf(of.Year - 1)][of.State];
        return LaneMath.Log(before > 0 ? before : 0.1)[0];
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
