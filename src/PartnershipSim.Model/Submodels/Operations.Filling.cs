using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>Rationing, backfill, and the share of the request that is met.</content>
public sealed partial class Operations
{
    /// <summary>The operation takes no more than it asked for.</summary>
    private void Ration(World world, int o)
    {
        Span<Lanes> troops = world.DeployedTo[o].Next;
        Lanes offered = 0;
        foreach (Lanes offer in _offers[o])
            offered += offer;
        Lanes accepted = Min(1, world.Requested.Next[o] / Max(offered, Epsilon));
        for (int i = 0; i < troops.Length; i++)
            troops[i] = _offers[o][i] * accepted;
    }

    /// <summary>
    /// Where too few troops were found, the contributors send more: of what they have free, each in proportion to its
    /// contingents, and at most as much again.
    /// </summary>
    private void Backfill(in Year year, World world, int o)
    {
        Span<Lanes> troops = world.DeployedTo[o].Next;
        Lanes expected = year[FillReference] * world.Requested.Next[o];
        Lanes found = 0;
        Lanes room = 0;
        foreach (int i in _requests[o].Joining)
        {
            _room[i] = Min(_free[i] * troops[i] / Max(_sent[i], Epsilon), troops[i]);
            found += troops[i];
            room += _room[i];
        }

        Lanes missing = Max(0, expected - found);
        Lanes called = Min(1, year[BackfillRate] * missing / Max(room, Epsilon));
        foreach (int i in _requests[o].Joining)
            troops[i] += _room[i] * called;
    }

    /// <summary>Troops of every state in the given operations together.</summary>
    private static void Add(World world, ReadOnlySpan<int> operations, Span<Lanes> sums)
    {
        sums.Clear();
        foreach (int o in operations)
        {
            ReadOnlySpan<Lanes> troops = world.DeployedTo[o].Next;
            for (int i = 0; i < sums.Length; i++)
                sums[i] += troops[i];
        }
    }

    /// <summary>Observations, where a nudged run has them.</summary>
    private static void Impose(in Year year, World world)
    {
        if (year.Nudge is not { } seen)
            return;
        for (int o = 0; o < world.Operations; o++)
        {
            Span<Lanes> troops = world.DeployedTo[o].Next;
            double[] observed = seen.Troops[o][year.Index];
            for (int i = 0; i < troops.Length; i++)
            {
                if (!double.IsNaN(observed[i]))
                    troops[i] = observed[i];
            }
        }
    }

    /// <summary>How far the request was met.</summary>
    private static void Close<TLedger>(in Year year, World world, int o, TLedger ledger)
        where TLedger : struct, ILedger
    {
        ReadOnlySpan<Lanes> troops = world.DeployedTo[o].Next;
        Lanes found = 0;
        foreach (Lanes sent in troops)
            found += sent;
        Lanes expected = year[FillReference] * world.Requested.Next[o];
        world.Fill.Next[o] = Select(expected > 0, 1 - Max(0, expected - found) / Max(expected, Epsilon), double.NaN);

        if (typeof(TLedger) != typeof(ClosedLedger))
        {
            for (int i = 0; i < troops.Length; i++)
            {
                if ((troops[i] > 0).Any)
                    ledger.Write(new(Sending.Sent, i, o, troops[i]));
            }
        }
    }
}
