using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Spectre.Console;
using Progress = PartnershipSim.Runs.Progress;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// What it would be worth to know more: which observations would narrow the intervals of the two headline effects most.
/// </summary>
internal sealed record Informed(string Scenario, Outcome Outcome, ImmutableArray<Observable> Observables);

/// <summary>What would be worth knowing: found, and shown on the screen.</summary>
internal static class InformationSummary
{
    /// <summary>Rows that are kept and rows that are printed, for each effect.</summary>
    private const int Kept = 200, Printed = 8;

    /// <summary>Members that are run: chance must be told from information among thousands of candidates.</summary>
    private const int MostMembers = 400;

    private static readonly Outcome[] Effects = [Outcomes.PartnerTroopYears, Outcomes.Rme];

    public static ImmutableArray<Informed> Of(
        ScenarioSet scenarios, RunPlan plan, IProgress<Progress> progress, CancellationToken stop)
    {
        Ensemble ensemble = plan.Ensemble
            ?? throw new UsageException(
                "--information: what is worth knowing follows from what is not known; name an --ensemble");
        plan = plan with { Replicates = RunPlan.ReplicatesPerMember * Math.Min(ensemble.Members.Length, MostMembers) };
        ImmutableArray<Arm> arms = scenarios.Arms();
        ImmutableArray<Informed>.Builder found = ImmutableArray.CreateBuilder<Informed>();
        foreach (Arm other in arms.Skip(1))
        {
            Information information = Information.Run(arms[0], other, plan, scenarios.Years, progress, stop);
            foreach (Outcome outcome in Effects)
                found.Add(new(other.Name, outcome, information.For(outcome, "partners", Kept)));
        }

        return found.ToImmutable();
    }

    /// <summary>The rows of information.csv.</summary>
    public static IEnumerable<InformationRow> Rows(ImmutableArray<Informed> informed) =>
        informed.SelectMany(one => InformationRow.Of(one.Scenario, one.Outcome, one.Observables));

    public static void Print(ImmutableArray<Informed> informed)
    {
        foreach (Informed one in informed)
        {
            string effect = $"the effect of {one.Scenario} on {Words.Outcome(one.Outcome.Key)} of partners";
            Screen.Data.MarkupLineInterpolated($"[bold]What would be worth knowing?[/] For {effect}:");
            if (one.Observables.IsEmpty)
            {
                Screen.Data.MarkupLine(
                    "[grey]no single observation would narrow the interval more than chance might seem to.[/]");
                continue;
            }

            Table table = Screen.NewTable();
            table.AddColumn(Screen.Left("one observation of"));
            table.AddColumn(Screen.Left("group or state"));
            table.AddColumn(Screen.Right("year"));
            table.AddColumn(Screen.Right("interval narrower by"));
            foreach (IGrouping<(string Outcome, string Subject), Observable> series in one.Observables.GroupBy(
                each => (each.Observed.Key, each.Subject.Key)).Take(Printed))
            {
                Observable best = series.First();
                table.AddRow(
                    Markup.Escape(Words.Outcome(best.Observed.Key)) + (
                        Information.IsNewSeries(best.Observed) ? " [grey](a new series)[/]" : ""),
                        Markup.Escape(best.Subject.Key),
                    best.Year.ToString(CultureInfo.InvariantCulture),
                        string.Create(CultureInfo.InvariantCulture, $"{best.Narrowing:0 %}"));
            }

            Screen.Data.Write(table);
        }
    }
}
