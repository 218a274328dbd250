using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// A function's last argument and value for each year and state, kept while the argument stays the same. Most arguments
/// are data, or follow from settings that no scenario changes, so they are the same in all lanes and in every block:
/// where all eight lanes have the kept argument, the kept value is the function's value, bit for bit. Otherwise the
/// function is computed.
/// </summary>
/// <typeparam name="TFunction">The function; acts on each lane alone.</typeparam>
internal sealed class Memo<TFunction>
    where TFunction : struct, ILaneFunction
{
    private (double Argument, double Value)[] _kept = [];

    /// <summary>
    /// The value at <paramref name="x"/>, an argument of the state numbered <paramref name="state"/> in this year.
    /// </summary>
    public Lanes Of(in Year year, int state, in Lanes x)
    {
        int place = year.Index * year.Model.States.Length + state;
        if (place >= _kept.Length)
            MakeRoom(year.Model);
        ref (double Argument, double Value) kept = ref _kept[place];
        if ((x == kept.Argument).All)
            return kept.Value;

        Lanes value = TFunction.Of(x);
        double first = x[0];
        if ((x == first).All)
            kept = (first, value[0]);
        return value;
    }

    /// <summary>The value at an argument that is the same in all lanes.</summary>
    public Lanes Of(in Year year, int state, double x)
    {
        int place = year.Index * year.Model.States.Length + state;
        if (place >= _kept.Length)
            MakeRoom(year.Model);
        ref (double Argument, double Value) kept = ref _kept[place];
        if (x != kept.Argument)
            kept = (x, TFunction.Of(x)[0]);
        return kept.Value;
    }

    // once, in the first year of the first run
    private void MakeRoom(CompiledModel model)
    {
        _kept = new (double, double)[model.Horizon.Years * model.States.Length];
        Array.Fill(_kept, (double.NaN, double.NaN)); // not a number equals no argument
    }
}
