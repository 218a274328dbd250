using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model.Submodels;

/// <content>The terms of section 7.3.</content>
public sealed partial class Incentives
{
    /// <summary>The programme money that a state receives.</summary>
    public static class Money
    {
        public static readonly Decision Decision = new("money", "m$");
        public static readonly Term AllocationShare = Decision.Input("share of the allocation", "0-1");
        public static readonly Term Compliance = Decision.Input("compliance last year", "0-1");
        public static readonly Term Allocated = Decision.Term("allocated");
        public static readonly Term Withheld = Decision.Term("withheld for want of compliance");
        public static readonly Term Received = Decision.Sum("programme money received");
    }

    /// <summary>The merit of a candidate, and the prospect of membership that follows.</summary>
    public static class Candidacy
    {
        public static readonly Decision Decision = new("merit", "0-1");
        public static readonly Term Compliance = Decision.Term("compliance last year");
        public static readonly Term Interop = Decision.Term("interoperability last year");
        public static readonly Term Democracy = Decision.Term("democracy");
        public static readonly Term Troops = Decision.Term("troops abroad last year");
        public static readonly Term WithoutMerit = Decision.Term("conditionality off: put at the threshold");
        public static readonly Term Score = Decision.Sum("score");
        public static readonly Term Threshold = Decision.Threshold("score at which the chance is one half", "0-1");
        public static readonly Term Desire = Decision.Input("desire to join", "0-1");
        public static readonly Term Door = Decision.Input("openness of the door", "0-1");
        public static readonly Term Credibility = Decision.Input("credibility of the promise last year", "0-1");
        public static readonly Term Prospect = Decision.Outcome("perceived probability of accession", "0-1");
        public static readonly Term Pull = Decision.Outcome("pull of the prospect", "0-1");
    }
}
