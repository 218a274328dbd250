using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>
/// Sizes (7.8) by maximum likelihood, with the heavy tails of the model: contingents of states that a list covers, and
/// of which it is known whether they were there the year before.
/// </summary>
internal static class SizesFit
{
    private static readonly ImmutableArray<Parameter> Sought =
    [
        Operations.SizeInertia, Operations.SizeResponse, Operations.SizeNoise, Operations.SizeSteady,
        Operations.SizeEntryNoise, Operations.SizeConst, Operations.SizeInterop,
    ];

    private static readonly ImmutableArray<Parameter> Shocks = [Operations.SizeNoise, Operations.SizeEntryNoise];

    public static Block Of(Covariates known, ObservedHistory history, int until, FitDetail detail)
    {
        Contingent[] sent = [.. Cases(known, history, until)];
        return Block.Of(
            "sizes", "contingents", until, sent.Length, new SizeLikelihood(sent),
            [.. Sought.Select((parameter, c) => (parameter, c))], Shocks,
            [.. Sought.Select(parameter => parameter.Default)], detail.HasRatios);
    }

    private static IEnumerable<Contingent> Cases(Covariates known, ObservedHistory history, int until)
    {
        CompiledModel model = known.Model;
        for (int year = Horizon.Start + 1; year <= until; year++)
        {
            int t = Horizon.IndexOf(year);
            KnownHistory before = new(model, history, year - 1);
            for (int o = 0; o < model.Operations.Length; o++)
            {
                OperationCard card = model.Operations[o];
                double requested = model.Drivers.Requested[o][t];
                bool isLaunch = year == card.FirstYear && card.Predecessor is null;
                for (int i = 0; i < model.States.Length && requested > 0; i++)
                {
                    double troops = history.Troops[o][t][i];
                    double yesterday = isLaunch ? 0 : before.TroopsIn(o, i, year - 1);
                    if (model.States[i].MayContribute && troops > 0 && history.IsCovered(o, year, i)
                        && !double.IsNaN(yesterday))
                        yield return Of(known, before, o, year, i, troops, yesterday);
                }
            }
        }
    }

    private static Contingent Of(
        Covariates known, KnownHistory before, int o, int year, int i, double troops, double yesterday)
    {
        CompiledModel model = known.Model;
        SizeCauses size = known.Size(o, year, i);
        JoiningCauses joining = known.Joining(o, year, i);
        double asked = yesterday > 0 ? before.RequestedIn(o, year - 1) : 0;
        double ratio = asked > 0
            ? Math.Log(model.Drivers.Requested[o][Horizon.IndexOf(year)] / asked)
            : 0;
        return new(
            i, Math.Log(troops), yesterday > 0 ? Math.Log(yesterday) : double.NaN, ratio,
            size.Others, [1, joining.Interop]);
    }
}
