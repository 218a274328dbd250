using System.Collections.Immutable;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model.Submodels;

/// <content>The terms of section 7.6.</content>
public sealed partial class Forces
{
    /// <summary>The active strength of the year.</summary>
    public static class Strength
    {
        public static readonly Decision Decision = new("strength", "k");
        public static readonly Term WantedPayShare = Decision.Input("pay share that reform would have", "0-1");
        public static readonly Term SoldierCost = Decision.Input("cost of one thousand soldiers", "bn");
        public static readonly Term Affordable = Decision.Input("largest force that could be paid", "k");
        public static readonly Term LastYear = Decision.Memory("last year");
        public static readonly Term Step = Decision.Term("step towards the force that reform would have");
        public static readonly Term ReformCut = Decision.Term("cuts that planning with the Alliance brings");
        public static readonly Term Limit = Decision.Term("limited to the largest change of a year");
        public static readonly Term Shock = Decision.Term("shock of the year, cut to what can be paid, or imposed from data");
        public static readonly Term Active = Decision.Sum("active strength");

        /// <summary>The terms that <see cref="Expected"/> adds up.</summary>
        public static ImmutableArray<Term> OfExpected { get; } = [LastYear, Step, ReformCut, Limit];

        /// <summary>The strength that is expected before the shock of the year is drawn and before the limit of what can be paid, k.</summary>
        public static Lanes Expected(TermRecorder year, int state)
        {
            ArgumentNullException.ThrowIfNull(year);
            Lanes sum = 0;
            foreach (Term term in OfExpected)
                sum += year[term, state];
            return sum;
        }
    }

    /// <summary>How spending splits.</summary>
    public static class Allocation
    {
        public static readonly Decision Decision = new("allocation", "bn");
        public static readonly Term Pay = Decision.Term("pay");
        public static readonly Term Equipment = Decision.Term("equipment");
        public static readonly Term Running = Decision.Term("running costs");
        public static readonly Term Spending = Decision.Sum("military spending");
    }

    /// <summary>The share of procurement that is pooled.</summary>
    public static class Pooling
    {
        public static readonly Decision Decision = new("pooling", "0-1");
        public static readonly Term Access = Decision.Input("access to common procurement", "0-1");
        public static readonly Term Wanted = Decision.Input("share it would like to pool", "0-1");
        public static readonly Term LastYear = Decision.Memory("last year");
        public static readonly Term Step = Decision.Term("step towards the wish");
        public static readonly Term Pooled = Decision.Sum("pooled share");
    }
}
