namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The clusters that stand behind an estimate. An influence function does not know that three treated clusters are
/// few; Student's t with the clusters of the smaller side less one does (the logic of Donald and Lang 2007).
/// </summary>
internal sealed class Support
{
    private readonly bool[] _treated;
    private readonly bool[] _controls;

    private Support(bool[] treated, bool[] controls)
    {
        _treated = treated;
        _controls = controls;
    }

    /// <summary>Clusters of the smaller side.</summary>
    public int Clusters => Math.Min(_treated.Count(has => has), _controls.Count(has => has));

    /// <summary>Below 1, there is no standard error.</summary>
    public int DegreesOfFreedom => Clusters - 1;

    public static Support None(PanelShape shape) => new(new bool[shape.ClusterCount], new bool[shape.ClusterCount]);

    public void Add(Comparison comparison, PanelShape shape)
    {
        for (int i = 0; i < comparison.Units.Length; i++)
            (comparison.IsTreated(i) ? _treated : _controls)[shape.Clusters[comparison.Units[i]]] = true;
    }

    public void Add(Support other)
    {
        for (int c = 0; c < _treated.Length; c++)
        {
            _treated[c] |= other._treated[c];
            _controls[c] |= other._controls[c];
        }
    }

    /// <summary>The estimate with the error that its clusters allow.</summary>
    public PointEstimate Describe(double value, double[] influence, PanelShape shape)
    {
        double error = ClusterCovariance.StandardError(influence, shape);
        return DegreesOfFreedom < 1 || !(error > 0) ? new(value, double.NaN) : new(value, error, DegreesOfFreedom);
    }
}
