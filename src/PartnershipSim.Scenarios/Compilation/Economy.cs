using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>
/// GDP and population: history up to the last observed year, how they grow afterwards, and what the scenario does to
/// them.
/// </summary>
internal sealed class Economy
{
    private const int FirstGrowthYear = 2001;
    private const int LastGrowthYear = 2019;
    private const double LargestSpread = 0.05;
    private const int PopulationYears = 5;

    private readonly DriverTable _table;
    private readonly Gaps _gaps;
    private readonly ImmutableArray<double> _ownGrowth;
    private readonly double _commonGrowth;

    public Economy(DriverTable table, Gaps gaps)
    {
        _table = table;
        _gaps = gaps;
        _ownGrowth = [.. table.Numbers().Select(i => Scalar.Mean(LogGrowth(i)))];
        _commonGrowth = Scalar.Median(_ownGrowth);
        Gdp = [.. table.Calendar().Select(_ => new double[_ownGrowth.Length])];
        GrowthMean = [.. table.Calendar().Select(_ => new double[_ownGrowth.Length])];
        GrowthSpread = [.. table.Numbers().Select(Spread)];
        Population = [.. table.Calendar().Select(year => table.Numbers().Select(i => PopulationOf(i, year)).ToArray())];
        foreach (int i in table.Numbers())
            Trace(i);
    }

    /// <summary>bn, [year][state].</summary>
    public double[][] Gdp { get; }

    /// <summary>Mean log growth in projected years, [year][state].</summary>
    public double[][] GrowthMean { get; }

    /// <summary>Standard deviation of log growth in projected years, [state].</summary>
    public double[] GrowthSpread { get; }

    /// <summary>Millions, [year][state].</summary>
    public double[][] Population { get; }

    private double[] LogGrowth(int i) =>
    [
        .. Enumerable.Range(FirstGrowthYear, LastGrowthYear - FirstGrowthYear + 1)
            .Select(year => Scalar.Log(_gaps.GdpOf(i, year)) - Scalar.Log(_gaps.GdpOf(i, year - 1))),
    ];

    private double Spread(int i)
    {
        double[] growth = LogGrowth(i);
        double mean = Scalar.Mean(growth);
        return Math.Min(LargestSpread, Math.Sqrt(Scalar.Mean(growth.Select(g => (g - mean) * (g - mean)))));
    }

    private double PopulationOf(int i, int year)
    {
        double last = _gaps.PopulationOf(i, _table.LastObserved);
        if (year <= _table.LastObserved)
            return _gaps.PopulationOf(i, year);
        double rate = (Scalar.Log(last) - Scalar.Log(_gaps.PopulationOf(i, _table.LastObserved - PopulationYears))) / PopulationYears;
        return last * Scalar.Exp(rate * (year - _table.LastObserved));
    }

    /// <summary>Follows one state through the years: a changed growth rate stays in the level, a changed factor only as long as it acts.</summary>
    private void Trace(int i)
    {
        double mean = _ownGrowth[i] / 2 + _commonGrowth / 2;
        double level = 1;
        double factorBefore = 1;
        foreach (int year in _table.Calendar())
        {
            int index = Horizon.IndexOf(year);
            double factor = _table.Value(Driver.Gdp, i, year, 1);
            double step = factor == factorBefore ? 0 : Scalar.Log(factor / factorBefore);
            if (year > _table.LastObserved)
            {
                double growth = Scalar.Exp(mean) - 1;
                double changed = _table.Value(Driver.GdpGrowth, i, year, growth);
                GrowthMean[index][i] = (changed == growth ? mean : Scalar.Log(1 + changed)) + step;
            }
            else
            {
                double growth = _gaps.GdpOf(i, year) / _gaps.GdpOf(i, year - 1) - 1;
                double changed = year == Horizon.Start ? growth : _table.Value(Driver.GdpGrowth, i, year, growth);
                if (changed != growth)
                    level *= (1 + changed) / (1 + growth);
                Gdp[index][i] = _gaps.GdpOf(i, year) * level * factor;
            }

            factorBefore = factor;
        }
    }
}
