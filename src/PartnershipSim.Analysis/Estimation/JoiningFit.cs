using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>
/// Joining (7.8) by maximum likelihood, with a frailty of every state. A case is a state of which a list says whether
/// it took part; where the year before is not known, two numbers of their own, which no parameter of the model needs,
/// stand for it. Attitudes count as the model assumes: lists of contributors do not tell their weight from that of
/// interoperability.
/// </summary>
internal static class JoiningFit
{
    private static readonly ImmutableArray<Parameter> Sought =
    [
        Operations.JoinConst, Operations.JoinInterop, Operations.JoinProspect, Operations.JoinPersistence,
        Operations.JoinMember, Operations.JoinLaunch, Operations.JoinDemand, Operations.JoinCapacity,
        Operations.JoinContested, Operations.JoinOld, Operations.JoinInsurance,
    ];

    /// <summary>What stands for an unknown yesterday: of any state, and of a member besides.</summary>
    private static readonly ImmutableArray<Func<bool, bool, bool>> Nuisances =
        [(isUnknown, _) => isUnknown, (isUnknown, isMember) => isUnknown && isMember];

    public static Block Of(Covariates known, ObservedHistory history, int until, FitDetail detail)
    {
        Block block = Of(known, history, until, Sought, detail);
        if (!detail.HasRatios)
            return block;
        Block free = Of(known, history, until, Sought.Add(Operations.JoinAttitude), detail);
        return block with { Freed = [free.Numbers.Single(number => number.Parameter == Operations.JoinAttitude)] };
    }

    private static Block Of(
        Covariates known, ObservedHistory history, int until, ImmutableArray<Parameter> sought, FitDetail detail)
    {
        Participation[] cases =
        [
            .. Cases(known, history, until, sought).Where(each => !(detail.IsStrict && each.IsYesterdayUnknown)),
        ];
        double[] start =
        [
            Operations.JoinFrailty.Default, .. sought.Select(parameter => parameter.Default),
            .. Nuisances.Select(_ => 0.0),
        ];
        return Block.Of(
            "joining", "decisions", until, cases.Length, new JoiningLikelihood(cases, Operations.FrailtyBeforehand),
            [.. sought.Select((parameter, c) => (parameter, 1 + c)), (Operations.JoinFrailty, 0)],
            [], start, detail.HasRatios, even: 0);
    }

    private static IEnumerable<Participation> Cases(
        Covariates known, ObservedHistory history, int until, ImmutableArray<Parameter> sought)
    {
        CompiledModel model = known.Model;
        for (int year = Horizon.Start + 1; year <= until; year++)
        {
            int t = Horizon.IndexOf(year);
            KnownHistory before = new(model, history, year - 1);
            for (int o = 0; o < model.Operations.Length; o++)
            {
                if (!(model.Drivers.Requested[o][t] > 0))
                    continue;
                for (int i = 0; i < model.States.Length; i++)
                {
                    double troops = history.Troops[o][t][i];
                    if (model.States[i].MayContribute && model.Drivers.CanContribute[t][i]
                        && !(model.Drivers[Driver.InterstateWar][t][i] > 0) && history.IsCovered(o, year, i)
                        && !double.IsNaN(troops))
                        yield return CaseOf(known, before, o, year, i, troops > 0, sought);
                }
            }
        }
    }

    private static Participation CaseOf(
        Covariates known, KnownHistory before, int o, int year, int i, bool isThere, ImmutableArray<Parameter> sought)
    {
        CompiledModel model = known.Model;
        OperationCard card = model.Operations[o];
        JoiningCauses causes = known.Joining(o, year, i);
        bool isMember = model.Drivers.AccessionYear[i] <= year;
        double contested = 1 - card.Legitimacy;
        bool isLaunch = year == card.FirstYear && card.Predecessor is null;
        double yesterday = isLaunch ? 0 : before.TroopsIn(o, i, year - 1);
        double requested = model.Drivers.Requested[o][Horizon.IndexOf(year)] / Operations.FillReference.Default;
        Dictionary<Parameter, double> all = new()
        {
            [Operations.JoinConst] = 1,
            [Operations.JoinAttitude] = causes.Attitude,
            [Operations.JoinInterop] = causes.Interop,
            [Operations.JoinProspect] = causes.Prospect,
            [Operations.JoinPersistence] = yesterday > 0 ? 1 : 0,
            [Operations.JoinMember] = isMember && card.Lead == Lead.Nato ? 1 : 0,
            [Operations.JoinLaunch] = isLaunch ? 1 : 0,
            [Operations.JoinDemand] = Math.Log(Math.Max(requested, 0.001) / 20),
            [Operations.JoinCapacity] = causes.Capacity,
            [Operations.JoinContested] = contested,
            [Operations.JoinOld] = model.States[i].Cohort == Cohort.Ally1994 ? contested : 0,
            [Operations.JoinInsurance] = causes.Insurance,
        };
        bool isAttitudeSought = sought.Contains(Operations.JoinAttitude);
        return new(
            i, isThere, double.IsNaN(yesterday),
            causes.Others + (isAttitudeSought ? 0 : Operations.JoinAttitude.Default * causes.Attitude),
            [
                .. sought.Select(parameter => all[parameter]),
                .. Nuisances.Select(stands => stands(double.IsNaN(yesterday), isMember) ? 1.0 : 0),
            ]);
    }
}
