using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Everything one process of one year may look at.</summary>
public sealed class PlainWorld
{
    public PlainWorld(CompiledModel model)
    {
        Model = model;
        Countries = [.. model.States.Select((card, number) => new PlainCountry(number, card, model.Operations.Length))];
        Operations = [.. model.Operations.Select((card, number) => new PlainOperation(number, card))];
    }

    public CompiledModel Model { get; }

    public DriverValues Drivers => Model.Drivers;

    public List<PlainCountry> Countries { get; }

    public List<PlainOperation> Operations { get; }

    /// <summary>0 in 1994.</summary>
    public int YearIndex { get; set; }

    public int Year => Horizon.Start + YearIndex;

    public bool IsProjected => Year > Model.Horizon.LastObserved;

    /// <summary>How the settings stand this year.</summary>
    public ParameterPoint Point { get; set; } = ParameterSpace.Default;

    public PlainDice Dice { get; set; } = PlainDice.Deterministic;

    /// <summary>Attitudes imposed from another world, and which of its eight runs is meant.</summary>
    public AttitudePath? Imposed { get; set; }

    public int ImposedLane { get; set; }

    /// <summary>What was observed, as long as it is imposed.</summary>
    public Observations? Seen => Model.Nudge is { } seen && Year <= seen.Origin ? seen : null;

    public bool IsOn(Mechanism mechanism) => Point[mechanism] > 0;
}
