using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>
/// Military spending (7.5) fitted to the yearly changes of the share of GDP by least squares. A change counts from
/// 1996 on, where neither year is an estimate or uncertain by the source, and not of the lead power, the threat source
/// and a state while there is war on its territory.
/// </summary>
internal static class SpendingFit
{
    /// <summary>
    /// Before, the states of the former Soviet Union and Yugoslavia were still finding their budgets.
    /// </summary>
    public const int FirstYear = 1996;

    /// <summary>From fewer than five years nothing is estimated.</summary>
    public const int FirstOrigin = FirstYear + 4;

    private static readonly ImmutableArray<Parameter> Sought =
    [
        Budget.GrowthDamping, Budget.MemberDrift, Budget.PledgePull, Budget.AlarmPull, Budget.AlarmPullPartners,
        Budget.Courtship,
    ];

    /// <summary>
    /// What the years before 2014 cannot tell, as it would have been set then: of the pledge by its wording, a tenth
    /// of the gap a year; of alarm by the elasticity of version 1.1. Non-members are expected to do as they always
    /// did.
    /// </summary>
    private static readonly ImmutableDictionary<Parameter, double> Beforehand = new Dictionary<Parameter, double>
    {
        [Budget.PledgePull] = 0.1,
        [Budget.AlarmPull] = 0.26,
        [Budget.AlarmPullPartners] = 0,
    }.ToImmutableDictionary();

    public static Block Of(Scenario scenario, Covariates known, ObservedHistory history, int until)
    {
        Change[] changes = [.. Changes(scenario, known, history, until)];
        int[] told = [.. Enumerable.Range(0, Sought.Length).Where(c => changes.Any(change => change.Causes[c] != 0))];
        Vector<double> rises = Vector<double>.Build.DenseOfEnumerable(changes.Select(change => change.Rise));
        (Vector<double> found, Matrix<double> inverse, Matrix<double> causes) = Solve(changes, rises, told);
        Vector<double> rests = rises - causes * found;
        Matrix<double> covariance = Covariance(changes, causes, inverse, rests);
        double squares = rests.DotProduct(rests);
        IEnumerable<FittedNumber> numbers = told.Select((c, k) => new FittedNumber(
            Sought[c], found[k], Math.Sqrt(covariance[k, k]),
            changes.Length * Math.Log(Without(changes, rises, told, c) / squares)));
        Maximum scale = Maximum.Of(
            new LinearLikelihood([.. changes.Select((change, k) => new Change(change.State, rests[k], []))]),
            [Budget.Noise.Default]);
        Matrix<double> all = Matrix<double>.Build.Dense(told.Length + 1, told.Length + 1);
        all.SetSubMatrix(0, 0, covariance);
        all[told.Length, told.Length] = scale.Covariance[0, 0];
        return new(
            "spending", "yearly changes", until, changes.Length,
            changes.Select(change => change.State).Distinct().Count(),
            [.. numbers, new(Budget.Noise, scale.Numbers[0], Math.Sqrt(scale.Covariance[0, 0]), double.NaN)], all)
        {
            Untold =
            [
                .. Sought.Where((_, c) => !told.Contains(c)).Select(parameter => (parameter, Beforehand[parameter])),
            ],
        };
    }

    private static IEnumerable<Change> Changes(
        Scenario scenario, Covariates known, ObservedHistory history, int until)
    {
        CompiledModel model = known.Model;
        for (int i = 0; i < model.States.Length; i++)
        {
            StatePanel panel = scenario.Data.Panels[model.States[i].Iso3];
            for (int year = FirstYear; year <= until; year++)
            {
                int row = year - StatePanel.FirstYear;
                int t = Horizon.IndexOf(year);
                double now = 100 * history.Spending[t][i], before = 100 * history.Spending[t - 1][i];
                double growth = Math.Log(panel.Gdp[row] / panel.Gdp[row - 1]);
                if (now > 0 && before > 0 && double.IsFinite(growth)
                    && history.IsSpendingFirm(i, year) && history.IsSpendingFirm(i, year - 1))
                    yield return new(i, Math.Log(now / before), CausesOf(known, i, t, before, growth));
            }
        }
    }

    // the equations of 7.5, with the parameters that are not sought at their defaults
    private static double[] CausesOf(Covariates known, int i, int t, double before, double growth)
    {
        CompiledModel model = known.Model;
        bool isMember = model.Drivers.AccessionYear[i] <= Horizon.Start + t;
        double pledge = model.Drivers[Driver.Pledge][t][i];
        double alarm = model.Drivers[Driver.Alarm][t - 1];
        double from = Budget.PartnerAlarmFrom.Default;
        double near = Math.Exp(-model.States[i].DistanceToMoscow / Threat.DistanceDecay.Default);
        double room = Math.Max(0, 1 - before / Budget.ThreatCeiling.Default);
        return
        [
            -growth,
            isMember ? 1 : 0,
            isMember && pledge > 0 ? Math.Max(0, Math.Log(pledge / before)) : 0,
            isMember ? alarm * near * room : 0,
            isMember ? 0 : Math.Max(0, (alarm - from) / (1 - from)) * near * room,
            known.Courting(Horizon.Start + t, i),
        ];
    }

    private static (Vector<double> Found, Matrix<double> Inverse, Matrix<double> Causes) Solve(
        Change[] changes, Vector<double> rises, int[] columns)
    {
        Matrix<double> causes = Matrix<double>.Build.Dense(
            changes.Length, columns.Length, (k, c) => changes[k].Causes[columns[c]]);
        Matrix<double> inverse = causes.TransposeThisAndMultiply(causes).Inverse();
        return (inverse * causes.TransposeThisAndMultiply(rises), inverse, causes);
    }

    private static double Without(Change[] changes, Vector<double> rises, int[] told, int column)
    {
        int[] others = [.. told.Where(each => each != column)];
        (Vector<double> found, _, Matrix<double> causes) = Solve(changes, rises, others);
        Vector<double> rests = rises - causes * found;
        return rests.DotProduct(rests);
    }

    // K.-Y. Liang, S. Zeger 1986, with the usual correction for few clusters
    private static Matrix<double> Covariance(
        Change[] changes, Matrix<double> causes, Matrix<double> inverse, Vector<double> rests)
    {
        int columns = causes.ColumnCount;
        Matrix<double> meat = Matrix<double>.Build.Dense(columns, columns);
        int clusters = 0;
        foreach (IGrouping<int, int> state in Enumerable.Range(0, changes.Length).GroupBy(k => changes[k].State))
        {
            Vector<double> sum = Vector<double>.Build.Dense(columns);
            foreach (int k in state)
                sum += rests[k] * causes.Row(k);
            meat += sum.OuterProduct(sum);
            clusters++;
        }

        double few = clusters / (clusters - 1.0) * (changes.Length - 1.0) / (changes.Length - columns);
        return few * (inverse * meat * inverse);
    }
}
