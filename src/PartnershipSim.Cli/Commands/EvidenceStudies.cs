using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Analysis.Evidence;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Data;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// What <c>evidence</c> prints in place of its page if one question is asked: whether contributions prefer the path of
/// a latent variable, whether UN missions or a measured variable predict who joins. Tables, kept in no folder.
/// </summary>
internal sealed class EvidenceStudies
{
    private const int Permutations = 999, PerDerivative = 64;

    private readonly Option<string?> _permute = new("--permute")
    {
        Description = "Instead: permute the simulated path of a latent variable within cohorts, and ask whether "
            + $"contributions prefer the true one: {string.Join(", ", LatentPath.All.Select(path => path.Key))}",
        HelpName = "PATH",
    };

    private readonly Option<bool> _un = new("--un-missions")
    {
        Description = "Instead: does taking part in missions of the United Nations help to predict who joins, among "
            + "states left out?",
    };

    private readonly Option<string?> _measure = new("--measure")
    {
        Description = "Instead: what a measured variable is worth, from a file with the columns iso3, year and value: "
            + "its reliability, its loading on latent variables, whether it predicts who joins among states left out, "
            + "and what it would tell of the parameters",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_permute);
        command.Add(_un);
        command.Add(_measure);
    }

    /// <summary>Which study is asked for; null: the page. Refuses options that a study has no use for.</summary>
    public Func<EvidenceData, RunPlan, CancellationToken, int>? Asked(ParseResult parsed, CommonOptions common)
    {
        Option[] asked =
            [.. new Option[] { _permute, _un, _measure }.Where(one => parsed.GetResult(one) is { Implicit: false })];
        if (asked.Length == 0)
            return null;
        if (asked.Length > 1)
            throw new UsageException($"{asked[0].Name} and {asked[1].Name} are two questions: ask one at a time");
        if (parsed.GetResult(common.Output) is { Implicit: false })
            throw new UsageException(
                $"{asked[0].Name} prints its table: write --format csv and send it to a file, instead of --output");
        if (asked[0] == _un)
            return (data, _, stop) => Validate(parsed, common, JoiningValidation.OfUnMissions(data, stop));
        if (asked[0] == _measure)
        {
            string file = parsed.GetRequiredValue(_measure)!;
            if (!File.Exists(file))
                throw new UsageException(
                    $"--measure {file}: there is no such file; it needs the columns iso3, year and value");
            return (data, plan, stop) => Weigh(parsed, common, file, data, plan, stop);
        }

        string key = parsed.GetRequiredValue(_permute)!;
        LatentPath path = LatentPath.All.FirstOrDefault(each => each.Key == key) ?? throw new UsageException(
            $"--permute {key}: choose one of {string.Join(", ", LatentPath.All.Select(each => each.Key))}");
        return (data, plan, stop) => Permute(parsed, common, path, data, plan, stop);
    }

    private static int Validate(ParseResult parsed, CommonOptions common, ImmutableArray<ValidationRow> rows)
    {
        ValidationTable.Table.Print(parsed.GetValue(common.Format), rows, () =>
        {
            Screen.Data.WriteLine("Does it help to predict who joins operations, among states left out?");
            Print(rows);
        });
        return ExitCode.Done;
    }

    private static int Weigh(
        ParseResult parsed, CommonOptions common, string file, EvidenceData data, RunPlan plan, CancellationToken stop)
    {
        Measure measure = MeasureFile.Read(file);
        MeasureStudy study;
        using (ProgressLine progress = new("parameters", parsed.GetValue(common.Quiet)))
        {
            try
            {
                study = MeasureStudy.Of(data, measure, plan, PerDerivative, progress, stop);
            }
            catch (NotEstimableException refusal)
            {
                throw new UsageException($"--measure {file}: {refusal.Message}");
            }
        }

        ValidationTable.Table.Print(parsed.GetValue(common.Format), study.Validation, () => Print(study));
        return ExitCode.Done;
    }

    private static void Print(MeasureStudy study)
    {
        Screen.Data.WriteLine(
            $"{study.Measure}: {study.States} states outside the Alliance of 1994, {study.First}-{study.Last}");
        Screen.Data.WriteLine(
            $"Reliability, the share of variance that lies between states: {Words.Fixed(study.Yearly, 2)} of a year, "
            + $"{Words.Fixed(study.SixYears, 2)} of a mean of six years.");
        Table loadings = Screen.NewTable();
        loadings.AddColumn(Screen.Left("loading on (standardised)"));
        loadings.AddColumn(Screen.Right("between states"));
        loadings.AddColumn(Screen.Right("within states"));
        foreach (Loading loading in study.Loadings)
            loadings.AddRow(loading.Path, Words.WithSign(loading.Between, 2), Words.WithSign(loading.Within, 2));
        Screen.Data.Write(loadings);
        Screen.Data.WriteLine("Does it help to predict who joins operations, among states left out?");
        Print(study.Validation);
        Table detections = Screen.NewTable();
        detections.AddColumn(Screen.Left("an index of attitudes as reliable as a year of it"));
        foreach (string heading in new[] { "part", "z", "z, rest known" })
            detections.AddColumn(Screen.Right(heading));
        foreach (DetectionRow row in study.Detections)
            detections.AddRow(
                row.Data.Replace('_', ' '), row.Part, Words.Fixed(row.ZFree, 2), Words.Fixed(row.ZKnown, 2));
        Screen.Data.Write(detections);
        Screen.Data.WriteLine("Posterior over prior spread falls most for " + string.Join("; ", study.Narrowed.Select(
            row => $"{row.Parameter} {Words.Fixed(row.Without, 2)} to {Words.Fixed(row.With, 2)}")) + ". "
            + "To first order, and if the index had the scale of the model and errors of its own only: an upper "
            + "bound.");
    }

    private static void Print(ImmutableArray<ValidationRow> rows)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("added"));
        table.AddColumn(Screen.Left("among"));
        foreach (string heading in new[] { "rows", "states", "ln L without", "gain (se)", "better in", "pays" })
            table.AddColumn(Screen.Right(heading));
        foreach (ValidationRow row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Added), row.Among, Words.Fixed(row.Rows, 0), Words.Fixed(row.States, 0),
                double.IsFinite(row.Base) ? Words.Fixed(row.Base, 1) : "",
                double.IsFinite(row.Gain) ? $"{Words.WithSign(row.Gain, 1)} ({Words.Fixed(row.StandardError, 1)})" : "",
                Words.Fixed(row.Improved, 0), row.Pays ? "yes" : "no");
        }

        Screen.Data.Write(table);
        foreach (string refusal in rows.Select(row => row.Refusal).Where(text => text.Length > 0).Distinct())
            Screen.Data.WriteLine(refusal);
        Screen.Data.WriteLine(
            "Each state is predicted by a logit on the others: operation, request, trend, income, population, number "
            + "of programmes and membership, with and without what is added. It pays if the gain is more than 1.64 "
            + "standard errors above 0.");
    }

    private static int Permute(
        ParseResult parsed, CommonOptions common, LatentPath path, EvidenceData data, RunPlan plan,
        CancellationToken stop)
    {
        ImmutableArray<PermutationRow> rows;
        using (ProgressLine progress = new("simulated histories", parsed.GetValue(common.Quiet)))
            rows = PermutationStudy.Of(data, path, plan, Permutations, progress, stop);
        PermutationTable.Table.Print(parsed.GetValue(common.Format), rows, () => Print(path, rows));
        return ExitCode.Done;
    }

    private static void Print(LatentPath path, ImmutableArray<PermutationRow> rows)
    {
        Screen.Data.WriteLine(
            $"Do contributions prefer the path of {path.Key} that the model gives to each state?");
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("among"));
        table.AddColumn(Screen.Left("explains"));
        table.AddColumn(Screen.Left("path"));
        foreach (string heading in new[] { "rows", "states", "z", "p", "z with PARP", "p with PARP" })
            table.AddColumn(Screen.Right(heading));
        foreach (PermutationRow row in rows.Where(row => !row.HasParp))
        {
            PermutationRow held = rows.Single(other => other.HasParp && other.Among == row.Among
                && other.Outcome == row.Outcome && other.Part == row.Part);
            table.AddRow(
                row.Among, row.Outcome, row.Part, Words.Fixed(row.Rows, 0), Words.Fixed(row.States, 0), Z(row.Z),
                P(row.PValue), Z(held.Z), P(held.PValue));
        }

        Screen.Data.Write(table);
        foreach (string refusal in rows.Select(row => row.Refusal).Where(text => text.Length > 0).Distinct())
            Screen.Data.WriteLine(refusal);
        Screen.Data.WriteLine(
            $"z: score test of the path as it is. p: share of {Permutations} assignments of whole paths within "
            + "cohorts, and the true one, with as large a z. Held fixed: cohort, operation, request, trend, income "
            + "and population. z takes rows as independent; only p is a test. It is one-sided, and not corrected for "
            + "the number of tests.");
        Screen.Data.WriteLine(
            "A small p says that the order of states within cohorts is the right one. It does not say that the path "
            + "is the cause: whatever makes states join programmes may also make them contribute. In the model "
            + "contributing also makes interoperable, and parameters were fitted to contributions up to 2008: a small "
            + "p of the whole path may say no more than that the model forecasts who contributes.");
    }

    private static string Z(double z) => double.IsFinite(z) ? Words.WithSign(z, 1) : "";

    private static string P(double p) => double.IsFinite(p) ? Words.Fixed(p, 3) : "";
}
