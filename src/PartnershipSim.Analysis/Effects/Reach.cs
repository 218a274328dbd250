using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// A term of a decision that differs between two scenarios, on average over states, years and replicates.
/// </summary>
/// <param name="Mean">Mean difference, in the unit of the decision.</param>
/// <param name="Share">The same as a share of the mean size of all terms of the decision.</param>
public sealed record MovedTerm(Term Term, double Mean, double Share);

/// <summary>
/// Where in the model a change was felt: the submodels whose columns differ in any state and year, and the terms of
/// decisions that moved most. Both are measured on the first eight replicates, not read from declarations, so they
/// cannot leave a path out.
/// </summary>
/// <param name="FirstYear">The first year with any difference; null if there is none.</param>
/// <param name="Entry">The submodel that differs first within that year; null if there is none.</param>
/// <param name="Submodels">Every submodel that differs in any year, in the order of the schedule.</param>
/// <param name="Untouched">The other submodels.</param>
/// <param name="Terms">The terms that moved, the strongest first.</param>
public sealed record Reach(
    int? FirstYear, string? Entry, ImmutableArray<string> Submodels, ImmutableArray<string> Untouched,
    ImmutableArray<MovedTerm> Terms)
{
    /// <summary>A term moved if its mean differs by this share of the terms of its decision.</summary>
    private const double Smallest = 0.001;

    /// <summary>Compares the first block of replicates of two arms, which have the same states and years.</summary>
    public static Reach Of(Arm @base, Arm other, RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(plan);
        Arm[] arms = [@base, other];
        Traces[] traces = BlockScheduler.All(plan.WorkingThreads, arms.Length, arm => Traces.Of(arms[arm], plan));
        (Traces before, Traces after) = (traces[0], traces[1]);
        ImmutableArray<string> names = before.Submodels;
        int? first = null;
        HashSet<int> reached = [];
        int entry = -1;
        for (int t = 0; t < before.Years.Count; t++)
        {
            for (int s = 0; s < names.Length; s++)
            {
                if (AreSame(before.Years[t][s], after.Years[t][s]))
                    continue;
                reached.Add(s);
                if (first is null)
                    (first, entry) = (Horizon.Start + t, s);
            }
        }

        return new(
            first, entry < 0 ? null : names[entry], [.. names.Where((_, s) => reached.Contains(s))],
            [.. names.Where((_, s) => !reached.Contains(s))], Moved(before, after));
    }

    // by bits: undefined values are the same too; what only one of them has, as a new operation, has to hold something
    private static bool AreSame(Dictionary<string, Lanes[]> one, Dictionary<string, Lanes[]> other) =>
        one.Keys.Union(other.Keys).All(name => (one.GetValueOrDefault(name), other.GetValueOrDefault(name)) switch
        {
            ({ } a, { } b) when a.Length == b.Length =>
                MemoryMarshal.AsBytes<Lanes>(a).SequenceEqual(MemoryMarshal.AsBytes<Lanes>(b)),
            ({ }, { }) => true, // one entry per operation: the columns of states show what a new one does
            ({ } a, _) => IsIdle(a),
            (_, { } b) => IsIdle(b),
            _ => true,
        });

    private static bool IsIdle(Lanes[] values) => values.All(value => !(value > 0).Any);

    private static ImmutableArray<MovedTerm> Moved(Traces before, Traces after)
    {
        Dictionary<Decision, double> size = before.Terms.GroupBy(pair => pair.Key.Decision).ToDictionary(
            decision => decision.Key, decision => decision.Sum(pair => Math.Abs(pair.Value.Mean)));
        return
        [
            .. from pair in before.Terms
               where after.Terms.ContainsKey(pair.Key)
               let mean = after.Terms[pair.Key].Mean - pair.Value.Mean
               let share = size[pair.Key.Decision] > 0 ? Math.Abs(mean) / size[pair.Key.Decision] : 0
               where share >= Smallest
               orderby share descending
               select new MovedTerm(pair.Key, mean, share),
        ];
    }

    private sealed class Total
    {
        private double _sum;
        private long _count;

        public double Mean => _count == 0 ? 0 : _sum / _count;

        public void Add(Lanes value)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
                _sum += value[lane];
            _count += Lanes.Count;
        }
    }

    /// <summary>Adds up the terms of all states but lead power and threat source.</summary>
    private readonly struct TermLedger(Dictionary<Term, Total> totals, CompiledModel model) : ILedger
    {
        public void Write(in LedgerLine line)
        {
            if (line.Kind != LineKind.Term || line.Term.IsMemory || line.Term.IsGiven
                || !model.States[line.State].MayContribute)
                return;
            if (!totals.TryGetValue(line.Term, out Total? total))
                totals[line.Term] = total = new();
            total.Add(line.Value);
        }
    }

    /// <summary>What one arm wrote: the columns of each submodel, year by year, and the terms of decisions.</summary>
    private sealed class Traces : IObserver
    {
        private readonly ImmutableArray<ISubmodel> _schedule;

        private Traces(CompiledModel model)
        {
            _schedule = Schedule.Of(model);
            Submodels = [.. _schedule.Select(submodel => submodel.Card.Name)];
        }

        public ImmutableArray<string> Submodels { get; }

        /// <summary>[year][submodel]: every value of its columns, by name.</summary>
        public List<Dictionary<string, Lanes[]>[]> Years { get; } = [];

        public Dictionary<Term, Total> Terms { get; } = [];

        public static Traces Of(Arm arm, RunPlan plan)
        {
            Traces traces = new(arm.Model);
            Block block = plan.BlockAt(0);
            Dice dice = plan.IsDeterministic ? Dice.Deterministic : Dice.ForBlock(plan.Seed, (uint)block.First);
            new Simulation(arm.Model).Run(
                arm.SettingsOf(block, plan), dice, traces, new TermLedger(traces.Terms, arm.Model));
            return traces;
        }

        public void Observe(in Year year, World world)
        {
            // the year of accession is a calendar: it is known before anything happens
            Years.Add([.. _schedule.Select(submodel => submodel.Writes(world)
                .Where(column => column != world.AccessionYear)
                .ToDictionary(column => column.Name, column => column.Now.ToArray()))]);
        }
    }
}
