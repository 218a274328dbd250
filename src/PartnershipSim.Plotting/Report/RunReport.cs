using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Report;

/// <summary>The report of one run: levels under a scenario, with their bands.</summary>
public static class RunReport
{
    private static readonly ImmutableArray<(Outcome Outcome, string Group, string Label)> Rows =
    [
        .. ReportedEffects.All.Select(row => (row.Outcome, row.Group, row.Label)),
        (Outcomes.BurdenGini, "all", "Inequality of members' spending shares"),
        (Outcomes.Deaths, "all", "Deaths in operations"),
    ];

    /// <summary>What the explorer offers: everything else stands in outcomes.csv and states.csv.</summary>
    private static readonly ImmutableArray<Outcome> Explored = [.. Outcomes.All.Where(
        outcome => outcome.Tags.HasFlag(Tags.Explored))];

    /// <summary>Builds the report of a run.</summary>
    public static Report Of(RunFiles files, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(provenance);
        RunRecord record = RunRecord.Of(files, OutcomeYears.Parse(provenance.OutcomeYears), provenance.LastObserved);
        ImmutableArray<SummaryRow> summary = files.Summary;
        ImmutableArray<Figure> figures = RunFigures.ForRun(record, ReportOrigins.Context(provenance));
        return new()
        {
            Subject = provenance.Scenario,
            Question = provenance.Question
                ?? $"What happens under the scenario {provenance.Scenario.Replace('_', ' ')}?",
            Answer = Answer(record, summary),
            Sections =
            [
                new("What the figures show", [.. figures.Select(figure => new Shown(figure))]),
                new("To look closer", Explorer(record)),
                new("Tables", Main(summary), States(record)),
                new("What drives the result", Drivers(provenance)),
                new("Who the groups are", new Points(Groups(record))),
                new("How far to trust it", new Points(Caveats.Of(provenance, record.LastYear))),
            ],
            Origin = ReportOrigins.Of(provenance),
        };
    }

    private static ImmutableArray<string> Answer(RunRecord record, ImmutableArray<SummaryRow> summary)
    {
        ImmutableArray<string>.Builder sentences = ImmutableArray.CreateBuilder<string>();
        SummaryRow? Find(Outcome outcome, string group) =>
            summary.FirstOrDefault(row => row.Outcome == outcome.Key && row.Group == group);
        if (Find(Outcomes.PartnerTroopYears, "partners") is { } troops)
        {
            string share = Find(Outcomes.NonleadTroopYears, "all") is { Values.Mean: > 0 } all
                ? $", {Words.Fixed(100 * troops.Values.Mean / all.Values.Mean, 0)} % of what all but the "
                    + "United States and Russia send"
                : "";
            sentences.Add(
                $"Partners send {Words.Number(troops.Values.Mean)} thousand troop-years to operations in "
                + $"{troops.Years} ({Band(troops.Values.P05, troops.Values.P95)}){share}.");
        }

        (int first, int last) = (
            Math.Max(Horizon.Start + 1, record.Years.From), Math.Min(record.Years.To, record.LastYear));
        string[] goals =
        [
            .. Change(
                record, Outcomes.Rme, "partners", "what they get for their money goes",
                "thousand usable soldiers per bn US$", first, last),
            .. Change(
                record, Outcomes.Interop, "partners", "their interoperability", "on an index from 0 to 1", first, last),
        ];
        if (goals.Length > 0)
            sentences.Add(Words.Capital(string.Join(", and ", goals)) + ".");
        string[] spending =
        [
            .. Level(record, "ally1994", "Members of 1994 without the United States spend", last),
            .. Level(record, "partners", sentences.Count > 0 ? "partners" : "Partners", last),
        ];
        if (spending.Length > 0)
            sentences.Add($"{string.Join(", ", spending)} of GDP on defence in {last}.");
        if (sentences.Count == 0)
            sentences.Add(
                "This run has no partners and no members, so there is nothing to say of burdens between them.");
        return sentences.ToImmutable();
    }

    private static IEnumerable<string> Change(
        RunRecord record, Outcome outcome, string group, string what, string unit, int first, int last)
    {
        (Distribution start, Distribution end) = (At(record, outcome, group, first), At(record, outcome, group, last));
        if (double.IsFinite(start.Mean) && double.IsFinite(end.Mean))
            yield return $"{what} from {Words.Number(start.Mean)} in {first} to {Words.Number(end.Mean)} in {last} "
                + $"{unit} ({Band(end.P05, end.P95)})";
    }

    private static IEnumerable<string> Level(RunRecord record, string group, string who, int year)
    {
        Distribution value = At(record, Outcomes.SpendingShare, group, year);
        if (double.IsFinite(value.Mean))
            yield return $"{who} {Words.Fixed(value.Mean, 2)} % ({Band(value.P05, value.P95)})";
    }

    private static Distribution At(RunRecord record, Outcome outcome, string group, int year) =>
        year >= Horizon.Start && year <= record.LastYear ? record[outcome, group, year] : Distribution.Undefined;

    private static string Band(double low, double high) =>
        $"90 % of replicates between {Words.Number(low)} and {Words.Number(high)}";


    private static ReportTable Main(ImmutableArray<SummaryRow> summary) => ReportTable.Of(
        $"Main outcomes{(summary.IsEmpty ? "" : $", summed over {summary[0].Years} or in the last of these years")}; "
        + "summary.csv contains all of them for every group",
        ["outcome", "mean", "90 % of replicates", "unit"],
        from row in Rows
        let found = summary.FirstOrDefault(one => one.Outcome == row.Outcome.Key && one.Group == row.Group)
        where found is not null
        select (IEnumerable<ReportCell>)
        [
            row.Label,
            ReportCell.Number(found.Values.Mean),
            ReportCell.Interval(found.Values.P05, found.Values.P95),
            Words.Unit(found.Unit),
        ]);

    private static ReportTable States(RunRecord record)
    {
        int year = Math.Min(record.Years.To, record.LastYear);
        return ReportTable.Of(
            $"States: troop-years over {record.Years}, the rest in {year}, means over replicates",
            [
                "state", "side", "region", "troop-years, thousand", "troops per million", "spending, % of GDP",
                "interoperability, 0 to 1", "effectiveness, thousand per bn US$",
            ],
            record.States.Where(state => state.MayContribute).OrderByDescending(state => state.TroopYears)
                .ThenBy(state => state.Key, StringComparer.Ordinal)
                .Select(state => (IEnumerable<ReportCell>)
                [
                    state.Name, Words.Group(state.Cohort), Words.Group(state.Region),
                    ReportCell.Number(state.TroopYears), Mean(state, Outcomes.TroopsPerMillion),
                    Mean(state, Outcomes.SpendingShare), Mean(state, Outcomes.Interop), Mean(state, Outcomes.Rme),
                ]));

        ReportCell Mean(Subject state, Outcome outcome) => ReportCell.Number(At(record, outcome, state.Key, year).Mean);
    }

    /// <summary>
    /// The groups with a definition of their own, one line for each; the name of a region says who it is.
    /// </summary>
    private static ImmutableArray<string> Groups(RunRecord record) =>
    [
        .. from subject in record.Groups
           where subject.Kind is "all" or "cohort" or Group.CurrentKind
           let meaning = Words.GroupMeaning(subject.Key)
           where meaning is not null
           select $"{subject.Label} ({subject.Key}): {meaning}"
               + $"{(subject.Kind == Group.CurrentKind ? "" : $"; {subject.States} states")}.",
    ];

    private static YearExplorer Explorer(RunRecord record)
    {
        string[] kinds = ["all", "cohort", "region", Group.CurrentKind];
        return new(
            "years", "Every group and state through the years",
            "Choose an outcome, tick groups or states, or turn to a single year and rank them. Line: "
            + "median of the replicates; band: 90 % of them.",
            Horizon.Start,
            [.. Explored.Select(outcome => new ExplorerOutcome(
                outcome.Key, $"{Words.Capital(outcome.Meaning)}", Words.Unit(outcome.Unit)))],
            [
                .. record.Subjects.Where(subject => kinds.Contains(subject.Kind))
                    .Select(subject => Explorable(record, subject, "groups")),
                .. record.Subjects.Where(subject => subject.MayContribute)
                    .OrderBy(subject => subject.Name, StringComparer.Ordinal)
                    .Select(subject => Explorable(record, subject, "states")),
            ],
            [.. Group.Cohorts.Where(Group.IsPartner).Select(Group.KeyOf)]);
    }

    private static ExplorerSubject Explorable(RunRecord record, Subject subject, string kind) => new(
        subject.Key, subject.Label, kind,
        Explored.Where(outcome => record.Has(outcome, subject.Key)).ToImmutableDictionary(
            outcome => outcome.Key, outcome =>
        {
            IReadOnlyList<Distribution> series = record.Series(outcome, subject.Key);
            return new ExplorerSeries(
                [.. series.Select(d => d.P05)], [.. series.Select(d => d.P50)], [.. series.Select(d => d.P95)],
                Seen(record, outcome, subject.Key));
        }));

    /// <summary>What happened, or empty if nothing of it is known.</summary>
    private static ImmutableArray<double> Seen(RunRecord record, Outcome outcome, string subject) =>
        record.Observed(outcome, subject) is var observed && observed.Any(double.IsFinite) ? observed : [];

    private static ImmutableArray<Block> Drivers(Provenance provenance)
    {
        string path = ReportOrigins.FilesIn(provenance.Command).FirstOrDefault() ?? "scenarios/baseline.yaml";
        string other = ReportOrigins.Beside(path, "no_programmes.yaml");
        bool isBase = provenance.Scenario == "baseline";
        (string first, string second) = isBase ? (path, other) : (ReportOrigins.Beside(path, "baseline.yaml"), path);
        return
        [
            new Prose(
                "A single run shows levels, not causes. What a scenario changes is a difference between two scenarios "
                + "under common random numbers; which mechanism makes it, and on which parameters it depends, "
                + "are questions of their own."),
            new Commands(
                "Ask them with:",
                $"partnersim compare {first} {second}",
                $"partnersim attribute {first} {second}",
                $"partnersim sensitivity {ReportOrigins.Beside(path, "studies/morris_screening.yaml")}"),
        ];
    }
}
