using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>The requests of the operations.</content>
public sealed partial class Operations
{
    /// <summary>One operation as it asks for troops this year.</summary>
    private sealed class Request(CompiledModel model, int operation)
    {
        public readonly OperationCard Card = model.Operations[operation];
        public readonly double[] LogDistance = [.. model.Drivers.DistanceToOperation[operation]
            .Select(distance => Log(1 + distance)[0])];
        public readonly Lanes[] NeighboursPresent = new Lanes[model.Regions.Length];
        public readonly List<int> Joining = new(model.States.Length);
        public int Number => operation;
        public int Source;

        /// <summary>
        /// The column of last year's contributions: the operation's own or, in its first year, its predecessor's.
        /// </summary>
        public Column Before = null!;

        public Lanes Troops;
        public Lanes LogTroops;
        public Lanes LogRatio;
        public Lanes Launch;
        public Lanes Demand;
        public readonly double LogRisk = Log(1 + model.Operations[operation].Risk)[0];
        public Lanes Contested;
        public Lanes Old;
        public Lanes SizeContested;
        public Lanes JoinMember;

        /// <summary>The share of the other eligible states of the region that were there last year.</summary>
        /// <param name="eligible">Number of eligible states of the region.</param>
        public Lanes ShareOfNeighbours(int region, double eligible, Mask wasThere) =>
            (NeighboursPresent[region] - wasThere) / Math.Max(1, eligible - 1);
    }

    /// <summary>The request of an operation, and how many states of each region were there last year.</summary>
    private static void Open(in Year year, World world, Request request)
    {
        OperationCard operation = request.Card;
        bool isFirstYear = year.Number == operation.FirstYear;
        request.Source = isFirstYear && operation.Predecessor is { } predecessor ? predecessor : request.Number;
        request.Before = world.DeployedTo[request.Source];
        Lanes requested = world.Requested.Next[request.Number];
        Lanes before = world.Requested.Now[request.Source];
        request.Troops = requested;
        request.LogTroops = Log(Max(requested, Epsilon));
        request.LogRatio = year[SizeResponse]
            * Select((before > 0) & (requested > 0), request.LogTroops - Log(Max(before, Epsilon)), 0);
        request.Launch = isFirstYear && operation.Predecessor is null ? year[JoinLaunch] : 0;
        request.Demand = year[JoinDemand] * Log(Max(requested, 0.001) / 20);
        request.Contested = year[JoinContested] * (1 - operation.Legitimacy);
        request.Old = year[JoinOld] * (1 - operation.Legitimacy);
        request.SizeContested = year[SizeContested] * (1 - operation.Legitimacy);
        request.JoinMember = operation.Lead == Lead.Nato ? year[JoinMember] : 0;

        Array.Clear(request.NeighboursPresent);
        ReadOnlySpan<Lanes> troops = request.Before.Now;
        for (int i = 0; i < world.States; i++)
            request.NeighboursPresent[year.Model.States[i].Region] += troops[i] > 0;
    }
}
