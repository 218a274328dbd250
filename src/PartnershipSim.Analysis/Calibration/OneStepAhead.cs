using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>
/// Reads off the ledger what eight runs expect of each year before its luck is drawn, and adds to every case how densely they expected what came.
/// </summary>
internal sealed class OneStepAhead : IObserver
{
    private readonly FitData _data;
    private readonly Range[] _years;
    private readonly Lanes[][] _chance;
    private readonly Lanes[][] _isOld;
    private readonly Lanes[][] _logOffer;
    private readonly Lanes[] _logShare;
    private readonly Lanes[] _strength;
    private readonly Lanes[] _affordable;
    private double[] _densities = [];
    private Lanes _common;
    private Lanes _commonSpread;

    public OneStepAhead(FitData data)
    {
        _data = data;
        int states = data.Model.States.Length;
        _years = YearsOf(data);
        Lanes[][] PerOperation() => [.. data.Model.Operations.Select(_ => new Lanes[states])];
        _chance = PerOperation();
        _isOld = PerOperation();
        _logOffer = PerOperation();
        _logShare = new Lanes[states];
        _strength = new Lanes[states];
        _affordable = new Lanes[states];
    }

    public Ledger Book => new(this);

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
            while (last < cases.Length && cases[last].Task == cases[first].Task && cases[last].Operation == cases[first].Operation)
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
                    Lanes chance = _chance[cases[k].Operation][cases[k].State];
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
                    densities[k] += Sum(Huber.Density(cases[k].Observed - _logShare[cases[k].State], year[Budget.Noise]));
                break;
            default:
                for (int k = 0; k < cases.Length; k++)
                {
                    int i = cases[k].State;
                    Lanes expected = Ceiling.Mean(LaneMath.Log(_strength[i]), year[Forces.ForceNoise], LaneMath.Log(_affordable[i]));
                    densities[k] += Sum(Huber.Density(cases[k].Observed - expected, year[Forces.ForceNoise]));
                }

                break;
        }
    }

    /// <summary>
    /// Sizes relative to the mean of the operation's year, weighted by precision, and that mean by itself: rationing and backfill move all
    /// contingents alike, and are no part of what a state wants to send.
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
            sum += weight * (sent.Observed - _logOffer[o][sent.State]);
        }

        Lanes common = _common = sum / precision;
        _commonSpread = LaneMath.Sqrt(1 / precision + Slack * Slack);
        for (int k = 0; k < cases.Length; k++)
        {
            Lanes spread = LaneMath.Sqrt(1 / Weight(year, o, cases[k].State) - 1 / precision);
            densities[k] += Sum(Huber.Density(cases[k].Observed - _logOffer[o][cases[k].State] - common, spread));
        }
    }

    private Lanes Weight(in Year year, int o, int state)
    {
        Lanes noise = LaneMath.Max(LeastNoise, LaneMath.Select(_isOld[o][state] > 0, year[Operations.SizeNoise], year[Operations.SizeEntryNoise]));
        return 1 / (noise * noise);
    }

    /// <summary>By how much rationing and backfill commonly move the logarithm of a total.</summary>
    private const double Slack = 0.25;

    /// <summary>A size without any noise would have to be met exactly.</summary>
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

    /// <summary>Takes down the few lines that say what is expected.</summary>
    public readonly struct Ledger(OneStepAhead reader) : ILedger
    {
        public void Write(in LedgerLine line) => reader.Take(line);
    }

    private void Take(in LedgerLine line)
    {
        switch (line.Decision, line.Kind, line.Name)
        {
            case ("joining", LineKind.Term, "was there last year"):
                _isOld[line.Operation][line.State] = line.Value;
                break;
            case ("joining", LineKind.Threshold, _):
                _chance[line.Operation][line.State] = line.Value;
                break;
            case ("size", LineKind.Sum, _):
                _logOffer[line.Operation][line.State] += line.Value;
                break;
            case ("size", LineKind.Term, "shock of the year"):
                _logOffer[line.Operation][line.State] = -line.Value;
                break;
            case ("spending", LineKind.Term, "last year"):
                _logShare[line.State] = line.Value;
                break;
            case ("spending", LineKind.Term, "step towards the target"):
                _logShare[line.State] += line.Value;
                break;
            case ("strength", LineKind.Input, "largest force that could be paid"):
                _affordable[line.State] = line.Value;
                break;
            case ("strength", LineKind.Term, "last year"):
                _strength[line.State] = line.Value;
                break;
            case ("strength", LineKind.Term, "step towards the force that reform would have"):
                _strength[line.State] += line.Value;
                break;
        }
    }
}
