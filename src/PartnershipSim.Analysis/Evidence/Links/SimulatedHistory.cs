using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>A simulated history, read as the observed one is: outcome, state and year.</summary>
public sealed class SimulatedHistory
{
    private readonly HistoryRecorder _recorder;
    private readonly int _lane;
    private readonly int _isaf;

    internal SimulatedHistory(HistoryRecorder recorder, int lane, int isaf)
    {
        _recorder = recorder;
        _lane = lane;
        _isaf = isaf;
    }

    /// <summary>From 1994 on; not a number for an outcome that the model does not have.</summary>
    public double At(EvidenceOutcome outcome, int state, int year)
    {
        int t = Horizon.IndexOf(year);
        return outcome == EvidenceOutcome.Spending ? _recorder.LogShare[t][state][_lane]
            : outcome == EvidenceOutcome.Strength ? Math.Log(_recorder.Strength[t][state][_lane])
            : outcome == EvidenceOutcome.Willingness ? Willingness(state, year)
            : outcome == EvidenceOutcome.Reform ? Reform(state, year)
            : outcome == EvidenceOutcome.Isaf && _isaf >= 0 ? Troops(_isaf, state, year) > 0 ? 1 : 0
            : outcome == EvidenceOutcome.IsafTroops && _isaf >= 0
            ? EvidenceData.LogTroops(Troops(_isaf, state, year))
            : double.NaN;
    }

    /// <summary>Thousands.</summary>
    public double Troops(int operation, int state, int year) =>
        _recorder.Troops[operation][Horizon.IndexOf(year)][state][_lane];

    /// <summary>Attitude to operations abroad, 0-1.</summary>
    public double Willingness(int state, int year) =>
        _recorder.Attitudes.Operations[Horizon.IndexOf(year)][state][_lane];

    /// <summary>Attitude to defence reform, 0-1.</summary>
    public double Reform(int state, int year) => _recorder.Attitudes.Reform[Horizon.IndexOf(year)][state][_lane];

    /// <summary>Usable share of the forces, 0-1.</summary>
    public double Usability(int state, int year) => _recorder.Usable[Horizon.IndexOf(year)][state][_lane];

    /// <summary>Interoperability with the Alliance, 0-1.</summary>
    public double Interoperability(int state, int year) => _recorder.Interop[Horizon.IndexOf(year)][state][_lane];
}

/// <summary>What is kept of a block of eight histories.</summary>
internal sealed class HistoryRecorder(CompiledModel model) : IObserver
{
    public Lanes[][] LogShare { get; } = Rows(model);

    public Lanes[][] Strength { get; } = Rows(model);

    public Lanes[][] Interop { get; } = Rows(model);

    public Lanes[][] Usable { get; } = Rows(model);

    public ImmutableArray<Lanes[][]> Troops { get; } = [.. model.Operations.Select(_ => Rows(model))];

    public AttitudePath Attitudes { get; } = new(model.Horizon.Years, model.States.Length);

    public void Observe(in Year year, World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.LogShare.Now.CopyTo(LogShare[year.Index]);
        world.Active.Now.CopyTo(Strength[year.Index]);
        world.Interop.Now.CopyTo(Interop[year.Index]);
        world.Usable.Now.CopyTo(Usable[year.Index]);
        world.Reform.Now.CopyTo(Attitudes.Reform[year.Index]);
        world.Willingness.Now.CopyTo(Attitudes.Operations[year.Index]);
        for (int o = 0; o < Troops.Length; o++)
            world.DeployedTo[o].Now.CopyTo(Troops[o][year.Index]);
    }

    private static Lanes[][] Rows(CompiledModel model) =>
        [.. Enumerable.Range(0, model.Horizon.Years).Select(_ => new Lanes[model.States.Length])];
}
