using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>
/// Up to which year observations replace simulated values. A run that looks beyond the data starts from what was last
/// observed, unless the
/// scenario changes history: then it starts from the year before the change. A run that ends with the data is free.
/// </summary>
internal static class ForecastOrigin
{
    /// <summary>Years between an invitation, which counts as a change, and membership.</summary>
    private const int InvitationLead = 2;

    /// <summary>The last year that is replaced; null: a free run.</summary>
    /// <param name="model">The scenario, compiled as a free run.</param>
    /// <param name="history">The same data and years without any change, compiled as a free run.</param>
    public static int? Of(Scenario scenario, CompiledModel model, Func<CompiledModel> history)
    {
        if (scenario.NudgedTo is { } said)
            return said == Scenario.Never ? null : said;
        if (!LooksBeyond(scenario))
            return null;
        int origin = Math.Min(scenario.Data.LastObserved, FirstChange(model, history()) - 1);
        return origin > Horizon.Start ? origin : null;
    }

    /// <summary>Does the run go on after the last observed year?</summary>
    public static bool LooksBeyond(Scenario scenario) => scenario.Horizon.To > scenario.Data.LastObserved;

    /// <summary>The first year in which a scenario departs from history.</summary>
    private static int FirstChange(CompiledModel model, CompiledModel history)
    {
        int[] years = [.. Enumerable.Range(Horizon.Start, model.Horizon.Years)];
        int inDrivers = years.FirstOrDefault(year => Differs(model, history, year), int.MaxValue);
        int inSettings = years.FirstOrDefault(year => IsSet(model, Horizon.IndexOf(year)), int.MaxValue);
        int inCalendar = model.Drivers.AccessionYear.Zip(history.Drivers.AccessionYear)
            .Where(pair => pair.First != pair.Second)
            .Select(pair => Math.Min(pair.First, pair.Second) - InvitationLead)
            .DefaultIfEmpty(int.MaxValue).Min();
        return new[] { inDrivers, inSettings, inCalendar }.Min();
    }

    /// <summary>
    /// A lever that stands elsewhere, or any setting that has changed since the first year. An uncertain number that
    /// differs from its default
    /// in all years is another model of the same history.
    /// </summary>
    private static bool IsSet(CompiledModel model, int t)
    {
        ParameterPoint now = model.Timetable[t];
        ParameterPoint first = model.Timetable[0];
        return ParameterSpace.Settings.Any(setting =>
            now[setting] != first[setting] || (setting is Parameter { Role: Role.Lever } && now[setting] != setting.Default));
    }

    private static bool Differs(CompiledModel model, CompiledModel history, int year)
    {
        int t = Horizon.IndexOf(year);
        return model.Drivers.Differs(history.Drivers, t, isPartner: i => IsPartner(model, i, year) || IsPartner(history, i, year))
            || RequestsDiffer(model, history, t);
    }

    /// <summary>Programmes are for states that are no members.</summary>
    private static bool IsPartner(CompiledModel model, int i, int year) => model.Drivers.AccessionYear[i] > year;

    private static bool RequestsDiffer(CompiledModel model, CompiledModel history, int t)
    {
        for (int o = 0; o < model.Operations.Length; o++)
        {
            double requested = model.Drivers.Requested[o][t];
            bool isKnown = o < history.Operations.Length;
            if (requested != (isKnown ? history.Drivers.Requested[o][t] : 0))
                return true;
            if (requested > 0 && isKnown && (model.Operations[o] != history.Operations[o]
                || !model.Drivers.DistanceToOperation[o].SequenceEqual(history.Drivers.DistanceToOperation[o])))
                return true;
        }

        return false;
    }
}
