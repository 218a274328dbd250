using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Measurement;

/// <summary>
/// Takes the <see cref="Outcomes"/> once a year, for every group and for every single state (a group of one). Each state is looked at
/// once and added to the groups it belongs to; nothing is allocated after construction.
/// </summary>
public sealed class Measures
{
    // what is summed over a group before a formula is applied
    private const int Troops = 0, PartnerTroops = 1, BeforeEntry = 2, Present = 3, Gdp = 4, Population = 5, Spending = 6, Strength = 7, Pay = 8,
        UsableStrength = 9, Interop = 10, Reform = 11, Willingness = 12, Capability = 13, WageSpending = 14, Outlay = 15, Duplicated = 16,
        Deaths = 17, Sums = 18;

    private readonly CompiledModel _model;
    private readonly int[][] _groupsOfState;
    private readonly bool[] _holdsPartners;
    private readonly Lanes[] _sums;
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
            [.. Enumerable.Range(0, model.States.Length).Select(i => Enumerable.Range(0, Subjects.Length).Where(g => Subjects[g].States.Contains(i)).ToArray())];
        _holdsPartners = [.. Subjects.Select(g => g.States.Any(i => Group.IsPartner(model.States[i].Cohort)))];
        _sums = new Lanes[Subjects.Length * Sums];
        _values = new Lanes[Subjects.Length * Outcomes.All.Length];
        _members = new int[model.States.Length];
        _shares = new Lanes[model.States.Length];
    }

    /// <summary>The groups that are reported as groups.</summary>
    public ImmutableArray<Group> Groups { get; }

    /// <summary>The groups, and after them every state as a group of one.</summary>
    public ImmutableArray<Group> Subjects { get; }

    /// <summary>The value of one outcome for one subject, in the year last taken; not a number where the outcome is not defined.</summary>
    public Lanes this[int subject, int outcome] => _values[subject * Outcomes.All.Length + outcome];

    /// <summary>All values, subject by subject, in the order of <see cref="Outcomes.All"/>.</summary>
    public ReadOnlySpan<Lanes> Values => _values;

    /// <summary>Measures the year that has just ended (its values stand in <see cref="Column.Now"/>).</summary>
    public void Take(in Year year, World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Array.Clear(_sums);
        Lanes scaleExponent = year[Forces.ScaleExponent];
        Span<Lanes> own = stackalloc Lanes[Sums];
        for (int i = 0; i < world.States; i++)
        {
            Look(year, world, i, scaleExponent, own);
            foreach (int group in _groupsOfState[i])
            {
                Span<Lanes> sums = _sums.AsSpan(group * Sums, Sums);
                for (int k = 0; k < Sums; k++)
                    sums[k] += own[k];
            }
        }

        Lanes fill = MeanFill(world);
        Burden(world, out Lanes gini, out Lanes exploitation);
        for (int g = 0; g < Subjects.Length; g++)
            Apply(g, g == 0, fill, gini, exploitation);
    }

    private void Look(in Year year, World world, int i, Lanes scaleExponent, Span<Lanes> own)
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

        own[Troops] = troops;
        own[PartnerTroops] = isPartner ? troops : 0;
        own[BeforeEntry] = isBeforeEntry ? troops : 0;
        own[Present] = troops > 0;
        own[Gdp] = world.Gdp.Now[i];
        own[Population] = _model.Drivers.Population[year.Index][i];
        own[Spending] = milex;
        own[Strength] = active;
        own[Pay] = world.Pay.Now[i];
        own[UsableStrength] = usable * active;
        own[Interop] = interop;
        own[Reform] = world.Reform.Now[i];
        own[Willingness] = world.Willingness.Now[i];
        own[Capability] = usable * active * (0.3 + 0.7 * interop);
        own[WageSpending] = milex * world.InitialGdpPerHead[i] / world.GdpPerHead.Now[i];
        own[Outlay] = outlay;
        own[Duplicated] = outlay * (1 - world.Pooled.Now[i]) * Max(0, 1 - Exp(scaleExponent * Log(outlay / 5)));
        own[Deaths] = deaths;
    }

    private void Apply(int subject, bool isAll, Lanes fill, Lanes gini, Lanes exploitation)
    {
        ReadOnlySpan<Lanes> sums = _sums.AsSpan(subject * Sums, Sums);
        Span<Lanes> values = _values.AsSpan(subject * Outcomes.All.Length, Outcomes.All.Length);
        double count = Subjects[subject].States.Length;
        int k = 0; // in the order of Outcomes.All
        values[k++] = _holdsPartners[subject] ? sums[PartnerTroops] : double.NaN;
        values[k++] = _holdsPartners[subject] ? sums[BeforeEntry] : double.NaN;
        values[k++] = sums[Troops];
        values[k++] = sums[Troops];
        values[k++] = 1000 * sums[Troops] / sums[Population];
        values[k++] = sums[Present];
        values[k++] = isAll ? fill : double.NaN;
        values[k++] = 100 * sums[Spending] / sums[Gdp];
        values[k++] = sums[Spending];
        values[k++] = sums[Strength];
        values[k++] = sums[Pay] / sums[Spending];
        values[k++] = sums[UsableStrength] / sums[Strength];
        values[k++] = sums[Interop] / count;
        values[k++] = sums[Reform] / count;
        values[k++] = sums[Willingness] / count;
        values[k++] = sums[Capability];
        values[k++] = sums[Capability] / sums[WageSpending];
        values[k++] = sums[Duplicated] / sums[Outlay];
        values[k++] = sums[Deaths];
        values[k++] = isAll ? gini : double.NaN;
        values[k] = isAll ? exploitation : double.NaN;
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

    /// <summary>Gini of the spending share, and its rank correlation with GDP, over the members of each lane, the lead power included.</summary>
    private void Burden(World world, out Lanes gini, out Lanes exploitation)
    {
        int candidates = 0;
        Lanes members = 0;
        Lanes sumOfShares = 0;
        for (int i = 0; i < world.States; i++)
        {
            Lanes member = world.Member.Now[i];
            if (!(member > 0).Any)
                continue;
            _members[candidates] = i;
            _shares[candidates] = world.Milex.Now[i] / world.Gdp.Now[i];
            members += member;
            sumOfShares += member * _shares[candidates];
            candidates++;
        }

        Lanes distances = 0;
        Lanes covariance = 0;
        Lanes varianceOfShare = 0;
        Lanes varianceOfGdp = 0;
        Lanes middle = (members - 1) * 0.5;
        for (int a = 0; a < candidates; a++)
        {
            Lanes isMember = world.Member.Now[_members[a]];
            Lanes share = _shares[a];
            Lanes gdp = world.Gdp.Now[_members[a]];
            Lanes below = 0;
            Lanes poorer = 0;
            for (int b = 0; b < candidates; b++)
            {
                if (b == a)
                    continue;
                Lanes other = world.Member.Now[_members[b]];
                distances += isMember * other * Abs(share - _shares[b]);
                below += other * (0.5 * (Lanes)(_shares[b] <= share) + 0.5 * (Lanes)(_shares[b] < share));
                Lanes otherGdp = world.Gdp.Now[_members[b]];
                poorer += other * (0.5 * (Lanes)(otherGdp <= gdp) + 0.5 * (Lanes)(otherGdp < gdp));
            }

            covariance += isMember * (below - middle) * (poorer - middle);
            varianceOfShare += isMember * (below - middle) * (below - middle);
            varianceOfGdp += isMember * (poorer - middle) * (poorer - middle);
        }

        gini = distances / (2 * members * sumOfShares);
        exploitation = covariance / Sqrt(varianceOfShare * varianceOfGdp);
    }
}
