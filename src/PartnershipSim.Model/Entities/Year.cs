using System.Runtime.CompilerServices;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Model.Entities;

/// <summary>What a submodel reads of a year: its number, the settings, the drivers and the dice.</summary>
public readonly ref struct Year
{
    private readonly ReadOnlySpan<Lanes> _settings;

    public Year(CompiledModel model, int index, ReadOnlySpan<Lanes> settings, Dice dice, AttitudePath? imposed = null)
    {
        Model = model;
        Index = index;
        _settings = settings;
        Dice = dice;
        Imposed = imposed;
    }

    public CompiledModel Model { get; }

    /// <summary>0 in 1994.</summary>
    public int Index { get; }

    /// <summary>The calendar year.</summary>
    public int Number => Horizon.Start + Index;

    /// <summary>After the last observed year, GDP and accession are simulated too.</summary>
    public bool IsProjected => Number > Model.Horizon.LastObserved;

    public Dice Dice { get; }

    /// <summary>Attitudes imposed from another scenario, or null; see <see cref="AttitudePath"/>.</summary>
    public AttitudePath? Imposed { get; }

    /// <summary>Observations that still replace what is simulated, or null: before the forecast origin of a nudged run.</summary>
    public Observations? Nudge => Model.Nudge is { } seen && Number <= seen.Origin ? seen : null;

    /// <summary>The value of a parameter this year, lane by lane.</summary>
    public Lanes this[Parameter parameter]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _settings[parameter.Index];
    }

    /// <summary>1 in lanes where the mechanism is on, 0 where it is switched off.</summary>
    public Lanes this[Mechanism mechanism]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _settings[mechanism.Index];
    }
}

/// <summary>
/// The attitudes of every state in every year of a recorded run. Imposed on another scenario under common random numbers, they show how
/// much of an effect is mediated by attitudes. Indexed [year][state].
/// </summary>
public sealed class AttitudePath(int years, int states)
{
    public Lanes[][] Reform { get; } = [.. Enumerable.Range(0, years).Select(_ => new Lanes[states])];

    public Lanes[][] Operations { get; } = [.. Enumerable.Range(0, years).Select(_ => new Lanes[states])];
}
