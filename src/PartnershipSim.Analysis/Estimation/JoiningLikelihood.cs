namespace PartnershipSim.Analysis.Estimation;

/// <summary>One decision whether to take part.</summary>
/// <param name="Others">Added to the logit, with nothing to be estimated.</param>
/// <param name="Causes">What the numbers are multiplied with.</param>
internal sealed record Participation(
    int State, bool IsThere, bool IsYesterdayUnknown, double Others, double[] Causes);

/// <summary>
/// A logit with a frailty of every state: the likelihood of a state is the mean over the nine values that the model
/// draws from. The first number is the frailty's scale.
/// </summary>
internal sealed class JoiningLikelihood : ILikelihood
{
    /// <summary>
    /// Standard deviation of a normal prior of every number: so wide that it only keeps a number from running away
    /// that the cases do not bound (A. Gelman and others 2008, Annals of Applied Statistics 2).
    /// </summary>
    private const double Loose = 5;

    private readonly Participation[][] _states;
    private readonly double[] _nodes;
    private readonly double[] _logWeights;

    public JoiningLikelihood(IEnumerable<Participation> decisions, IEnumerable<(double Value, double Chance)> frailty)
    {
        _states = [.. decisions.GroupBy(each => each.State).Select(state => state.ToArray())];
        _nodes = [.. frailty.Select(node => node.Value)];
        _logWeights = [.. frailty.Select(node => Math.Log(node.Chance))];
    }

    public int Clusters => _states.Length;

    public double Of(ReadOnlySpan<double> numbers, double[][] scores)
    {
        double[] odds = new double[_nodes.Length];
        for (int k = 0; k < odds.Length; k++)
            odds[k] = Math.Exp(numbers[0] * _nodes[k]);
        double sum = 0;
        for (int c = 0; c < _states.Length; c++)
            sum += OfState(_states[c], numbers, odds, scores[c]);
        for (int j = 1; j < numbers.Length; j++)
        {
            sum -= 0.5 * numbers[j] * numbers[j] / (Loose * Loose);
            foreach (double[] score in scores)
                score[j] -= numbers[j] / (Loose * Loose * _states.Length);
        }

        return sum;
    }

    private double OfState(Participation[] decisions, ReadOnlySpan<double> numbers, double[] odds, double[] score)
    {
        int causes = numbers.Length - 1, nodes = _nodes.Length;
        Span<double> chances = decisions.Length * nodes < 4096 ? stackalloc double[decisions.Length * nodes]
            : new double[decisions.Length * nodes];
        Span<double> logs = stackalloc double[nodes];
        _logWeights.CopyTo(logs);
        for (int d = 0; d < decisions.Length; d++)
        {
            Participation each = decisions[d];
            double inclination = each.Others;
            for (int j = 0; j < causes; j++)
                inclination += numbers[1 + j] * each.Causes[j];
            double known = Math.Exp(Math.Clamp(inclination, -100, 100));
            for (int k = 0; k < nodes; k++)
            {
                double with = known * odds[k];
                chances[d * nodes + k] = with / (1 + with);
                logs[k] += Math.Log((each.IsThere ? with : 1) / (1 + with));
            }
        }

        double highest = logs[0];
        foreach (double log in logs)
            highest = Math.Max(highest, log);
        double total = 0;
        for (int k = 0; k < nodes; k++)
        {
            logs[k] = Math.Exp(logs[k] - highest);
            total += logs[k];
        }

        Array.Clear(score);
        for (int d = 0; d < decisions.Length; d++)
        {
            Participation each = decisions[d];
            double rest = 0, restFrailty = 0;
            for (int k = 0; k < nodes; k++)
            {
                double part = logs[k] / total * ((each.IsThere ? 1 : 0) - chances[d * nodes + k]);
                rest += part;
                restFrailty += part * _nodes[k];
            }

            for (int j = 0; j < causes; j++)
                score[1 + j] += rest * each.Causes[j];
            score[0] += restFrailty;
        }

        return highest + Math.Log(total);
    }
}
