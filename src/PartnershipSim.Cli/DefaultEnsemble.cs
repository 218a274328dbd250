using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Model;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Cli;

/// <summary>
/// The ensemble under which comparisons run unless they are asked not to: ensembles/calibration.parquet beside the
/// scenario. Its intervals are over parameters and chance together.
/// </summary>
internal static class DefaultEnsemble
{
    private const string FileName = "calibration.parquet";

    /// <summary>Members that are run, and so many at least for an interval.</summary>
    public const int Usual = 100, Fewest = 20;

    public static Option<bool> ChanceOnly { get; } = new("--chance-only")
    {
        Description = "Intervals over chance alone (Monte Carlo error): one setting of the parameters, as many "
            + "replicates as the scenario says",
    };

    /// <summary>
    /// The plan of a comparison: under the ensemble that was named, or else under the default one, or without any, with
    /// the reason why.
    /// </summary>
    /// <param name="members">How many members are run if no replicates are asked for.</param>
    public static (RunPlan Plan, string? WhyNone) PlanOf(
        ParseResult parsed, CommonOptions common, ImmutableArray<Scenario> scenarios,
        ImmutableArray<CompiledModel> models, int members = Usual)
    {
        RunPlan plan = common.PlanOf(parsed, scenarios, models);
        if (plan.Ensemble is not null || parsed.GetValue(ChanceOnly))
            return (plan, null);
        if (BesideScenario.Find(scenarios[0], FileName) is not { } file)
            return (plan, "there is no ensemble beside the scenario");
        Ensemble ensemble;
        try
        {
            ensemble = EnsembleFile.Read(file);
        }
        catch (InvalidDataException unfit)
        {
            return (plan, unfit.Message);
        }

        foreach ((Scenario scenario, CompiledModel model) in scenarios.Zip(models))
        {
            if (ensemble.Conflict(model.Timetable) is { } parameter)
                return (plan, $"{scenario.Name} sets {parameter.Key}, which the ensemble varies");
        }

        int? asked = parsed.GetValue(common.Replicates);
        if (asked < RunPlan.ReplicatesPerMember * Fewest)
            return (
                plan,
                $"{asked} replicates are too few to vary the parameters; "
                + $"{RunPlan.ReplicatesPerMember * Fewest} would do");
        int replicates = asked ?? RunPlan.ReplicatesPerMember * Math.Min(ensemble.Members.Length, members);
        return (plan with { Replicates = replicates, Ensemble = ensemble }, null);
    }
}
