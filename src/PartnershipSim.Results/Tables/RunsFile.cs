using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// runs.parquet: one row a run. First its scenario, seed and replicate, then every input as it is in the first year,
/// then every scalar outcome of every group; a group other than the outcome's own is appended to the name. Undefined
/// outcomes are not a number.
/// </summary>
public static class RunsFile
{
    public const string FileName = "runs.parquet";

    /// <summary>Its columns for a reader.</summary>
    internal static DescribedTable Described { get; } =
        new ParquetTable(FileName, "a run; undefined numbers are not a number (NaN)",
    [
        new("scenario", "", "name of the scenario; in studies the number of the point"),
        new("seed", "", "seed of the study"),
        new("replicate", "-", "number of the replicate, counted from 0"),
        new("<parameter>", "of the parameter", "value in the first year; budget.inertia is the column budget_inertia"),
        new("mechanism_<mechanism>", "0 or 1", "whether the mechanism is on"),
        new("<outcome>", "of the outcome", "one number per run, of the outcome's own group"),
        new("<outcome>_<group>", "of the outcome", "the same of another group"),
    ]);

    private sealed record ParquetTable(string FileName, string Meaning, ImmutableArray<ParquetColumn> Columns)
        : DescribedTable(FileName, Meaning)
    {
        public override IEnumerable<Column> Described => Columns;
    }

    private sealed record ParquetColumn(string Name, string Unit, string Meaning) : Column(Name, Unit, Meaning);

    private const int RowsPerGroup = 8192;

    /// <summary>budget.inertia is the column budget_inertia.</summary>
    public static string ColumnOf(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting is Mechanism ? $"mechanism_{setting.Key}" : setting.Key.Replace('.', '_');
    }

    /// <summary>interop of partners is interop; of the dialogue cohort interop_dialogue.</summary>
    public static string ColumnOf(Outcome outcome, Group group)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(group);
        return group.Key == outcome.Group ? outcome.Key : $"{outcome.Key}_{group.Key}";
    }

    public static void Write(Stream stream, string scenario, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        WriteAsync(stream, scenario, result).GetAwaiter().GetResult();
    }

    // under an ensemble each replicate has the values of its member
    private static double[] Inputs(RunPlan plan, Setting setting, ParameterPoint point, int first, int count) =>
        [.. Enumerable.Range(first, count)
            .Select(r => plan.Ensemble?.ValueOf(setting, plan.MemberOf(r)) ?? point[setting])];

    private static async Task WriteAsync(Stream stream, string scenario, RunResult result)
    {
        DataField<string> scenarioField = new("scenario");
        DataField seedField = SeedColumn.For(result.Plan.Seed);
        DataField<int> replicateField = new("replicate");
        DataField<double>[] inputs =
            [.. ParameterSpace.Settings.Select(setting => new DataField<double>(ColumnOf(setting)))];
        List<(DataField<double> Field, Outcome Outcome, int Subject)> outcomes = [];
        foreach (Outcome outcome in Outcomes.All)
        {
            for (int group = 0; group < result.Groups.Length; group++)
            {
                if (outcome.Group != result.Groups[group].Key && !result.Scalars.IsDefined(outcome, group))
                    continue;
                outcomes.Add((new DataField<double>(ColumnOf(outcome, result.Groups[group])), outcome, group));
            }
        }

        ParquetSchema schema =
            new([scenarioField, seedField, replicateField, .. inputs, .. outcomes.Select(o => o.Field)]);
        // Snappy finds other matches on a processor without its instructions: same values, other bytes; doubles hardly
        // shrink anyway
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.None };
        await using ParquetWriter writer =
            await ParquetWriter.CreateAsync(schema, stream, options).ConfigureAwait(false);
        for (int first = 0; first < result.Plan.Replicates; first += RowsPerGroup)
        {
            int count = Math.Min(RowsPerGroup, result.Plan.Replicates - first);
            using ParquetRowGroupWriter rows = writer.CreateRowGroup();
            await rows.WriteAsync(scenarioField, Enumerable.Repeat(scenario, count).ToArray()).ConfigureAwait(false);
            await SeedColumn.WriteAsync(rows, seedField, result.Plan.Seed, count).ConfigureAwait(false);
            await rows.WriteAsync<int>(replicateField, Enumerable.Range(first, count).ToArray()).ConfigureAwait(false);
            ParameterPoint point = result.Model.Timetable[0];
            for (int setting = 0; setting < inputs.Length; setting++)
                await rows.WriteAsync<double>(
                    inputs[setting], Inputs(
                    result.Plan, ParameterSpace.Settings[setting], point, first, count)).ConfigureAwait(false);
            foreach ((DataField<double> field, Outcome outcome, int subject) in outcomes)
            {
                await rows.WriteAsync<double>(field, result.Scalars.Of(outcome, subject, first, count))
                    .ConfigureAwait(false);
            }

            rows.CompleteValidate();
        }
    }
}
