using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>What a state sent becomes its custom.</content>
public sealed partial class Operations
{
    /// <summary>ln: one contingent does not speak louder than this in the record.</summary>
    private const double LoudestWord = 3;

    /// <summary>What was sent beyond or below the fair share becomes custom; whoever sent nobody keeps the custom it has.</summary>
    private void Remember(in Year year, World world, ReadOnlySpan<int> requested)
    {
        Lanes speed = year[RecordSpeed];
        bool isKept = (year[SizeRecord] != 0).Any;
        for (int i = 0; i < world.States; i++)
        {
            Lanes before = world.Record.Now[i];
            world.Record.Next[i] = before;
            if (!isKept || !(world.Deployed.Next[i] > 0).Any || !IsEligible(year, i))
                continue;
            Lanes beyond = 0;
            Lanes count = 0;
            foreach (int o in requested)
            {
                Lanes troops = world.DeployedTo[o].Next[i];
                Mask isThere = troops > 0;
                beyond += Select(isThere, Clip(Log(Max(troops, Nothing)) - _shares[o][i], -LoudestWord, LoudestWord), 0);
                count += isThere;
            }

            world.Record.Next[i] = Select(count > 0, before + speed * (beyond / Max(count, 1) - before), before);
        }
    }
}
