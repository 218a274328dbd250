namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// One group in one period against its controls: the two-by-two difference in differences that gives ATT(g,t). With
/// the covariates fixed it is a weighted sum of the changes ΔY of its units,
/// <code>
/// ATT = Σ a_i (ΔY_i - x_i'β) - Σ b_i (ΔY_i - x_i'β),   β = (X'WX)⁻¹ X'W ΔY over the controls
/// </code>
/// a: shares of the treated; b: shares of the controls weighted by the odds of the propensity score, 0 in outcome
/// regression.
/// </summary>
internal sealed class Comparison
{
    /// <summary>
    /// Propensities above this leave a treated unit without counterpart (the bound of the R package did).
    /// </summary>
    private const double MostPropensity = 0.999;

    private readonly int _columns;
    private readonly double[] _x;
    private readonly double[] _treated;
    private readonly double[] _weights;
    private readonly double[] _treatedShares;
    private readonly double[] _controlShares;
    private readonly double[] _imbalance;
    private readonly SymmetricSystem _outcomes;
    private readonly LogitFit? _propensity;

    private Comparison(
        ComparisonSample sample, double[] treatedShares, double[] controlShares, SymmetricSystem outcomes,
        LogitFit? propensity)
    {
        _columns = sample.Columns;
        _x = sample.X;
        _treated = sample.Treated;
        _weights = sample.Weights;
        Units = sample.Units;
        _treatedShares = treatedShares;
        _controlShares = controlShares;
        _outcomes = outcomes;
        _propensity = propensity;
        _imbalance = new double[_columns];
        for (int i = 0; i < Units.Length; i++)
        {
            for (int a = 0; a < _columns; a++)
                _imbalance[a] += (treatedShares[i] - controlShares[i]) * _x[i * _columns + a];
        }

        double[] direction = [.. _imbalance];
        outcomes.Solve(direction);
        Coefficients = new double[Units.Length];
        for (int i = 0; i < Units.Length; i++)
        {
            double fitted = _treated[i] > 0 ? 0 : _weights[i] * Dot(i, direction);
            Coefficients[i] = treatedShares[i] - controlShares[i] - fitted;
        }
    }

    /// <summary>Units with both periods observed, by their number in the panel.</summary>
    public int[] Units { get; }

    /// <summary>Of the change of each unit: ATT = Σ c_i ΔY_i.</summary>
    public double[] Coefficients { get; }

    public bool IsTreated(int place) => _treated[place] > 0;

    /// <summary>The comparison, or the reason why there is none.</summary>
    public static (Comparison? Comparison, string? Refusal) Of(ComparisonSample sample, Adjustment adjustment)
    {
        int columns = sample.Columns;
        double treated = 0;
        int treatedCount = 0, controlCount = 0;
        double[] cross = new double[columns * columns];
        for (int i = 0; i < sample.Units.Length; i++)
        {
            if (sample.Weights[i] == 0)
                continue;
            if (sample.Treated[i] > 0)
            {
                treated += sample.Weights[i];
                treatedCount++;
                continue;
            }

            controlCount++;
            for (int a = 0; a < columns; a++)
            {
                double weighted = sample.Weights[i] * sample.X[i * columns + a];
                for (int b = 0; b < columns; b++)
                    cross[a * columns + b] += weighted * sample.X[i * columns + b];
            }
        }

        if (treatedCount == 0)
            return (null, "no state that joins is observed both before and after it");
        if (controlCount == 0)
            return (null, "no control is observed in both periods");
        if (controlCount < columns)
            return (null, $"{Counted(controlCount)} cannot carry a regression on {columns - 1} covariates");
        SymmetricSystem? outcomes = SymmetricSystem.Factor(cross, columns, out int dependent);
        if (outcomes is null)
        {
            return (null, $"among the controls, {sample.Names[dependent - 1]} is constant or a linear combination of "
                + "the covariates before it");
        }

        double[] treatedShares = new double[sample.Units.Length];
        double[] controlShares = new double[sample.Units.Length];
        for (int i = 0; i < treatedShares.Length; i++)
            treatedShares[i] = sample.Treated[i] > 0 ? sample.Weights[i] / treated : 0;
        if (adjustment != Adjustment.DoublyRobust || columns == 1)
            return (new(sample, treatedShares, controlShares, outcomes, null), null);
        LogitFit? propensity = Logit.Fit(sample.X, columns, sample.Treated, sample.Weights);
        if (propensity is null || propensity.Probabilities.Max() > MostPropensity)
            return (null, "the covariates separate treated units from controls: no control is like the treated");
        double odds = 0;
        for (int i = 0; i < controlShares.Length; i++)
        {
            if (sample.Treated[i] > 0)
                continue;
            double p = propensity.Probabilities[i];
            controlShares[i] = sample.Weights[i] * p / (1 - p);
            odds += controlShares[i];
        }

        for (int i = 0; i < controlShares.Length; i++)
            controlShares[i] /= odds;
        return (new(sample, treatedShares, controlShares, outcomes, propensity), null);
    }

    /// <summary>
    /// ATT, and what each unit contributes to its error: the influence function over the number of units.
    /// </summary>
    /// <param name="changes">ΔY of <see cref="Units"/>.</param>
    /// <param name="influence">Of all units of the panel; those of this comparison are set.</param>
    public double Estimate(ReadOnlySpan<double> changes, Span<double> influence)
    {
        int n = Units.Length;
        double[] beta = new double[_columns];
        for (int i = 0; i < n; i++)
        {
            if (_treated[i] > 0)
                continue;
            for (int a = 0; a < _columns; a++)
                beta[a] += _weights[i] * _x[i * _columns + a] * changes[i];
        }

        _outcomes.Solve(beta);
        double[] residuals = new double[n];
        double treatedMean = 0, controlMean = 0;
        for (int i = 0; i < n; i++)
        {
            residuals[i] = changes[i] - Dot(i, beta);
            treatedMean += _treatedShares[i] * residuals[i];
            controlMean += _controlShares[i] * residuals[i];
        }

        // the error of the two first stages: regression of the outcome, and propensity score
        double[] ofOutcomes = [.. _imbalance];
        _outcomes.Solve(ofOutcomes);
        double[] ofPropensity = new double[_columns];
        if (_propensity is not null)
        {
            for (int i = 0; i < n; i++)
            {
                for (int a = 0; a < _columns; a++)
                    ofPropensity[a] += _controlShares[i] * (residuals[i] - controlMean) * _x[i * _columns + a];
            }

            _propensity.Information.Solve(ofPropensity);
        }

        for (int i = 0; i < n; i++)
        {
            double psi =
                _treatedShares[i] * (residuals[i] - treatedMean) - _controlShares[i] * (residuals[i] - controlMean);
            if (_treated[i] == 0)
                psi -= _weights[i] * residuals[i] * Dot(i, ofOutcomes);
            if (_propensity is not null)
                psi -= _weights[i] * (_treated[i] - _propensity.Probabilities[i]) * Dot(i, ofPropensity);
            influence[Units[i]] = psi;
        }

        return treatedMean - controlMean;
    }

    private double Dot(int row, double[] vector)
    {
        double sum = 0;
        for (int a = 0; a < _columns; a++)
            sum += _x[row * _columns + a] * vector[a];
        return sum;
    }

    private static string Counted(int controls) => controls == 1 ? "one control" : $"{controls} controls";
}

/// <summary>The units of a comparison.</summary>
/// <param name="Units">By their number in the panel.</param>
/// <param name="Treated">1 for the group, 0 for its controls.</param>
/// <param name="X">A constant and the covariates in the base period, row by row.</param>
/// <param name="Names">Of the covariates, without the constant.</param>
internal sealed record ComparisonSample(
    int[] Units, double[] Treated, double[] Weights, double[] X, IReadOnlyList<string> Names)
{
    public int Columns => Names.Count + 1;
}
