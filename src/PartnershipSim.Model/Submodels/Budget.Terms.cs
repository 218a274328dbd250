using System.Collections.Immutable;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model.Submodels;

/// <content>The terms of section 7.5.</content>
public sealed partial class Budget
{
    /// <summary>The spending share that a state moves towards.</summary>
    public static class Target
    {
        public static readonly Decision Decision = new("spending target", "ln share");
        public static readonly Term Custom = Decision.Term("custom");
        public static readonly Term Reference = Decision.Term("reference share");
        public static readonly Term Income = Decision.Term("growing richer since 1994");
        public static readonly Term Threat = Decision.Term("threat since 1994");
        public static readonly Term SpillIn = Decision.Term("allied spending to lean on");
        public static readonly Term Prospect = Decision.Term("courting membership");
        public static readonly Term Stress = Decision.Term("fiscal stress");
        public static readonly Term Example = Decision.Term("example of the allies");
        public static readonly Term Value = Decision.Sum("target");
    }

    /// <summary>The spending share of the year.</summary>
    public static class Spending
    {
        public static readonly Decision Decision = new("spending", "ln share");
        public static readonly Term LastYear = Decision.Memory("last year");
        public static readonly Term Step = Decision.Term("step towards the target");
        public static readonly Term Growth = Decision.Given("growth of GDP, which budgets follow late");
        public static readonly Term Drift = Decision.Term("drift of members in peace");
        public static readonly Term Pledge = Decision.Term("pledge that is not met yet");
        public static readonly Term Alarm = Decision.Term("alarm about the threat source");
        public static readonly Term Courtship = Decision.Term("courting membership");
        public static readonly Term Limit = Decision.Term("cut to the largest change of a year");
        public static readonly Term Shock = Decision.Term("shock of the year");
        public static readonly Term Stance = Decision.Choice("stance of the government");
        public static readonly Term Imposed = Decision.Term("imposed from data");
        public static readonly Term LogShare = Decision.Sum("spending");
        public static readonly Term Share = Decision.Outcome("share of GDP", "%");

        /// <summary>The terms that <see cref="Expected"/> adds up.</summary>
        public static ImmutableArray<Term> OfExpected { get; } =
            [LastYear, Step, Growth, Drift, Pledge, Alarm, Courtship, Limit];

        /// <summary>The ln share that is expected before the shock of the year is drawn, without any choice of the government.</summary>
        public static Lanes Expected(TermRecorder year, int state)
        {
            ArgumentNullException.ThrowIfNull(year);
            Lanes sum = 0;
            foreach (Term term in OfExpected)
                sum += year[term, state];
            return sum;
        }
    }
}
