using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model.Submodels;

/// <content>The terms of section 7.7.</content>
public sealed partial class Capability
{
    /// <summary>The share of the force that can be used abroad.</summary>
    public static class Usability
    {
        public static readonly Decision Decision = new("usability", "0-1");
        public static readonly Term Ideal = Decision.Input("usable share that money and reform allow", "0-1");
        public static readonly Term LastYear = Decision.Memory("last year");
        public static readonly Term Step = Decision.Term("step towards what is allowed");
        public static readonly Term Usable = Decision.Sum("usable share");
        public static readonly Term Sustainable = Decision.Outcome("troops that can be sustained abroad", "k");
    }

    /// <summary>How much a state's forces meet those of the Alliance.</summary>
    public static class Exposure
    {
        public static readonly Decision Decision = new("exposure", "-");
        public static readonly Term Programmes = Decision.Term("programmes");
        public static readonly Term Membership = Decision.Term("membership");
        public static readonly Term Operations = Decision.Term("operations");
        public static readonly Term Ties = Decision.Term("bilateral ties");
        public static readonly Term Value = Decision.Sum("exposure to the Alliance");
    }

    /// <summary>The ability to work with the Alliance.</summary>
    public static class Interoperability
    {
        public static readonly Decision Decision = new("interoperability", "0-1");
        public static readonly Term LastYear = Decision.Memory("last year");
        public static readonly Term Learnt = Decision.Term("learnt");
        public static readonly Term Forgotten = Decision.Term("forgotten");
        public static readonly Term Limited = Decision.Term("kept between 0 and 1");
        public static readonly Term Value = Decision.Sum("interoperability");
    }
}
