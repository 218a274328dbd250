using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Tests.Oracle;

/// <summary>The luck of one run: one draw at a time, from the generator's words as section 8 of the model describes them.</summary>
public sealed class PlainDice
{
    private readonly ulong _seed;
    private readonly uint _replicate;

    public PlainDice(ulong seed, uint replicate)
    {
        _seed = seed;
        _replicate = replicate;
    }

    public bool IsDeterministic { get; private init; }

    public static PlainDice Deterministic { get; } = new(0, 0) { IsDeterministic = true };

    public double Uniform(Purpose purpose, int year, uint state, uint operation = 0)
    {
        if (IsDeterministic)
            return 0.5;
        uint when = 65536 * (uint)purpose + (uint)year;
        (uint w0, uint w1, _, _) = Philox.Words(_replicate, when, state, operation, (uint)_seed, (uint)(_seed >> 32));
        ulong k = ((ulong)w0 << 20) | (w1 >> 12);
        return (k + 0.5) / 4503599627370496.0;
    }

    public double Normal(Purpose purpose, int year, uint state, uint operation = 0) =>
        IsDeterministic ? 0 : PlainMath.NormalQuantile(Uniform(purpose, year, state, operation));

    public double Shock(double tails, Purpose purpose, int year, uint state, uint operation = 0)
    {
        if (IsDeterministic)
            return 0;
        double u = Uniform(purpose, year, state, operation);
        return tails > 0.5 ? PlainMath.StudentT4Quantile(u) : PlainMath.NormalQuantile(u);
    }

    public double Poisson(double mean, Purpose purpose, int year, uint state, uint operation)
    {
        if (IsDeterministic)
            return mean;
        double u = Uniform(purpose, year, state, operation);
        if (mean > 4)
            return Math.Max(0, Math.Floor(mean + Math.Sqrt(mean) * PlainMath.NormalQuantile(u) + 0.5));

        double term = PlainMath.Exp(-mean);
        double distribution = term;
        int count = 0;
        while (count < 16 && u > distribution)
        {
            count++;
            term = term * mean / count;
            distribution += term;
        }

        return count;
    }
}
