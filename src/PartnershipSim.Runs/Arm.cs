using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Runs;

/// <summary>
/// One of the scenarios that are run side by side under common random numbers: replicate r of every arm meets the same
/// draws, so the difference between two arms is the difference that the scenario makes.
/// </summary>
public sealed class Arm
{
    public Arm(string name, CompiledModel model)
        : this(name, model, model?.Timetable ?? throw new ArgumentNullException(nameof(model)))
    {
    }

    /// <param name="timetable">Settings that replace the model's own, one point per year.</param>
    public Arm(string name, CompiledModel model, ImmutableArray<ParameterPoint> timetable)
    {
        Name = name;
        Model = model;
        Timetable = timetable;
        Settings = Settings.Same(timetable);
    }

    public string Name { get; }

    public CompiledModel Model { get; }

    public ImmutableArray<ParameterPoint> Timetable { get; }

    public Settings Settings { get; }

    /// <summary>
    /// How the settings stand in a block of replicates: as they are, or as a member of the plan's ensemble has them.
    /// </summary>
    public Settings SettingsOf(Block block, RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Ensemble is { } ensemble
            ? Settings.Same(ensemble.Timetable(Timetable, plan.MemberOf(block.First)))
            : Settings;
    }

    /// <summary>
    /// The earlier arm whose attitudes are imposed on this one, or null: see <see cref="AttitudePath"/>.
    /// </summary>
    public int? AttitudesFrom { get; init; }
}
