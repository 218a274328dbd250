namespace PartnershipSim.Model.Kernel;

/// <summary>A function that acts on each lane alone.</summary>
internal interface ILaneFunction
{
    static abstract Lanes Of(Lanes x);
}

/// <summary>ln x.</summary>
internal readonly struct Logarithm : ILaneFunction
{
    public static Lanes Of(Lanes x) => LaneMath.Log(x);
}

/// <summary>e^x.</summary>
internal readonly struct Exponential : ILaneFunction
{
    public static Lanes Of(Lanes x) => LaneMath.Exp(x);
}

/// <summary>Λ(x).</summary>
internal readonly struct LogisticFunction : ILaneFunction
{
    public static Lanes Of(Lanes x) => LaneMath.Logistic(x);
}

/// <summary>x^¼.</summary>
internal readonly struct FourthRoot : ILaneFunction
{
    public static Lanes Of(Lanes x) => LaneMath.Sqrt(LaneMath.Sqrt(x));
}
