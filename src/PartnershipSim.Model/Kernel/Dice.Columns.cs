using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Kernel;

/// <content>
/// Draws for a whole column at once. Each is the draw of its own address, bit for bit, so it does not matter who is
/// drawn together.
/// </content>
public sealed partial class Dice
{
    /// <summary>A uniform draw for every state in <paramref name="states"/>; see the draw of one.</summary>
    public void Uniform(Purpose purpose, int year, ReadOnlySpan<uint> states, uint operation, Span<Lanes> draws)
    {
        if (IsDeterministic)
        {
            draws.Fill(0.5);
            return;
        }

        uint when = When(purpose, year);
        for (int i = 0; i < draws.Length; i++)
            draws[i] = Draw(when, states[i], operation);
    }

    /// <summary>A uniform draw for every pair of a state and an operation.</summary>
    public void Uniform(
        Purpose purpose, int year, ReadOnlySpan<uint> states, ReadOnlySpan<uint> operations, Span<Lanes> draws)
    {
        if (IsDeterministic)
        {
            draws.Fill(0.5);
            return;
        }

        uint when = When(purpose, year);
        for (int i = 0; i < draws.Length; i++)
            draws[i] = Draw(when, states[i], operations[i]);
    }

    /// <summary>A shock for every state in <paramref name="states"/>; see the shock of one.</summary>
    public void Shock(in Lanes tails, Purpose purpose, int year, ReadOnlySpan<uint> states, Span<Lanes> shocks)
    {
        Uniform(purpose, year, states, operation: 0, shocks);
        ToShocks(tails, shocks);
    }

    /// <summary>A shock for every pair of a state and an operation.</summary>
    public void Shock(
        in Lanes tails, Purpose purpose, int year, ReadOnlySpan<uint> states, ReadOnlySpan<uint> operations,
        Span<Lanes> shocks)
    {
        Uniform(purpose, year, states, operations, shocks);
        ToShocks(tails, shocks);
    }

    /// <summary>Each mean becomes the count that its state draws; see the Poisson draw of one.</summary>
    /// <param name="means">The means, afterwards the counts.</param>
    /// <param name="draws">Room for the draws.</param>
    public void Poisson(
        Span<Lanes> means, Purpose purpose, int year, ReadOnlySpan<uint> states, uint operation, Span<Lanes> draws)
    {
        if (IsDeterministic)
            return;
        Uniform(purpose, year, states, operation, draws[..means.Length]);
        for (int i = 0; i < means.Length; i++)
        {
            Lanes mean = means[i];
            Lanes none = ExpInline(-mean);
            bool isNone = ((draws[i] <= none) & (mean >= 0) & (mean <= LargestInverted)).All;
            if (isNone)
                means[i] = 0;
            else
                means[i] = PoissonQuantile(mean, draws[i], none);
        }
    }

    private void ToShocks(in Lanes tails, Span<Lanes> draws)
    {
        if (IsDeterministic)
        {
            draws.Clear();
            return;
        }

        Mask isHeavy = tails > Middle;
        if (isHeavy.All)
        {
            StudentT4Quantile(draws);
        }
        else if (!isHeavy.Any)
        {
            NormalQuantile(draws);
        }
        else
        {
            foreach (ref Lanes u in draws)
                u = Select(isHeavy, LaneMath.StudentT4Quantile(u), LaneMath.NormalQuantile(u));
        }
    }
}
