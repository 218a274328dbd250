using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model.Submodels;

/// <content>The terms of section 7.8.</content>
public sealed partial class Operations
{
    /// <summary>Whether a state joins an operation.</summary>
    public static class Joining
    {
        public static readonly Decision Decision = new("joining", "logit") { IsPerOperation = true };
        public static readonly Term Constant = Decision.Constant("constant");
        public static readonly Term Attitude = Decision.Term("attitude to operations");
        public static readonly Term Interop = Decision.Term("interoperability");
        public static readonly Term Prospect = Decision.Term("prospect of membership");
        public static readonly Term Neighbours = Decision.Term("neighbours there last year");
        public static readonly Term WasThere = Decision.Given("was there last year");
        public static readonly Term Distance = Decision.Given("distance");
        public static readonly Term Membership = Decision.Term("membership");
        public static readonly Term Launch = Decision.Given("launch of the operation");
        public static readonly Term Demand = Decision.Term("size of the request");
        public static readonly Term Capacity = Decision.Given("size of the force");
        public static readonly Term Contested = Decision.Given("contested mandate");
        public static readonly Term Old = Decision.Given("old ally before a contested mandate");
        public static readonly Term Opinion = Decision.Term("public opinion");
        public static readonly Term Insurance = Decision.Term("insurance against the threat");
        public static readonly Term Conflict = Decision.Term("conflict at home");
        public static readonly Term War = Decision.Given("war between states at home");
        public static readonly Term Frailty = Decision.Given("lasting readiness of the state");
        public static readonly Term Payment = Decision.Term("side payment and inducement");
        public static readonly Term Choice = Decision.Choice("choice of the government");
        public static readonly Term Inclination = Decision.Sum("inclination");
        public static readonly Term Probability = Decision.Threshold("probability of joining", "0-1");
        public static readonly Term Draw = Decision.Draw("draw", "0-1");
        public static readonly Term Joins = Decision.Outcome("joins", "0/1");
    }

    /// <summary>How many thousand troops a state offers an operation that it joins.</summary>
    public static class Sizing
    {
        public static readonly Decision Decision = new("size", "ln k") { IsPerOperation = true, OnlyWhere = Joining.Joins };
        public static readonly Term Precedent = Decision.Term("last year's contingent, scaled to the request");
        public static readonly Term Request = Decision.Term("request");
        public static readonly Term FairShare = Decision.Term("fair share by GDP and strength");
        public static readonly Term Constant = Decision.Constant("constant");
        public static readonly Term Attitude = Decision.Term("attitude to operations");
        public static readonly Term Interop = Decision.Term("interoperability");
        public static readonly Term Prospect = Decision.Term("prospect of membership");
        public static readonly Term Distance = Decision.Given("distance");
        public static readonly Term Contested = Decision.Given("contested mandate");
        public static readonly Term Caution = Decision.Term("caution of an outsider in a dangerous operation");
        public static readonly Term Record = Decision.Term("record of earlier contingents");
        public static readonly Term Shock = Decision.Term("shock of the year");
        public static readonly Term Choice = Decision.Choice("choice of the government");
        public static readonly Term LogOffer = Decision.Sum("log offer");
        public static readonly Term Offer = Decision.Outcome("offer", "k");

        /// <summary>The log offer that is expected before the shock of the year is drawn.</summary>
        public static Lanes Expected(TermRecorder year, int state, int operation)
        {
            ArgumentNullException.ThrowIfNull(year);
            return year[LogOffer, state, operation] - year[Shock, state, operation];
        }
    }

    /// <summary>How many thousand troops a state sends to an operation in the end.</summary>
    public static class Sending
    {
        public static readonly Decision Decision = new("troops", "k") { IsPerOperation = true, OnlyWhere = Joining.Joins };
        public static readonly Term Sent = Decision.Outcome("sent after capacity, rationing and backfill", "k");
    }
}
