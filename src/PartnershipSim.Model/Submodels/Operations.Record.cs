using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>The record of what a state has sent before.</content>
public sealed partial class Operations
{
    /// <summary>
    /// Largest deviation of a contingent from the fair share that the record counts, ln. A factor of 20, so that
    /// one unusual contingent does not decide the record.
    /// </summary>
    private const double LargestDeviation = 3;

    /// <summary>
    /// The record moves towards what was sent beyond or below the fair share; without contributions it stays.
    /// </summary>
    private void UpdateRecord(in Year year, World world, ReadOnlySpan<int> requested)
    {
        Lanes speed = year[RecordSpeed];
        bool isKept = (year[SizeRecord] != 0).Any;
        int contingents = 0;
        foreach (int i in Eligible)
        {
            foreach (int o in requested)
            {
                Lanes troops = world.DeployedTo[o].Next[i];
                if ((troops > 0).Any)
                    _logBefore[contingents++] = Max(troops, Epsilon);
            }
        }

        world.Record.Now.CopyTo(world.Record.Next);
        if (!isKept)
            return;
        Span<Lanes> logTroops = _logBefore;
        Log(logTroops[..contingents]);
        contingents = 0;
        foreach (int i in Eligible)
        {
            Lanes beyond = 0;
            Lanes count = 0;
            foreach (int o in requested)
            {
                Mask isThere = world.DeployedTo[o].Next[i] > 0;
                if (!isThere.Any)
                    continue;
                isThere = isThere & (world.Requested.Next[o] > 0);
                beyond += Select(
                    isThere, Clip(logTroops[contingents++] - _shares[o][i], -LargestDeviation, LargestDeviation), 0);
                count += isThere;
            }

            Lanes before = world.Record.Now[i];
            if ((count > 0).Any)
                world.Record.Next[i] = Select(count > 0, before + speed * (beyond / Max(count, 1) - before), before);
        }
    }
}
