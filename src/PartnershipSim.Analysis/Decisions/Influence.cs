using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Decisions;

/// <summary>How far one state moved another: the pull of its attitude to operations on the other's, summed over years.</summary>
/// <param name="From">iso3 of the state that pulls.</param>
/// <param name="To">iso3 of the state that is pulled.</param>
/// <param name="Pull">Index points, mean over the replicates; above 0 where the other was raised.</param>
/// <param name="Low">The lowest of the replicates.</param>
/// <param name="High">The highest of the replicates.</param>
public sealed record Influence(string From, string To, double Pull, double Low, double High)
{
    /// <summary>So many replicates are looked at, at most: one block of lanes.</summary>
    public const int Replicates = Lanes.Count;

    /// <summary>
    /// Who moved whom, over the years, in the first replicates of a run. Persuasion makes a state's attitude move by weight·(X - x), where X is what its
    /// circles think; X is a mean over states, so the move is a sum of one pull from each: weight·share_j·(x_j - x).
    /// </summary>
    public static ImmutableArray<Influence> Of(CompiledModel model, RunPlan plan, OutcomeYears years)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        Listener listener = new(model, years);
        new Simulation(model).Run(new Arm("", model).SettingsOf(0, plan), plan.IsDeterministic ? Dice.Deterministic : Dice.ForBlock(plan.Seed, 0), listener, new Ear(listener));
        return listener.Sum(plan.IsDeterministic ? 1 : Math.Min(Replicates, plan.Replicates));
    }

    private readonly struct Ear(Listener listener) : ILedger
    {
        public void Write(in LedgerLine line) => listener.Hear(line);
    }

    /// <summary>Keeps last year's world, hears what the submodel writes of peers, and shares it out among them.</summary>
    private sealed class Listener(CompiledModel model, OutcomeYears years) : IObserver
    {
        private readonly int _states = model.States.Length;
        private readonly double[,,] _pull = new double[model.States.Length, model.States.Length, Lanes.Count];
        private readonly Lanes[] _peers = new Lanes[model.States.Length];
        private readonly Lanes[] _term = new Lanes[model.States.Length];
        private readonly Lanes[] _gdp = new Lanes[model.States.Length];
        private readonly Lanes[] _attitude = new Lanes[model.States.Length];
        private readonly Lanes[][] _deployed = [.. model.Operations.Select(_ => new Lanes[model.States.Length])];

        public void Hear(in LedgerLine line)
        {
            if (line.Decision != "attitude to operations")
                return;
            if (line is { Kind: LineKind.Input, Name: "what peers think" })
                _peers[line.State] = line.Value;
            else if (line is { Kind: LineKind.Term, Name: "peers" })
                _term[line.State] = line.Value;
        }

        public void Observe(in Year year, World world)
        {
            if (year.Index > 0 && years.Contains(year.Number))
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                    Share(world, lane);
            }

            for (int i = 0; i < _states; i++)
            {
                (_gdp[i], _attitude[i]) = (world.Gdp.Now[i], world.Willingness.Now[i]);
                for (int o = 0; o < _deployed.Length; o++)
                    _deployed[o][i] = world.DeployedTo[o].Now[i];
            }
        }

        public ImmutableArray<Influence> Sum(int lanes) =>
        [
            .. from i in Enumerable.Range(0, _states)
               from j in Enumerable.Range(0, _states)
               let pulls = Enumerable.Range(0, lanes).Select(lane => _pull[i, j, lane]).ToArray()
               where pulls.Any(pull => pull != 0)
               select new Influence(model.States[j].Iso3, model.States[i].Iso3, pulls.Average(), pulls.Min(), pulls.Max()),
        ];

        private void Share(World world, int lane)
        {
            double[] voice = [.. _gdp.Select(gdp => Math.Sqrt(Math.Sqrt(gdp[lane])))];
            double[] look = new double[_states];
            for (int i = 0; i < _states; i++)
            {
                double own = _attitude[i][lane];
                double all = 0;
                for (int j = 0; j < _states; j++)
                {
                    look[j] = j == i ? 0 : voice[j] * Sight(world, i, j, lane);
                    all += look[j];
                }

                double heard = _peers[i][lane];
                double weight = heard == 0 ? 0 : _term[i][lane] / heard;
                for (int j = 0; j < _states && all > 0; j++)
                    _pull[i, j, lane] += weight * look[j] / all * (_attitude[j][lane] - own);
            }
        }

        /// <summary>How much one state looks at another, by the circles that hold both (section 7.4).</summary>
        private double Sight(World world, int i, int j, int lane)
        {
            double sight = Persuasion.WorldSight + (model.States[i].Region == model.States[j].Region ? Persuasion.RegionSight : 0);
            sight += (Persuasion.MemberSight * world.Member.Now[i][lane] + Persuasion.PartnerSight * world.TakesPart.Now[i][lane]) * world.Member.Now[j][lane];
            return sight + Persuasion.ComradeSight * _deployed.Count(troops => troops[i][lane] > 0 && troops[j][lane] > 0);
        }
    }
}
