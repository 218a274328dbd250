
namespace PartnershipSim.Analysis.Calibration;

/// <summary>What the fit years are asked about.</summary>
public enum FitTask
{
    /// <summary>Does a state take part in an operation this year? Bernoulli, with the model's probability.</summary>
    Joining,

    /// <summary>How many does it send, relative to all who take part this year? Logarithm.</summary>
    Size,

    /// <summary>How many do all who take part this year send, relative to what they would like to? Logarithm.</summary>
    Total,

    /// <summary>Military spending as a share of GDP, logarithm.</summary>
    Spending,

    /// <summary>Active strength, logarithm.</summary>
    Strength,
}

/// <summary>Something that was observed in a year used for fitting.</summary>
/// <param name="State">-1 if the task concerns all.</param>
/// <param name="Operation">-1 if the task concerns none.</param>
/// <param name="Observed">
/// 0 or 1 for joining; 0 for a total; otherwise the logarithm (thousands of troops, share of GDP, thousands of
/// soldiers).
/// </param>
public readonly record struct FitCase(FitTask Task, int Year, int State, int Operation, double Observed);
