using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>What a pledge and alarm add to the spending share.</content>
public sealed partial class Budget
{
    /// <summary>The settings of the year's rise, read once a year.</summary>
    private readonly ref struct Rates
    {
        public Lanes GrowthDamping { get; private init; }
        public Lanes Drift { get; private init; }
        public Lanes PledgePull { get; private init; }

        /// <summary>E: the alarm of the year before.</summary>
        public double Alarm { get; private init; }

        /// <summary>alarm_pull·E.</summary>
        public Lanes OfMembers { get; private init; }

        /// <summary>alarm_pull_partners·max(0, (E - partner_alarm_from)/(1 - partner_alarm_from)).</summary>
        public Lanes OfPartners { get; private init; }

        public Lanes Ceiling { get; private init; }
        public Lanes Courtship { get; private init; }
        public Lanes LargestRise { get; private init; }

        public static Rates Of(in Year year)
        {
            double alarm = FeltAlarm.LastYear(year);
            Lanes from = year[PartnerAlarmFrom];
            return new()
            {
                GrowthDamping = year[Budget.GrowthDamping],
                Drift = year[MemberDrift],
                PledgePull = year[Budget.PledgePull],
                Alarm = alarm,
                OfMembers = year[AlarmPull] * alarm,
                OfPartners = year[AlarmPullPartners] * Max(0, (alarm - from) / (1 - from)),
                Ceiling = year[ThreatCeiling] / 100,
                Courtship = year[Budget.Courtship],
                LargestRise = year[Budget.LargestRise],
            };
        }
    }

    /// <summary>What a member adds for a pledge that it does not meet yet, ln.</summary>
    private Lanes Pledged(in Year year, int i, in Rates rates, in Lanes logShare)
    {
        double pledge = year.Model.Drivers[Driver.Pledge][year.Index][i];
        return pledge > 0 ? rates.PledgePull * Max(0, _logPledge.Of(year, i, pledge / 100) - logShare) : 0;
    }

    /// <summary>What alarm adds, ln, where last year's share of GDP leaves all the room there is.</summary>
    private static Lanes Alarmed(in Year year, int i, in Rates rates, in Lanes proximity, in Lanes member)
    {
        if (rates.Alarm == 0)
            return 0;
        Lanes answer = Select(member > 0, rates.OfMembers, rates.OfPartners);
        return FeltAlarm.Of(year, i, answer, proximity);
    }
}
