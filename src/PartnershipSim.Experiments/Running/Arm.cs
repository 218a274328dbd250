using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Experiments.Running;

/// <summary>
/// One of several worlds that share their luck: replicate r of every arm meets the same draws, so the difference between two arms is the
/// difference that the scenario makes.
/// </summary>
public sealed class Arm
{
    public Arm(string name, CompiledModel model)
        : this(name, model, model?.Timetable ?? throw new ArgumentNullException(nameof(model)))
    {
    }

    /// <param name="timetable">Dials that replace the model's own, one point per year.</param>
    public Arm(string name, CompiledModel model, ImmutableArray<ParameterPoint> timetable)
    {
        Name = name;
        Model = model;
        Dials = Dials.Same(timetable);
    }

    public string Name { get; }

    public CompiledModel Model { get; }

    public Dials Dials { get; }

    /// <summary>The earlier arm whose attitudes are imposed on this one, or null: see <see cref="AttitudePath"/>.</summary>
    public int? AttitudesFrom { get; init; }
}
