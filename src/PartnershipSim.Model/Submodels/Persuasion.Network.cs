using System.Runtime.CompilerServices;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Submodels;

/// <content>The network term of section 7.4: the mean attitude of a state's peers.</content>
public sealed partial class Persuasion
{
    /// <summary>
    /// The weights of the network term. The submodel uses them on sums over groups; <see cref="Between"/> gives the
    /// weight of one state for another, for those who split the sums.
    /// </summary>
    public static class Network
    {
        /// <summary>ω of the state's region.</summary>
        private const double Region = 1;

        /// <summary>ω of all states.</summary>
        private const double All = 0.15;

        /// <summary>ω of the members, for a member.</summary>
        private const double MembersForMember = 0.6;

        /// <summary>ω of the members, for a state that takes part in a programme.</summary>
        private const double MembersForPartner = 0.5;

        /// <summary>ω of last year's contributors to an operation, for one of them.</summary>
        private const double Contributors = 0.3;

        /// <summary>v: the weight of a state by its size, the fourth root of last year's GDP.</summary>
        public static Lanes SizeOf(Lanes gdp) => FourthRoot.Of(gdp);

        /// <summary>ω·e of the members, for a state that is a member or takes part (each 1 or 0).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes OfMembers(Lanes isMember, Lanes takesPart) =>
            MembersForMember * isMember + MembersForPartner * takesPart;

        /// <summary>
        /// ω·e of an operation's contributors of last year, or of several operations' where there are several.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes OfContributors(Lanes operations) => Contributors * operations;

        /// <summary>Three sums together by weight: over the region, over all states, over the members.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Lanes Weighted(Lanes region, Lanes all, in Lanes ofMembers, Lanes members) =>
            Region * region + All * all + ofMembers * members;

        /// <summary>
        /// The weight of one other state in the mean, before its size: the sum of ω·e over the groups that contain it.
        /// </summary>
        /// <param name="ofMembers"><see cref="OfMembers"/> of the state whose peers these are.</param>
        /// <param name="isMember">1 where the other state is a member.</param>
        /// <param name="operations">Number of operations to which both contributed last year.</param>
        public static Lanes Between(bool isSameRegion, Lanes ofMembers, Lanes isMember, Lanes operations) =>
            All + (isSameRegion ? Region : 0) + ofMembers * isMember + OfContributors(operations);
    }

    private readonly Memo<FourthRoot> _sizeOf = new();
    private readonly Lanes[] _size = new Lanes[model.States.Length];
    private readonly GroupTotal[] _regions = new GroupTotal[model.Regions.Length];
    private readonly GroupTotal[] _contributors = new GroupTotal[model.Operations.Length];
    private readonly int[] _attended = new int[model.Operations.Length];
    private int _attendedCount;

    /// <summary>The operations with a contributor last year.</summary>
    private ReadOnlySpan<int> Attended => _attended.AsSpan(0, _attendedCount);

    /// <summary>Sums over a group: of its states' sizes, and of size times each attitude.</summary>
    private struct GroupTotal
    {
        public Lanes Size;
        public Lanes Reform;
        public Lanes Willingness;

        public void Add(Lanes size, Lanes reform, Lanes willingness)
        {
            Size += size;
            Reform += size * reform;
            Willingness += size * willingness;
        }
    }

    /// <summary>Sums over all states, members, regions and last year's contributors of each operation.</summary>
    private GroupTotal Gather(in Year year, World world, out GroupTotal members)
    {
        GroupTotal all = default;
        members = default;
        Array.Clear(_regions);
        Array.Clear(_contributors);
        for (int i = 0; i < world.States; i++)
        {
            Lanes size = _sizeOf.Of(year, i, world.Gdp.Now[i]);
            Lanes reform = world.Reform.Now[i];
            Lanes willingness = world.Willingness.Now[i];
            _size[i] = size;
            all.Add(size, reform, willingness);
            members.Add(size * world.Member.Next[i], reform, willingness);
            _regions[year.Model.States[i].Region].Add(size, reform, willingness);
        }

        _attendedCount = 0;
        for (int o = 0; o < _contributors.Length; o++)
        {
            if (GatherContributors(world, o))
                _attended[_attendedCount++] = o;
        }

        return all;
    }

    /// <summary>Sums over last year's contributors of an operation; false if there are none.</summary>
    private bool GatherContributors(World world, int o)
    {
        bool isAttended = false;
        ReadOnlySpan<Lanes> troops = world.DeployedTo[o].Now;
        ReadOnlySpan<Lanes> reform = world.Reform.Now;
        ReadOnlySpan<Lanes> willingness = world.Willingness.Now;
        for (int i = 0; i < troops.Length; i++)
        {
            Mask isThere = troops[i] > 0;
            if (!isThere.Any)
                continue;
            isAttended = true;
            _contributors[o].Add(_size[i] * isThere, reform[i], willingness[i]);
        }

        return isAttended;
    }

    /// <summary>
    /// X_i: the mean attitude of the other states in the groups of state i, weighted by group and size.
    /// </summary>
    private void Peers(
        in Year year, World world, int i, in GroupTotal all, in GroupTotal members, out Lanes reform,
        out Lanes willingness)
    {
        Lanes size = _size[i];
        Lanes ownReform = size * world.Reform.Now[i];
        Lanes ownWillingness = size * world.Willingness.Now[i];
        Lanes member = world.Member.Next[i];
        Lanes toMembers = Network.OfMembers(member, world.TakesPart.Next[i]);
        ref readonly GroupTotal region = ref _regions[year.Model.States[i].Region];

        Lanes weight = Network.Weighted(region.Size - size, all.Size - size, toMembers, members.Size - member * size);
        reform = Network.Weighted(
            region.Reform - ownReform, all.Reform - ownReform, toMembers, members.Reform - member * ownReform);
        willingness = Network.Weighted(
            region.Willingness - ownWillingness, all.Willingness - ownWillingness, toMembers,
            members.Willingness - member * ownWillingness);
        foreach (int o in Attended)
        {
            Mask isThere = world.DeployedTo[o].Now[i] > 0;
            if (!isThere.Any)
                continue;
            Lanes toContributors = Network.OfContributors(isThere);
            weight += toContributors * (_contributors[o].Size - size);
            reform += toContributors * (_contributors[o].Reform - ownReform);
            willingness += toContributors * (_contributors[o].Willingness - ownWillingness);
        }

        reform /= weight;
        willingness /= weight;
    }
}
