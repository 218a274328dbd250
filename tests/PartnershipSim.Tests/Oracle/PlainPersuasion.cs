using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Section 7.4: attitudes, alumni and anchors.</summary>
public static class PlainPersuasion
{
    /// <summary>What a group of states says together, and how loudly.</summary>
    private sealed class Circle
    {
        public double Voice { get; private set; }
        public double Reform { get; private set; }
        public double Willingness { get; private set; }

        public void Add(PlainCountry country)
        {
            Voice += country.Voice;
            Reform += country.Voice * country.Last.Reform;
            Willingness += country.Voice * country.Last.Willingness;
        }

        /// <summary>Adds what the others say, weighted by the attention paid to them.</summary>
        public void AddOthers(Circle circle, PlainCountry self, bool isInside, double attention)
        {
            double own = isInside ? 1 : 0;
            Voice += attention * (circle.Voice - own * self.Voice);
            Reform += attention * (circle.Reform - own * (self.Voice * self.Last.Reform));
            Willingness += attention * (circle.Willingness - own * (self.Voice * self.Last.Willingness));
        }
    }

    public static void Advance(PlainWorld world)
    {
        Circle all = new();
        Circle members = new();
        List<Circle> regions = [.. world.Model.Regions.Select(_ => new Circle())];
        List<Circle> contributors = [.. world.Operations.Select(_ => new Circle())];
        foreach (PlainCountry country in world.Countries)
        {
            country.Voice = Math.Sqrt(Math.Sqrt(country.Last.Gdp));
            all.Add(country);
            regions[country.Card.Region].Add(country);
            if (country.Now.Member)
                members.Add(country);
            foreach (PlainOperation operation in world.Operations)
            {
                if (country.Last.Troops[operation.Number] > 0)
                    contributors[operation.Number].Add(country);
            }
        }

        foreach (PlainCountry country in world.Countries)
        {
            Circle heard = new();
            heard.AddOthers(regions[country.Card.Region], country, true, 1);
            heard.AddOthers(all, country, true, 0.15);
            if (country.Now.Member)
                heard.AddOthers(members, country, true, 0.6);
            if (country.Now.TakesPart)
                heard.AddOthers(members, country, country.Now.Member, 0.5);
            foreach (PlainOperation operation in world.Operations)
            {
                if (country.Last.Troops[operation.Number] > 0)
                    heard.AddOthers(contributors[operation.Number], country, true, 0.3);
            }

            Persuade(world, country, heard.Reform / heard.Voice, heard.Willingness / heard.Voice);
        }
    }

    private static void Persuade(PlainWorld world, PlainCountry country, double peersReform, double peersWillingness)
    {
        ParameterPoint point = world.Point;
        PlainState last = country.Last;
        PlainState now = country.Now;
        bool isTaught = world.IsOn(Mechanisms.Teaching);

        double w0 = point[Persuasion.AnchorWeight];
        double w1 = point[Persuasion.RationalWeight];
        double w2 = world.IsOn(Mechanisms.Peers) ? point[Persuasion.PeerWeight] : 0;
        double w4 = 0;
        if (isTaught)
        {
            w4 = point[Persuasion.TeachingWeight] * Min(1, now.TeachingExposure) * now.Affinity
                * Exp(-point[Persuasion.NoveltyDecay] * Math.Max(0, now.YearsIn - 5));
        }

        double sum = Max(1, w0 + w1 + w2 + w4);
        w0 /= sum;
        w1 /= sum;
        w2 /= sum;
        w4 /= sum;
        double self = 1 - w0 - w1 - w2 - w4;

        double reward = point[Persuasion.MaterialReward] * now.Inducement + point[Persuasion.ProspectReward] * now.Pull;
        double alarm = point[Persuasion.ThreatReward] * (now.Threat - country.ThreatOf1994);
        double effort = Log(world.Drivers[Driver.ReformEffort][world.YearIndex][country.Number]);
        double targetReform = Logistic(Logit(Clip(last.ReformAnchor, 0.01, 0.99)) + reward + alarm + effort);
        double targetWillingness = Logistic(Logit(Clip(last.WillingnessAnchor, 0.01, 0.99)) + reward);
        double norm = w4 * point[Persuasion.NormTarget];
        now.Reform = w0 * last.ReformAnchor + w1 * targetReform + w2 * peersReform + norm + self * last.Reform;
        now.Willingness = w0 * last.WillingnessAnchor + w1 * targetWillingness + w2 * peersWillingness
            + norm + self * last.Willingness;
        if (world.Imposed is { } path)
        {
            now.Reform = path.Reform[world.YearIndex][country.Number][world.ImposedLane];
            now.Willingness = path.Operations[world.YearIndex][country.Number][world.ImposedLane];
        }

        now.Alumni = Min(1, 0.95 * last.Alumni + (isTaught ? 0.08 * now.TeachingExposure : 0));
        double hold = point[Persuasion.Internalisation] * now.Alumni * now.Affinity;
        now.ReformAnchor = last.ReformAnchor + hold * (now.Reform - last.ReformAnchor);
        now.WillingnessAnchor = last.WillingnessAnchor + hold * (now.Willingness - last.WillingnessAnchor);
    }
}
