using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Runs;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Analysis.Decisions;

/// <summary>
/// How far one state moved another: the pull of its attitude to operations on the other's, summed over years.
/// </summary>
/// <param name="From">iso3 of the state that pulls.</param>
/// <param name="To">iso3 of the state that is pulled.</param>
/// <param name="Pull">Index points, mean over the replicates; above 0 where the other was raised.</param>
/// <param name="Low">The lowest of the replicates.</param>
/// <param name="High">The highest of the replicates.</param>
public sealed record Influence(string From, string To, double Pull, double Low, double High)
{
    /// <summary>The largest number of replicates that is used: one block.</summary>
    public const int Replicates = Lanes.Count;

    /// <summary>
    /// The pulls between all states over the years, in the first replicates of a run. Peers move a state's attitude by
    /// weight·(X - x), where X is a weighted mean over the other states; so the move is a sum of one pull from each:
    /// weight·share_j·(x_j - x).
    /// </summary>
    public static ImmutableArray<Influence> Of(CompiledModel model, RunPlan plan, OutcomeYears years)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        PullRecorder pulls = new(model, years);
        Dice dice = plan.IsDeterministic ? Dice.Deterministic : Dice.ForBlock(plan.Seed, 0);
        new Simulation(model).Run(new Arm("", model).SettingsOf(plan.BlockAt(0), plan), dice, pulls, pulls.Ledger);
        return pulls.Sum(plan.IsDeterministic ? 1 : Math.Min(Replicates, plan.Replicates));
    }

    /// <summary>Keeps last year's values, and splits the move by peers into one pull from each of them.</summary>
    private sealed class PullRecorder(CompiledModel model, OutcomeYears years) : IObserver
    {
        private static readonly Term PeersMean = Persuasion.OperationsTerms.PeersInput;
        private static readonly Term PeersTerm = Persuasion.OperationsTerms.Peers;

        private readonly int _states = model.States.Length;
        private readonly TermRecorder _terms = new(model.States.Length, model.Operations.Length, PeersMean, PeersTerm);
        private readonly Lanes[,] _pull = new Lanes[model.States.Length, model.States.Length];
        private readonly Lanes[] _size = new Lanes[model.States.Length];
        private readonly Lanes[] _attitude = new Lanes[model.States.Length];
        private readonly Lanes[] _looks = new Lanes[model.States.Length];
        private readonly Lanes[][] _deployed = [.. model.Operations.Select(_ => new Lanes[model.States.Length])];

        public TermRecorder.Ledger Ledger => _terms.Open;

        public int Until => years.To;

        public void Observe(in Year year, World world)
        {
            if (year.Index > 0 && years.Contains(year.Number))
            {
                for (int i = 0; i < _states; i++)
                    Split(world, i);
            }

            for (int i = 0; i < _states; i++)
            {
                _size[i] = Persuasion.Network.SizeOf(world.Gdp.Now[i]);
                _attitude[i] = world.Willingness.Now[i];
                for (int o = 0; o < _deployed.Length; o++)
                    _deployed[o][i] = world.DeployedTo[o].Now[i];
            }
        }

        public ImmutableArray<Influence> Sum(int lanes) =>
        [
            .. from i in Enumerable.Range(0, _states)
               from j in Enumerable.Range(0, _states)
               let pulls = Enumerable.Range(0, lanes).Select(lane => _pull[i, j][lane]).ToArray()
               where pulls.Any(pull => pull != 0)
               select new Influence(
                   model.States[j].Iso3, model.States[i].Iso3, pulls.Average(), pulls.Min(), pulls.Max()),
        ];

        private void Split(World world, int i)
        {
            Lanes ofMembers = Persuasion.Network.OfMembers(world.Member.Now[i], world.TakesPart.Now[i]);
            Lanes all = 0;
            for (int j = 0; j < _states; j++)
            {
                _looks[j] = j == i ? 0 : _size[j] * Persuasion.Network.Between(
                    model.States[i].Region == model.States[j].Region, ofMembers, world.Member.Now[j],
                    SharedOperations(i, j));
                all += _looks[j];
            }

            Lanes mean = _terms[PeersMean, i];
            Lanes weight = Select(mean == 0, 0, _terms[PeersTerm, i] / mean);
            for (int j = 0; j < _states; j++)
                _pull[i, j] += Select(all > 0, weight * _looks[j] / all * (_attitude[j] - _attitude[i]), 0);
        }

        private Lanes SharedOperations(int i, int j)
        {
            Lanes count = 0;
            foreach (Lanes[] troops in _deployed)
                count += (troops[i] > 0) & (troops[j] > 0);
            return count;
        }
    }
}
