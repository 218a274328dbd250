using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Measurement;

/// <summary>
/// Takes the <see cref="Outcomes"/> once a year, for every group and for every single state (a group of one). Each
/// state is measured once and added to the groups it belongs to; nothing is allocated after construction.
/// </summary>
public sealed class Measures
{
    /// <summary>Number of sums of a subject, and of those that are added up over states.</summary>
    private const int Sums = (int)Sum.Exploitation + 1, Added = (int)Sum.Fill;

    private readonly CompiledModel _model;
    private readonly int[][] _groupsOfState;
    private readonly int _membersNow;
    private readonly int _partnersNow;
    private readonly bool[] _isDefined;
    private readonly Formula[] _formulas;
    private readonly Lanes[] _sums;
    private readonly Lanes[] _values;
    private readonly int[] _members;
    private readonly Lanes[] _shares;

    /// <param name="ofStates">Measure the single states too, or only the groups.</param>
    public Measures(CompiledModel model, bool ofStates = true)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        Groups = Group.Of(model);
        Subjects = ofStates ? [.. Groups, .. model.States.Select((s, i) => new Group(s.Iso3, "state", [i]))] : Groups;
        _groupsOfState =
        [
            .. Enumerable.Range(0, model.States.Length)
                .Select(i => Enumerable.Range(0, Groups.Length)
                    .Where(g => !Groups[g].IsCurrent && Groups[g].States.Contains(i)).ToArray()),
        ];
        _membersNow = NumberOf(Group.MembersNow);
        _partnersNow = NumberOf(Group.PartnersNow);
        _isDefined = [.. Subjects.SelectMany((subject, g) => Outcomes.All.Select(outcome => IsDefined(
            outcome, subject, isAll: g == 0)))];
        _formulas = [.. Outcomes.All.Select(outcome => outcome.Of)];
        _sums = new Lanes[(Groups.Length + model.States.Length) * Sums];
        _values = new Lanes[Subjects.Length * Outcomes.All.Length];
        _members = new int[model.States.Length];
        _shares = new Lanes[model.States.Length];
    }

    /// <summary>The groups that are reported as groups; the first is that of all states.</summary>
    public ImmutableArray<Group> Groups { get; }

    /// <summary>The groups, and after them, if they are measured, every state as a group of one.</summary>
    public ImmutableArray<Group> Subjects { get; }

    /// <summary>
    /// The value of one outcome for one subject, in the year last taken; not a number where the outcome is not defined.
    /// </summary>
    public Lanes this[int subject, int outcome] => _values[subject * Outcomes.All.Length + outcome];

    /// <summary>All values, subject by subject, in the order of <see cref="Outcomes.All"/>.</summary>
    public ReadOnlySpan<Lanes> Values => _values;

    /// <summary>Measures the year that has just ended (its values stand in <see cref="Column.Now"/>).</summary>
    public void Take(in Year year, World world) => Take(year, world, _values);

    /// <summary>The same, written to a place of the caller's.</summary>
    /// <param name="values">As many as <see cref="Values"/>.</param>
    public void Take(in Year year, World world, Span<Lanes> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        Array.Clear(_sums, 0, Groups.Length * Sums);
        Lanes scaleExponent = year[Forces.ScaleExponent];
        for (int i = 0; i < world.States; i++)
        {
            Span<Lanes> own = SumsOf(Groups.Length + i);
            Measure(year, world, i, scaleExponent, own);
            foreach (int group in _groupsOfState[i])
            {
                Span<Lanes> sums = SumsOf(group);
                for (int k = 0; k < Added; k++)
                    sums[k] += own[k];
            }

            AddByStatus(i, own);
        }

        BurdenSharing burden = BurdenSharing.Of(world, _members, _shares);
        Span<Lanes> all = SumsOf(0);
        all[(int)Sum.Fill] = MeanFill(world);
        all[(int)Sum.BurdenGini] = burden.Gini;
        all[(int)Sum.Exploitation] = burden.RankCorrelation;
        for (int g = 0; g < Subjects.Length; g++)
            Apply(g, values.Slice(g * _formulas.Length, _formulas.Length));
    }

    /// <summary>Adds a state to the groups whose status it has in the year: in each lane to another, maybe.</summary>
    private void AddByStatus(int i, ReadOnlySpan<Lanes> own)
    {
        StateCard state = _model.States[i];
        Mask isMember = own[(int)Sum.Members] > 0;
        if (_membersNow >= 0 && state.MayContribute)
            AddWhere(isMember, own, SumsOf(_membersNow));
        if (_partnersNow >= 0 && Group.IsPartner(state.Cohort))
            AddWhere(!isMember, own, SumsOf(_partnersNow));
    }

    private static void AddWhere(Mask belongs, ReadOnlySpan<Lanes> own, Span<Lanes> sums)
    {
        for (int k = 0; k < Added; k++)
            sums[k] += Select(belongs, own[k], 0);
    }

    private int NumberOf(string group)
    {
        for (int g = 0; g < Groups.Length; g++)
        {
            if (Groups[g].Key == group)
                return g;
        }

        return -1;
    }

    private Span<Lanes> SumsOf(int subject) => _sums.AsSpan(subject * Sums, Sums);

    private void Apply(int subject, Span<Lanes> values)
    {
        ReadOnlySpan<Lanes> sums = SumsOf(subject);
        ReadOnlySpan<bool> isDefined = _isDefined.AsSpan(subject * _formulas.Length, _formulas.Length);
        for (int k = 0; k < values.Length; k++)
            values[k] = isDefined[k] ? _formulas[k].Value(sums) : double.NaN;
    }

    private bool IsDefined(Outcome outcome, Group subject, bool isAll) => outcome.Domain switch
    {
        Domain.All => isAll,
        Domain.Partners => subject.States.Any(i => Group.IsPartner(_model.States[i].Cohort)),
        _ => true,
    };

    private void Measure(in Year year, World world, int i, Lanes scaleExponent, Span<Lanes> own)
    {
        StateCard state = _model.States[i];
        Lanes troops = world.Deployed.Now[i];
        Lanes active = world.Active.Now[i];
        Lanes usable = world.Usable.Now[i];
        Lanes interop = world.Interop.Now[i];
        Lanes milex = world.Milex.Now[i];
        Lanes outlay = world.EquipmentOutlay.Now[i];
        bool isPartner = Group.IsPartner(state.Cohort);
        bool isBeforeEntry = isPartner && (state.AccessionByData ?? _model.Drivers.AccessionYear[i]) > year.Number;
        Lanes deaths = 0;
        for (int o = 0; o < world.Operations; o++)
            deaths += world.DeathsIn[o].Now[i];

        own[(int)Sum.Count] = 1;
        own[(int)Sum.Troops] = troops;
        own[(int)Sum.PartnerTroops] = isPartner ? troops : 0;
        own[(int)Sum.TroopsBeforeEntry] = isBeforeEntry ? troops : 0;
        own[(int)Sum.Contributors] = troops > 0;
        own[(int)Sum.Gdp] = world.Gdp.Now[i];
        own[(int)Sum.Population] = _model.Drivers.Population[year.Index][i];
        own[(int)Sum.Spending] = milex;
        own[(int)Sum.Strength] = active;
        own[(int)Sum.Pay] = world.Pay.Now[i];
        own[(int)Sum.UsableStrength] = usable * active;
        own[(int)Sum.Interop] = interop;
        own[(int)Sum.Reform] = world.Reform.Now[i];
        own[(int)Sum.Willingness] = world.Willingness.Now[i];
        own[(int)Sum.Capability] = usable * active * (0.3 + 0.7 * interop);
        own[(int)Sum.WageSpending] = milex * world.InitialGdpPerHead[i] / world.GdpPerHead.Now[i];
        own[(int)Sum.Outlay] = outlay;
        own[(int)Sum.Duplicated] =
            outlay * (1 - world.Pooled.Now[i]) * Max(0, 1 - Exp(scaleExponent * Log(outlay / 5)));
        own[(int)Sum.Deaths] = deaths;
        own[(int)Sum.Members] = world.Member.Now[i];
    }

    /// <summary>Mean of fill_o over the operations that were requested; not a number where none was.</summary>
    private static Lanes MeanFill(World world)
    {
        Lanes sum = 0;
        Lanes count = 0;
        for (int o = 0; o < world.Operations; o++)
        {
            Lanes fill = world.Fill.Now[o];
            Mask isDefined = fill >= 0;
            sum += Select(isDefined, fill, 0);
            count += isDefined;
        }

        return sum / count;
    }
}
