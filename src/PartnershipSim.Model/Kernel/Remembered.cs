namespace PartnershipSim.Model.Kernel;

/// <summary>
/// A function of what is mostly the same in every lane and every block: facts of the past, or settings that nobody turned. One number is
/// remembered for each year and state; where all eight lanes hold it again, so do they hold its image, bit for bit. Where lanes differ, the
/// function is simply computed.
/// </summary>
/// <typeparam name="TFunction">The function; acts on each lane alone.</typeparam>
internal sealed class Remembered<TFunction>
    where TFunction : struct, ILaneFunction
{
    private (double Argument, double Image)[] _known = [];

    /// <summary>The image of <paramref name="x"/>, a number of the state numbered <paramref name="state"/> in this year.</summary>
    public Lanes Of(in Year year, int state, Lanes x)
    {
        int place = year.Index * year.Model.States.Length + state;
        if (place >= _known.Length)
            MakeRoom(year.Model);
        ref (double Argument, double Image) known = ref _known[place];
        if ((x == known.Argument).All)
            return known.Image;

        Lanes image = TFunction.Of(x);
        double first = x[0];
        if ((x == first).All)
            known = (first, image[0]);
        return image;
    }

    // once, in the first year of the first run
    private void MakeRoom(CompiledModel model)
    {
        _known = new (double, double)[model.Horizon.Years * model.States.Length];
        Array.Fill(_known, (double.NaN, double.NaN)); // equal to nothing
    }
}

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

/// <summary>x^¼.</summary>
internal readonly struct FourthRoot : ILaneFunction
{
    public static Lanes Of(Lanes x) => LaneMath.Sqrt(LaneMath.Sqrt(x));
}
