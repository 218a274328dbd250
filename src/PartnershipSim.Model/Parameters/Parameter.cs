namespace PartnershipSim.Model.Parameters;

/// <summary>
/// Why a value may differ: policy chooses it (lever), it is not known (uncertainty), or it is kept (fixed).
/// </summary>
public enum Role
{
    Lever,
    Uncertainty,
    Fixed,
}

/// <summary>On what a default rests.</summary>
public enum Evidence
{
    Measured,
    Literature,
    Calibrated,
    Assumed,
    Lever,
}

/// <summary>A closed range of numbers.</summary>
public readonly record struct Interval(double Low, double High)
{
    public double Width => High - Low;

    public bool Contains(double value) => value >= Low && value <= High;

    public override string ToString() => $"[{Low}, {High}]";
}

/// <summary>
/// Anything that can be set per run and per year: a <see cref="Parameter"/> or a <see cref="Mechanism"/>.
/// </summary>
public abstract class Setting(string key, double @default, Interval range, string unit, string meaning)
{
    /// <summary>As written in YAML.</summary>
    public string Key { get; } = key;

    /// <summary>The value unless a scenario sets another.</summary>
    public double Default { get; } = @default;

    /// <summary>Hard bounds, and the range of a sweep.</summary>
    public Interval Range { get; } = range;

    /// <summary>Unit as printed; "-" for a pure number.</summary>
    public string Unit { get; } = unit;

    /// <summary>What it stands for, and the literature it rests on.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>
    /// The place of this setting in every <see cref="ParameterPoint"/>; below 0 until all settings have been numbered.
    /// </summary>
    /// <remarks>
    /// A plain number: were it looked up on demand, every equation that reads a parameter would hold a call.
    /// </remarks>
    public int Index { get; private set; } = -1;

    /// <summary>Gives the setting its place, once.</summary>
    internal void StandAt(int place) => Index = place;

    public override string ToString() => Key;
}

/// <summary>
/// One number of the model, declared once, beside the equation that reads it. YAML keys, validation, the JSON Schema,
/// the tables of the ODD and the axes of a study are all read from this declaration.
/// </summary>
public sealed class Parameter : Setting
{
    private Parameter(
        string key, string unit, double @default, Interval range, Role role, Evidence evidence, string meaning)
        : base(key, @default, range, unit, meaning)
    {
        Role = role;
        Evidence = evidence;
    }

    public Role Role { get; }

    public Evidence Evidence { get; }

    /// <summary>Policy chooses it.</summary>
    public static Parameter Lever(
        string key, string unit, double @default, double low, double high, Evidence evidence, string meaning) =>
        new(key, unit, @default, new(low, high), Role.Lever, evidence, meaning);

    /// <summary>Its value is not known; a study sweeps it.</summary>
    public static Parameter Uncertain(
        string key, string unit, double @default, double low, double high, Evidence evidence, string meaning) =>
        new(key, unit, @default, new(low, high), Role.Uncertainty, evidence, meaning);

    /// <summary>A documented constant: it may be overridden, but a study does not sweep it by itself.</summary>
    public static Parameter Fixed(
        string key, string unit, double @default, double low, double high, Evidence evidence, string meaning) =>
        new(key, unit, @default, new(low, high), Role.Fixed, evidence, meaning);
}

/// <summary>
/// A causal channel of persuasion that can be switched off alone: 1 is on, 0 is off. No switch changes any draw.
/// </summary>
/// <param name="key">As written in YAML.</param>
/// <param name="meaning">What it stands for.</param>
/// <param name="whenOff">What the model does without it.</param>
public sealed class Mechanism(string key, string meaning, string whenOff)
    : Setting(key, 1, new Interval(0, 1), "on/off", meaning)
{
    public string WhenOff { get; } = whenOff;
}
