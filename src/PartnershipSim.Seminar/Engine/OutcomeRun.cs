using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;

namespace PartnershipSim.Seminar.Engine;

/// <summary>
/// One outcome of every subject in every year and replicate of a scenario. Two of them under common random numbers are
/// compared run by run, year by year.
/// </summary>
internal sealed class OutcomeRun
{
    private readonly double[] _values;

    private OutcomeRun(CompiledModel model, Outcome outcome, int replicates, Measures measures, double[] values)
    {
        Model = model;
        Outcome = outcome;
        Replicates = replicates;
        Groups = measures.Groups;
        Subjects = measures.Subjects;
        _values = values;
    }

    public CompiledModel Model { get; }

    public Outcome Outcome { get; }

    public int Replicates { get; }

    /// <summary>The groups.</summary>
    public ImmutableArray<Group> Groups { get; }

    /// <summary>The groups, and after them the single states.</summary>
    public ImmutableArray<Group> Subjects { get; }

    public int LastYear => Model.Horizon.To;

    /// <summary>The number of a subject by its key, or -1.</summary>
    public int SubjectOf(string key) => RunResult.SubjectNumber(Subjects, key);

    /// <summary>The outcome in a calendar year, one value for each replicate, in their order.</summary>
    public ReadOnlySpan<double> Of(int subject, int year) => _values.AsSpan(
        (Horizon.IndexOf(year) * Subjects.Length + subject) * Replicates, Replicates);

    /// <summary>The mean over the replicates in which the outcome is defined.</summary>
    public double Mean(int subject, int year)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in Of(subject, year))
        {
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }

    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static OutcomeRun Of(CompiledModel model, RunPlan plan, Outcome outcome, CancellationToken cancellation)
    {
        Measures measures = new(model);
        Fold fold = new(model, plan, outcome, measures);
        OutcomeYears years = new(model.Horizon.To, model.Horizon.To);
        BlockRunner.Run([new Arm("explorer", model)], plan, years, fold, cancellation: cancellation);
        return new(model, outcome, plan.Replicates, measures, fold.Values);
    }

    private sealed class Fold(CompiledModel model, RunPlan plan, Outcome outcome, Measures measures) : IFold
    {
        private readonly int _outcome = Outcomes.All.IndexOf(outcome);

        public double[] Values { get; } =
            new double[model.Horizon.Years * measures.Subjects.Length * plan.Replicates];

        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            ReadOnlySpan<Lanes> series = arms[0].Series;
            int cells = model.Horizon.Years * measures.Subjects.Length;
            for (int cell = 0; cell < cells; cell++)
            {
                ReadOnlySpan<double> lanes = MemoryMarshal.Cast<Lanes, double>(
                    series.Slice(cell * Outcomes.All.Length + _outcome, 1));
                lanes[..block.Count].CopyTo(Values.AsSpan(cell * plan.Replicates + block.First, block.Count));
            }
        }
    }
}
