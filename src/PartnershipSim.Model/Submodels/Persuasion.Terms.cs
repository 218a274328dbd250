using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model.Submodels;

/// <content>The terms of section 7.4.</content>
public sealed partial class Persuasion
{
    /// <summary>The terms of the attitude to defence reform.</summary>
    public static readonly AttitudeTerms ReformTerms = new("attitude to reform");

    /// <summary>The terms of the attitude to operations abroad.</summary>
    public static readonly AttitudeTerms OperationsTerms = new("attitude to operations");

    /// <summary>The terms of an attitude; they are the same for both.</summary>
    public sealed class AttitudeTerms
    {
        internal AttitudeTerms(string name)
        {
            Decision = new(name, "0-1");
            AnchorInput = Decision.Input("internalised anchor", "0-1");
            TargetInput = Decision.Input("what reward and threat suggest", "0-1");
            PeersInput = Decision.Input("what peers think", "0-1");
            Anchor = Decision.Term("anchor");
            Target = Decision.Term("reward and threat");
            Peers = Decision.Term("peers");
            Teaching = Decision.Term("teaching");
            LastYear = Decision.Memory("own attitude last year");
            Attitude = Decision.Sum("attitude");
        }

        public Decision Decision { get; }

        public Term AnchorInput { get; }

        public Term TargetInput { get; }

        public Term PeersInput { get; }

        public Term Anchor { get; }

        public Term Target { get; }

        public Term Peers { get; }

        public Term Teaching { get; }

        public Term LastYear { get; }

        public Term Attitude { get; }
    }

    /// <summary>
    /// One number for each source of an attitude, in the order of the equation: its anchor, its target, the peers, the
    /// teachers, and the attitude of last year. The weights of the sources are one such set; what each source suggests
    /// is another.
    /// </summary>
    private readonly record struct Sources(Lanes Anchor, Lanes Target, Lanes Peers, Lanes Teaching, Lanes LastYear);

    private static void Write<TLedger>(
        TLedger ledger, AttitudeTerms terms, int i, in Sources weights, in Sources values, in Lanes attitude)
        where TLedger : struct, ILedger
    {
        ledger.Write(new(terms.AnchorInput, i, values.Anchor));
        ledger.Write(new(terms.TargetInput, i, values.Target));
        ledger.Write(new(terms.PeersInput, i, values.Peers));
        ledger.Write(new(terms.Anchor, i, weights.Anchor * values.Anchor));
        ledger.Write(new(terms.Target, i, weights.Target * values.Target));
        ledger.Write(new(terms.Peers, i, weights.Peers * values.Peers));
        ledger.Write(new(terms.Teaching, i, weights.Teaching * values.Teaching));
        ledger.Write(new(terms.LastYear, i, weights.LastYear * values.LastYear));
        ledger.Write(new(terms.Attitude, i, attitude));
    }
}
