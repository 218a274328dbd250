using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// exp(-d_moscow/threat.distance_decay): nearness to the threat source, between 0 and 1. It depends on the parameter alone, so it is kept
/// from year to year until the parameter changes.
/// </summary>
internal sealed class Proximity
{
    private Lanes[] _values = [];
    private Lanes _decay = double.NaN;

    /// <summary>One value per state; 1 at the source, falling with distance.</summary>
    public ReadOnlySpan<Lanes> For(in Year year)
    {
        Lanes decay = year[Threat.DistanceDecay];
        if (!(decay == _decay).All)
        {
            if (_values.Length == 0)
                _values = new Lanes[year.Model.States.Length]; // once, in the first year of the first run
            _decay = decay;
            for (int i = 0; i < _values.Length; i++)
                _values[i] = Exp(-year.Model.States[i].DistanceToMoscow / decay);
        }

        return _values;
    }
}
