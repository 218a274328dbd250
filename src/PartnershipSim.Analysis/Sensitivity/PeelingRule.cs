namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// Which slice PRIM peels off next. Where two slices are almost as good, one rule goes on to a worse box than another,
/// and none is best everywhere; so all are tried, as analysts of scenario discovery do by hand (Bryant and Lempert
/// 2010). The rules are those of the EMA Workbench (Kwakkel 2017, Environmental Modelling &amp; Software 96).
/// </summary>
internal enum PeelingRule
{
    /// <summary>
    /// The gain in density for each point given up, which makes thin slices and whole levels comparable: the lenient
    /// rule of Friedman and Fisher 1999 (lenient1 of the Workbench).
    /// </summary>
    GainPerPoint,

    /// <summary>
    /// The same, weighted by the points that are kept (lenient2 of the Workbench, which cites section 14.6 of Friedman
    /// and Fisher 1999).
    /// </summary>
    WeightedGainPerPoint,

    /// <summary>
    /// The density of what is kept, whatever is given up: the rule of section 9 of Friedman and Fisher 1999 (original
    /// of the Workbench).
    /// </summary>
    Density,
}
