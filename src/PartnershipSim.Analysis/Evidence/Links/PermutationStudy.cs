using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// One test of a mechanism: among whom, on joining or size, with which part of the path and which controls.
/// </summary>
/// <param name="Among">"all states", or "non-members".</param>
/// <param name="Outcome">"joining" or "size".</param>
/// <param name="Part">"whole" path, or "made by programmes": less the path without programmes.</param>
/// <param name="HasParp">Is participation in PARP controlled for?</param>
/// <param name="Ratio">Likelihood ratio that the path is worth, to second order: z².</param>
/// <param name="Refusal">Why there is no test, or blank.</param>
public sealed record PermutationRow(
    string Path, string Among, string Outcome, string Part, bool HasParp, int Rows, int States, double Z, double Ratio,
    double PValue, string Refusal);

/// <summary>
/// Do contributions in history prefer the path of a latent variable, as the model gives it to each state, to the same
/// paths given to other states of the cohort? Paths are means over simulated free runs: they do not see the
/// contributions themselves, but the parameters of joining and size were fitted to them, and in the model contributing
/// teaches interoperability. Controls: cohort, operation, request, trend, income, population, and participation in
/// PARP.
/// </summary>
public static class PermutationStudy
{
    private const string Parp = "parp";

    public static ImmutableArray<PermutationRow> Of(
        EvidenceData data, LatentPath path, RunPlan plan, int permutations, IProgress<Progress>? progress = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(plan);
        int years = data.Last - Horizon.Start + 1;
        int states = data.Model.States.Length;
        double[][][] arms = new SimulatedHistories(data.Model, plan.WorkingThreads).Of(
            [
                .. from state in Enumerable.Range(0, states)
                   from t in Enumerable.Range(0, years)
                   select new HistoryStatistic(
                       $"{state}@{t}", history => path.Of(history, state, Horizon.Start + t)),
            ],
            plan, [], progress, stop: stop);
        double Mean(ModelArm arm, int state, int t) => arms[(int)arm][state * years + t].Average();
        List<(string Among, string Outcome, string Part, bool HasParp)> asked = [];
        foreach (string among in new[] { "all states", "non-members" })
        {
            foreach (string outcome in new[] { "joining", "size" })
            {
                foreach (string part in new[] { "whole", "made by programmes" })
                    asked.AddRange([(among, outcome, part, false), (among, outcome, part, true)]);
            }
        }

        PermutationRow[] rows = new PermutationRow[asked.Count];
        BlockScheduler<object> scheduler = new(plan.WorkingThreads, () => new());
        scheduler.Run(
            new(rows.Length, (_, number) =>
            {
                (string among, string outcome, string part, bool hasParp) = asked[number];
                double At(int state, int t) => part == "whole"
                    ? Mean(ModelArm.All, state, t)
                    : Mean(ModelArm.All, state, t) - Mean(ModelArm.WithoutProgrammes, state, t);
                try
                {
                    PathPermutation test =
                        Test(data, among, outcome, hasParp, At, permutations, plan.Seed, stop);
                    rows[number] = new(
                        path.Key, among, outcome, part, hasParp, test.Rows, test.Units, test.Z, test.Z * test.Z,
                        test.PValue, "");
                }
                catch (NotEstimableException refusal)
                {
                    rows[number] = new(
                        path.Key, among, outcome, part, hasParp, 0, 0, double.NaN, double.NaN, double.NaN,
                        refusal.Message);
                }
            }),
            stop);
        return [.. rows];
    }

    private static PathPermutation Test(
        EvidenceData data, string among, string outcome, bool hasParp, Func<int, int, double> path, int permutations,
        ulong seed, CancellationToken stop)
    {
        bool isOutside = among == "non-members";
        ContributionCells cells = ContributionCells.Of(data, isOutside, isJoinersOnly: outcome == "size");
        int[] members = [.. cells.Cells.Select(cell => cell.State).Distinct().Order()];
        int years = data.Last - Horizon.Start + 1;
        double[][] paths = Residuals(data, members, years, hasParp, path);
        ImmutableArray<Variable> controls =
        [
            .. cells.Controls,
            .. CohortsOf(data, members).Select(cohort => new Variable(
                $"cohort {cohort}",
                [.. cells.Cells.Select(cell => data.Model.States[cell.State].Cohort == cohort ? 1.0 : 0)])),
            .. hasParp
                ? (Variable[])[new("PARP", [.. cells.Cells.Select(cell => IsIn(data, cell.State, cell.Year))])]
                : [],
        ];
        return PathPermutation.Of(
            [.. cells.Cells.Select(cell => Array.BinarySearch(members, cell.State))],
            [.. cells.Cells.Select(cell => Horizon.IndexOf(cell.Year))],
            [.. members.Select(state => (int)data.Model.States[state].Cohort)], controls, paths,
            outcome == "size" ? PathPermutation.Outcome.Size : PathPermutation.Outcome.Joining, cells.Outcomes,
            permutations, seed, stop);
    }

    /// <summary>All but the first, which is the reference.</summary>
    private static Cohort[] CohortsOf(EvidenceData data, int[] states) =>
        [.. states.Select(state => data.Model.States[state].Cohort).Distinct().Order().Skip(1)];

    /// <summary>What year, cohort, income, population and PARP do not explain of the paths.</summary>
    private static double[][] Residuals(
        EvidenceData data, int[] states, int years, bool hasParp, Func<int, int, double> path)
    {
        (int State, int T)[] cells =
            [.. states.SelectMany(state => Enumerable.Range(0, years).Select(t => (state, t)))];
        Variable By(string name, Func<int, int, double> of) =>
            new(name, [.. cells.Select(cell => of(cell.State, Horizon.Start + cell.T))]);
        ImmutableArray<Variable> controls =
        [
            .. Enumerable.Range(1, years - 1).Select(year =>
                By($"{year}", (_, y) => y == Horizon.Start + year ? 1 : 0)),
            .. CohortsOf(data, states).Select(cohort =>
                By($"cohort {cohort}", (state, _) => data.Model.States[state].Cohort == cohort ? 1 : 0)),
            By("income", data.FilledIncome), By("population", data.LogPopulation),
            .. hasParp ? (Variable[])[By("PARP", (state, year) => IsIn(data, state, year))] : [],
        ];
        double[] rest = PathPermutation.Residuals(controls, [.. cells.Select(cell => path(cell.State, cell.T))]);
        return [.. states.Select((_, unit) => rest[(unit * years)..((unit + 1) * years)])];
    }

    private static double IsIn(EvidenceData data, int state, int year) =>
        data.DateOf(state, Parp) is { } date && date.Year <= year
            && !data.IsSuspended(state, Parp, year) ? 1 : 0;
}
