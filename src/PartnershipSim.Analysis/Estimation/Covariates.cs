using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>What multiplies the parameters of joining, at the start of a year.</summary>
/// <param name="Others">The terms that no sought parameter multiplies, added up.</param>
internal readonly record struct JoiningCauses(
    double Attitude, double Interop, double Prospect, double Capacity, double Insurance, double Others);

/// <summary>The level of a size without the terms that sought parameters multiply.</summary>
internal readonly record struct SizeCauses(double Others);

/// <summary>What multiplies the parameters of strength: ln(N*/N) and exposure to planning.</summary>
internal readonly record struct StrengthCauses(double Gap, double Planning);

/// <summary>
/// What the equations look at when they expect a year from the year before: observed where it was observed, and the
/// mean over runs of what is never observed (attitudes, interoperability, records). Runs are nudged and end with the
/// last year that is looked at, so that no later year is in it.
/// </summary>
internal sealed class Covariates
{
    /// <summary>Runs over which is averaged what is not observed.</summary>
    private const int Blocks = 4;

    private const ulong Seed = 1;

    private readonly JoiningCauses[][][] _joining;
    private readonly SizeCauses[][][] _sizes;
    private readonly StrengthCauses[][] _strength;
    private readonly double[][] _courting;

    private Covariates(CompiledModel model)
    {
        Model = model;
        int years = model.Horizon.Years, states = model.States.Length;
        _strength = Rows<StrengthCauses>(years, states);
        _courting = Rows<double>(years, states);
        _joining = [.. model.Operations.Select(_ => Rows<JoiningCauses>(years, states))];
        _sizes = [.. model.Operations.Select(_ => Rows<SizeCauses>(years, states))];
    }

    public CompiledModel Model { get; }

    /// <param name="nudged">Ends with the last year that is looked at.</param>
    public static Covariates Of(CompiledModel nudged)
    {
        Covariates found = new(nudged);
        Simulation simulation = new(nudged);
        Settings settings = Settings.Same(nudged.Timetable);
        Reader reader = new(found);
        for (uint block = 0; block < Blocks; block++)
            simulation.Run(settings, Dice.ForBlock(Seed, block * (uint)Lanes.Count), reader, reader.Ledger);
        return found;
    }

    public JoiningCauses Joining(int operation, int year, int state) =>
        _joining[operation][Horizon.IndexOf(year)][state];

    public SizeCauses Size(int operation, int year, int state) => _sizes[operation][Horizon.IndexOf(year)][state];

    /// <summary>Pull of membership, as far as there is room below the ceiling: what courtship multiplies.</summary>
    public double Courting(int year, int state) => _courting[Horizon.IndexOf(year)][state];

    public StrengthCauses Strength(int year, int state) => _strength[Horizon.IndexOf(year)][state];

    private static T[][] Rows<T>(int years, int states) => [.. Enumerable.Range(0, years).Select(_ => new T[states])];

    /// <summary>Reads the terms of the runs and divides them by the parameter that is in them.</summary>
    private sealed class Reader(Covariates into) : IObserver
    {
        private static readonly ImmutableArray<Term> Rest =
        [
            Operations.Joining.Neighbours, Operations.Joining.Distance, Operations.Joining.Opinion,
            Operations.Joining.Conflict, Operations.Joining.Payment,
        ];

        private static readonly ImmutableArray<Term> OfLevel =
        [
            Operations.Sizing.Request, Operations.Sizing.FairShare, Operations.Sizing.Attitude,
            Operations.Sizing.Prospect, Operations.Sizing.Distance, Operations.Sizing.Contested,
            Operations.Sizing.Caution, Operations.Sizing.Record,
        ];

        private readonly TermRecorder _terms = new(
            into.Model.States.Length, into.Model.Operations.Length,
            [
                Operations.Joining.Attitude, Operations.Joining.Interop, Operations.Joining.Prospect,
                Operations.Joining.Capacity, Operations.Joining.Insurance, Operations.Joining.WasThere, .. Rest,
                .. OfLevel,
                Budget.Spending.Courtship, Forces.Strength.LastYear, Forces.Strength.Step, Forces.Strength.ReformCut,
            ]);

        public TermRecorder.Ledger Ledger => _terms.Open;

        public void Observe(in Year year, World world)
        {
            if (year.Index == 0)
                return;
            for (int i = 0; i < world.States; i++)
            {
                into._courting[year.Index][i] += Mean(_terms[Budget.Spending.Courtship, i] / year[Budget.Courtship]);
                StrengthCauses gap = StrengthOf(year, i), before = into._strength[year.Index][i];
                into._strength[year.Index][i] = new(before.Gap + gap.Gap, before.Planning + gap.Planning);
                for (int o = 0; o < world.Operations; o++)
                {
                    if (into.Model.Drivers.Requested[o][year.Index] > 0)
                        AddContributions(year, i, o);
                }
            }
        }

        private StrengthCauses StrengthOf(in Year year, int i)
        {
            Lanes last = _terms[Forces.Strength.LastYear, i];
            Lanes pull = 1 + _terms[Forces.Strength.Step, i] / last;
            Lanes both = pull + _terms[Forces.Strength.ReformCut, i] / last;
            return new(
                Mean(LaneMath.Log(pull) / year[Forces.ForceSpeed]),
                Mean((LaneMath.Log(pull) - LaneMath.Log(both)) / year[Forces.ReformCut]));
        }

        private void AddContributions(in Year year, int i, int o)
        {
            ref JoiningCauses joining = ref into._joining[o][year.Index][i];
            double rest = Rest.Sum(term => Mean(_terms[term, i, o]));
            joining = new(
                joining.Attitude + Mean(_terms[Operations.Joining.Attitude, i, o] / year[Operations.JoinAttitude]),
                joining.Interop + Mean(_terms[Operations.Joining.Interop, i, o] / year[Operations.JoinInterop]),
                joining.Prospect + Mean(_terms[Operations.Joining.Prospect, i, o] / year[Operations.JoinProspect]),
                joining.Capacity + Mean(_terms[Operations.Joining.Capacity, i, o] / year[Operations.JoinCapacity]),
                joining.Insurance + Mean(_terms[Operations.Joining.Insurance, i, o] / year[Operations.JoinInsurance]),
                joining.Others + rest);
            // terms of the level count in full where the state is new, and with what inertia leaves where it is not
            Lanes weight = LaneMath.Select(
                _terms[Operations.Joining.WasThere, i, o] > 0, 1 - year[Operations.SizeInertia], 1);
            ref SizeCauses size = ref into._sizes[o][year.Index][i];
            size = new(size.Others + OfLevel.Sum(term => Mean(_terms[term, i, o] / weight)));
        }

        private static double Mean(Lanes values)
        {
            double sum = 0;
            for (int lane = 0; lane < Lanes.Count; lane++)
                sum += values[lane];
            return sum / (Lanes.Count * Blocks);
        }
    }
}
