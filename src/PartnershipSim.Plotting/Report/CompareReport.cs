using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>The report of a comparison: what difference does it make, to whom, when, and through what?</summary>
public static class CompareReport
{
    /// <summary>Builds the report of a comparison.</summary>
    public static Report Of(ComparisonFiles files, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(provenance);
        EffectTable effects = EffectTable.Of(files.Effects, provenance.OutcomeYears);
        EffectTable states = EffectTable.Of(files.States, provenance.OutcomeYears);
        ImmutableArray<YearEffectRow> years = files.Years;
        ImmutableArray<Subject> subjects = files.Subjects;
        ImmutableArray<MediatedEffect> mediated =
        [
            .. files.Mediation.Select(row => MediatedEffect.Of(row, provenance)),
        ];
        ComparisonAnswer answer = ComparisonAnswer.Of(files, provenance);
        FigureContext context = ReportOrigins.Context(
            provenance, $"{string.Join(", ", effects.Others)} against {effects.Base}");
        int last = years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Max();
        return new()
        {
            Subject = $"{string.Join(", ", effects.Others)} against {effects.Base}",
            Question = provenance.Question ?? $"What difference does it make: "
                + $"{string.Join(", ", answer.Scenarios.Select(scenario => scenario.Title))} "
                + $"against {Words.Spoken(effects.Base)}?",
            Answer = [.. Answer(answer)],
            Sections =
            [
                new("What was changed", [.. Changed(answer)]),
                new("The numbers behind the answer", [.. Numbers(answer)]),
                new("What the figures show", [.. CompareFigures.Of(files, effects, states, answer, context)
                    .Select(figure => new Shown(figure))]),
                new("To look closer", CompareExplorers.ByYear(years, effects), CompareExplorers.ByGroup(effects)),
                new("Tables",
                [
                    .. effects.Others.Select(other => CompareTables.OfOutcomes(effects, other)),
                    .. effects.Others.Select(other => CompareTables.OfStates(states, subjects, other)),
                    .. CompareTables.OfDurability(files.Durability),
                ]),
                new("What drives the result", Drivers(effects, mediated, provenance)),
                new("How far to trust it", new Points([.. Pairing(effects), .. Caveats.Of(provenance, last)])),
            ],
            Origin = ReportOrigins.Of(provenance),
        };
    }

    private static IEnumerable<string> Answer(ComparisonAnswer answer)
    {
        bool isMany = answer.Scenarios.Length > 1;
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            // of several scenarios the first sentence each; the tables hold the rest
            foreach (string sentence in isMany ? scenario.Verdict.Take(1) : scenario.Verdict)
                yield return isMany ? $"{scenario.Title}: {sentence}" : sentence;
            foreach (string warning in scenario.Warnings)
                yield return warning;
        }
    }

    private static IEnumerable<Block> Changed(ComparisonAnswer answer)
    {
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            if (answer.Scenarios.Length > 1 || scenario.Title != Words.Capital(Words.Spoken(scenario.Scenario)))
                yield return new Prose($"{scenario.Title} ({scenario.Scenario}), compared with {answer.Base}:");
            yield return new Points(scenario.Changed);
        }
    }

    private static IEnumerable<Block> Numbers(ComparisonAnswer answer)
    {
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            yield return ReportTable.Of(
                $"{scenario.Title}: what was asked, and the headline effects",
                ["outcome", answer.Base, scenario.Scenario, "unit", "change (90 % interval)"],
                scenario.Numbers.Select(each => (IEnumerable<ReportCell>)
                [
                    $"{each.Subject} {each.When}", ReportCell.Number(each.Effect.BaseMean),
                    ReportCell.Number(each.Effect.BaseMean + each.Effect.Effect), Words.Unit(each.Effect.Unit),
                    each.Change,
                ]));
            ImmutableArray<string> lines = [answer.Basis, .. scenario.Credibility, .. scenario.More];
            yield return new Points(lines);
        }
    }

    private static string Whole(double share) => $"{Words.Fixed(100 * share, 0)} %";

    private static ImmutableArray<Block> Drivers(
        EffectTable effects, ImmutableArray<MediatedEffect> mediated, Provenance provenance)
    {
        string[] paths = ReportOrigins.FilesIn(provenance.Command);
        return
        [
            .. mediated.Select(row => new Prose(row.Sentence)),
            .. Unasked(mediated),
            .. Reliances(effects).Select(sentence => new Prose(sentence)),
            new Commands(
                "Which mechanism makes the difference, and on which parameters it depends:",
                [
                    .. effects.Others.Select((_, i) => $"partnersim attribute {paths.ElementAtOrDefault(0) ?? "BASE"} "
                        + $"{paths.ElementAtOrDefault(i + 1) ?? "OTHER"}"),
                    $"partnersim sensitivity {ReportOrigins.Beside(paths.FirstOrDefault() ?? "scenarios/", "studies/morris_screening.yaml")}",
                ]),
        ];
    }

    /// <summary>Under an ensemble: how much of the spread of the two headline effects comes from parameters, and from
    /// which.</summary>
    private static IEnumerable<string> Reliances(EffectTable effects)
    {
        foreach (string other in effects.Others)
        {
            foreach ((Outcome outcome, string name) in new[]
            {
                (Outcomes.PartnerTroopYears, "partner troop-years"),
                (Outcomes.Rme, "the capability that partners get for their money"),
            })
            {
                if (effects.Find(other, outcome, "partners") is { IsExactlyZero: false } effect
                    && double.IsFinite(effect.ParameterShare))
                {
                    string rests = effect.RestsOn.Length == 0
                        ? "no single parameter explains a clear part of it"
                        : "the part that a parameter explains alone, and whether the data "
                            + $"identify it: {effect.RestsOn}";
                    yield return $"{Words.Capital(Words.Spoken(other))}: {Whole(effect.ParameterShare)} "
                        + $"of the variance of the effect on {name} lies between parameter sets, "
                        + $"the rest is Monte Carlo error; {rests}.";
                }
            }
        }
    }

    private static IEnumerable<Block> Unasked(ImmutableArray<MediatedEffect> mediated)
    {
        if (mediated.IsEmpty)
            yield return new Prose(
                "No share is mediated by attitudes: it was not asked for, or there is no effect to divide.");
    }

    private static IEnumerable<string> Pairing(EffectTable effects)
    {
        foreach (string other in effects.Others)
        {
            if (effects.Find(other, Outcomes.PartnerTroopYears, "partners") is { IsExactlyZero: false } effect
                && double.IsFinite(effect.VarianceReduction))
            {
                string factor = effect.VarianceReduction >= 1000
                    ? $"more than {Words.Fixed(1000, 0)}"
                    : Words.Fixed(effect.VarianceReduction, 1);
                yield return $"{Words.Capital(Words.Spoken(other))}: both scenarios meet the same draws, replicate by "
                    + $"replicate, which divides the variance of the effect on partner troop-years by {factor}.";
            }
        }
    }
}
