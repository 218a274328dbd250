using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Measurement;

/// <summary>
/// Takes the <see cref="Outcomes"/> once a year, for every group and for every single state (a group of one). Each state is measured once
/// and added to the groups it belongs to; nothing is allocated after construction.
/// </summary>
public sealed class Measures
{
    private readonly CompiledModel _model;
    private readonly int[][] _groupsOfState;
    private readonly bool[] _isDefined;
    private readonly Formula[] _formulas;
    private readonly Sums[] _sums;
    private readonly Lanes[] _values;
    private readonly int[] _members;
    private readonly Lanes[] _shares;

    public Measures(CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        Groups = Group.Of(model);
        Subjects = [.. Groups, .. model.States.Select((s, i) => new Group(s.Iso3, "state", [i]))];
        _groupsOfState =
        [
            .. Enumerable.Range(0, model.States.Length)
                .Select(i => Enumerable.Range(0, Groups.Length).Where(g => Groups[g].States.Contains(i)).ToArray()),
        ];
        _isDefined = [.. Subjects.SelectMany((subject, g) => Outcomes.All.Select(outcome => IsDefined(outcome, subject, isAll: g == 0)))];
        _formulas = [.. Outcomes.All.Select(outcome => outcome.Of)];
        _sums = new Sums[Subjects.Length];
        _values = new Lanes[Subjects.Length * Outcomes.All.Length];
        _members = new int[model.States.Length];
        _shares = new Lanes[model.States.Length];
    }

    /// <summary>The groups that are reported as groups; the first is that of all states.</summary>
    public ImmutableArray<Group> Groups { get; }

    /// <summary>The groups, and after them every state as a group of one.</summary>
    public ImmutableArray<Group> Subjects { get; }

    /// <summary>
    /// The value of one outcome for one subject, in the year last taken; not a number where the outcome is not defined.
    /// </summary>
    public Lanes this[int subject, int outcome] => _values[subject * Outcomes.All.Length + outcome];

    /// <summary>All values, subject by subject, in the order of <see cref="Outcomes.All"/>.</summary>
    public ReadOnlySpan<Lanes> Values => _values;

    /// <summary>Measures the year that has just ended (its values stand in <see cref="Column.Now"/>).</summary>
    public void Take(in Year year, World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Array.Clear(_sums, 0, Groups.Length);
        Lanes scaleExponent = year[Forces.ScaleExponent];
        for (int i = 0; i < world.States; i++)
        {
            ref Sums own = ref _sums[Groups.Length + i];
            Measure(year, world, i, scaleExponent, ref own);
            foreach (int group in _groupsOfState[i])
                _sums[group].Add(own);
        }

        _sums[0].Fill = MeanFill(world);
        _sums[0].Burden = BurdenSharing.Of(world, _members, _shares);
        for (int g = 0; g < Subjects.Length; g++)
        {
            for (int k = 0; k < _formulas.Length; k++)
            {
                int place = g * _formulas.Length + k;
                _values[place] = _isDefined[place] ? _formulas[k](_sums[g]) : double.NaN;
            }
        }
    }

    private bool IsDefined(Outcome outcome, Group subject, bool isAll) => outcome.Domain switch
    {
        Domain.All => isAll,
        Domain.Partners => subject.States.Any(i => Group.IsPartner(_model.States[i].Cohort)),
        _ => true,
    };

    private void Measure(in Year year, World world, int i, Lanes scaleExponent, ref Sums own)
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

        own.Count = 1;
        own.Troops = troops;
        own.PartnerTroops = isPartner ? troops : 0;
        own.TroopsBeforeEntry = isBeforeEntry ? troops : 0;
        own.Contributors = troops > 0;
        own.Gdp = world.Gdp.Now[i];
        own.Population = _model.Drivers.Population[year.Index][i];
        own.Spending = milex;
        own.Strength = active;
        own.Pay = world.Pay.Now[i];
        own.UsableStrength = usable * active;
        own.Interop = interop;
        own.Reform = world.Reform.Now[i];
        own.Willingness = world.Willingness.Now[i];
        own.Capability = usable * active * (0.3 + 0.7 * interop);
        own.WageSpending = milex * world.InitialGdpPerHead[i] / world.GdpPerHead.Now[i];
        own.Outlay = outlay;
        own.Duplicated = outlay * (1 - world.Pooled.Now[i]) * Max(0, 1 - Exp(scaleExponent * Log(outlay / 5)));
        own.Deaths = deaths;
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
