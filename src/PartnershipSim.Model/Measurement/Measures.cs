using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Measurement;

/// <summary>
/// Takes the <see cref="Outcomes"/> once a year, for every group and for every single state (a group of one). Each
/// state is measured once, and then added up by the groups it belongs to; nothing is allocated after construction.
/// </summary>
public sealed class Measures
{
    /// <summary>Number of sums of a subject, and of those that are added up over states.</summary>
    private const int Sums = (int)Sum.Exploitation + 1, Added = (int)Sum.Fill;

    /// <summary>Divides the number of those that are added up.</summary>
    private const int Together = 4;

    private readonly CompiledModel _model;
    private readonly int _membersNow;
    private readonly int _partnersNow;
    private readonly bool[] _isDefined;
    private readonly int[][] _definedOf;
    private readonly bool[] _isNeeded;
    private readonly bool _needsBurden;
    private readonly bool _needsDuplicated;
    private readonly Formula[] _formulas;
    private readonly Lanes[] _sums;
    private readonly Lanes[] _values;
    private readonly int[] _members;
    private readonly Lanes[] _shares;

    /// <summary>Everything: each outcome of each group and, if asked for, of each single state.</summary>
    /// <param name="ofStates">Measure the single states too, or only the groups.</param>
    public Measures(CompiledModel model, bool ofStates = true)
        : this(model, ofStates, wanted: null)
    {
    }

    /// <summary>Some outcomes of some groups, and no more than they need is computed.</summary>
    /// <param name="wanted">Which; by the key of the group.</param>
    public Measures(CompiledModel model, IReadOnlyCollection<(string Group, Outcome Outcome)> wanted)
        : this(model, ofStates: false, wanted ?? throw new ArgumentNullException(nameof(wanted)))
    {
    }

    private Measures(CompiledModel model, bool ofStates, IReadOnlyCollection<(string Group, Outcome Outcome)>? wanted)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        Groups = Group.Of(model);
        Subjects = ofStates ? [.. Groups, .. model.States.Select((s, i) => new Group(s.Iso3, "state", [i]))] : Groups;
        _membersNow = NumberOf(Group.MembersNow);
        _partnersNow = NumberOf(Group.PartnersNow);
        _isDefined = [.. Subjects.SelectMany((subject, g) => Outcomes.All.Select(outcome => IsDefinedFor(
            outcome, subject, isAll: g == 0)))];
        _definedOf =
        [
            .. Subjects.Select((_, g) => Enumerable.Range(0, Outcomes.All.Length)
                .Where(outcome => _isDefined[g * Outcomes.All.Length + outcome]
                    && (wanted is null || wanted.Contains((Subjects[g].Key, Outcomes.All[outcome])))).ToArray()),
        ];
        _isNeeded = [.. model.States.Select((_, i) =>
            wanted is null || Groups.Where((_, g) => IsNeeded(g)).Any(group => group.States.Contains(i)))];
        Sum[] needed = [.. _definedOf.SelectMany(of => of).SelectMany(outcome => Outcomes.All[outcome].Of.Sums)];
        _needsBurden = needed.Contains(Sum.BurdenGini) || needed.Contains(Sum.Exploitation);
        _needsDuplicated = needed.Contains(Sum.Duplicated);
        _formulas = [.. Outcomes.All.Select(outcome => outcome.Of)];
        _sums = new Lanes[(Groups.Length + model.States.Length) * Sums];
        _values = new Lanes[Subjects.Length * Outcomes.All.Length];
        _values.AsSpan().Fill(double.NaN);
        _members = new int[model.States.Length];
        _shares = new Lanes[model.States.Length];
    }

    /// <summary>The groups that are reported as groups; the first is that of all states.</summary>
    public ImmutableArray<Group> Groups { get; }

    /// <summary>The groups, and after them, if they are measured, every state as a group of one.</summary>
    public ImmutableArray<Group> Subjects { get; }

    /// <summary>
    /// The value of one outcome for one subject, in the year last taken; not a number where the outcome is not defined,
    /// or not among those that are wanted.
    /// </summary>
    public Lanes this[int subject, int outcome] => _values[subject * Outcomes.All.Length + outcome];

    /// <summary>All values, subject by subject, in the order of <see cref="Outcomes.All"/>.</summary>
    public ReadOnlySpan<Lanes> Values => _values;

    /// <summary>Which of <see cref="Values"/> are defined, whatever happens in a run.</summary>
    public ReadOnlySpan<bool> IsDefined => _isDefined;

    /// <summary>Measures the year that has just ended (its values stand in <see cref="Column.Now"/>).</summary>
    public void Take(in Year year, World world) => Take(year, world, _values);

    /// <summary>The same, written to a place of the caller's.</summary>
    /// <param name="values">
    /// As many as <see cref="Values"/>. Where the outcome is not defined, nothing is written: not a number stands there
    /// from the beginning.
    /// </param>
    public void Take(in Year year, World world, Span<Lanes> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        Lanes scaleExponent = year[Forces.ScaleExponent];
        for (int i = 0; i < world.States; i++)
        {
            if (_isNeeded[i])
                Measure(year, world, i, scaleExponent, SumsOf(Groups.Length + i));
        }

        for (int g = 0; g < Groups.Length; g++)
        {
            if (!Groups[g].IsCurrent && IsNeeded(g))
                AddUp(Groups[g].States.AsSpan(), SumsOf(g));
        }

        if (_membersNow >= 0 && IsNeeded(_membersNow))
            AddUp(Groups[_membersNow].States.AsSpan(), areMembers: true, SumsOf(_membersNow));
        if (_partnersNow >= 0 && IsNeeded(_partnersNow))
            AddUp(Groups[_partnersNow].States.AsSpan(), areMembers: false, SumsOf(_partnersNow));

        Span<Lanes> all = SumsOf(0);
        all[(int)Sum.Fill] = MeanFill(world);
        if (_needsBurden)
        {
            BurdenSharing burden = BurdenSharing.Of(world, _members, _shares);
            all[(int)Sum.BurdenGini] = burden.Gini;
            all[(int)Sum.Exploitation] = burden.RankCorrelation;
        }

        for (int g = 0; g < Subjects.Length; g++)
            Apply(g, values.Slice(g * _formulas.Length, _formulas.Length));
    }

    private bool IsNeeded(int group) => _definedOf[group].Length > 0;

    /// <summary>
    /// The sums over states, in the order of the states. Four sums go over them together, for so many stay in the
    /// registers.
    /// </summary>
    private void AddUp(ReadOnlySpan<int> states, Span<Lanes> sums)
    {
        for (int k = 0; k < Added; k += Together)
        {
            Lanes first = 0, second = 0, third = 0, fourth = 0;
            foreach (int i in states)
            {
                ReadOnlySpan<Lanes> own = SumsOf(Groups.Length + i).Slice(k, Together);
                first += own[0];
                second += own[1];
                third += own[2];
                fourth += own[3];
            }

            (sums[k], sums[k + 1], sums[k + 2], sums[k + 3]) = (first, second, third, fourth);
        }
    }

    /// <summary>The same over those states that have a status in the year: in each lane others, maybe.</summary>
    private void AddUp(ReadOnlySpan<int> states, bool areMembers, Span<Lanes> sums)
    {
        sums[..Added].Clear();
        foreach (int i in states)
        {
            ReadOnlySpan<Lanes> own = SumsOf(Groups.Length + i);
            Mask isMember = own[(int)Sum.Members] > 0;
            Mask belongs = areMembers ? isMember : !isMember;
            for (int k = 0; k < Added; k++)
                sums[k] += Select(belongs, own[k], 0);
        }
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
        foreach (int k in _definedOf[subject])
            values[k] = _formulas[k].Value(sums);
    }

    private bool IsDefinedFor(Outcome outcome, Group subject, bool isAll) => outcome.Domain switch
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
        if (_needsDuplicated)
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
