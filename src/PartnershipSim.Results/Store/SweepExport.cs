using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Store;

/// <summary>
/// problem.json, param_values.txt and Y.txt: a sweep as other programs read it. Levels without order stand as their
/// numbers, counted from 0, and problem.json says under "levels" what each stands for; Y.txt holds the mean over the
/// replicates of each point, one column per outcome.
/// </summary>
public static class SweepExport
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What an export writes.</summary>
    public static IReadOnlyList<string> Files { get; } = ["problem.json", "param_values.txt", "Y.txt"];

    /// <param name="isEma">The problem as uncertainties of the EMA Workbench; otherwise as a problem of SALib.</param>
    /// <param name="read">The results of an outcome.</param>
    internal static void Write(OwnFiles folder, SweepPlan plan, bool isEma, Func<string, OutcomeRuns> read)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(read);
        string[] outcomes = [.. plan.Study.Outcomes.Select(outcome => outcome.Column)];
        double[][] means = [.. outcomes.Select(
            outcome => read(outcome).Each().Select(runs => runs.Average()).ToArray())];
        JsonObject problem = isEma ? Ema(plan, outcomes) : SaLib(plan, outcomes);
        Put(folder, Files[0], [problem.ToJsonString(Readable)]);
        Put(folder, Files[1], plan.Points.Select(Line));
        Put(folder, Files[2], Enumerable.Range(0, plan.Points.Length)
            .Select(point => Line(means.Select(of => of[point])))
            .Prepend("# " + string.Join(' ', outcomes)));
    }

    private static JsonObject SaLib(SweepPlan plan, string[] outcomes)
    {
        JsonObject problem = new()
        {
            ["num_vars"] = plan.Axes.Length,
            ["names"] = Words(plan.Study.Axes.Select(axis => axis.Column)),
            ["bounds"] = new JsonArray(
                [.. plan.Axes.Select(axis => (JsonNode)new JsonArray(axis.Range.Low, axis.Range.High))]),
            ["outputs"] = Words(outcomes),
        };
        return Sampled(problem, plan);
    }

    private static JsonObject Ema(SweepPlan plan, string[] outcomes)
    {
        JsonObject problem = new()
        {
            ["uncertainties"] = new JsonArray(
                [.. plan.Axes.Zip(plan.Study.Axes, (axis, own) => (JsonNode)Uncertainty(axis, own.Column))]),
            ["outcomes"] = Words(outcomes),
        };
        return Sampled(problem, plan);
    }

    /// <summary>How the points were laid: without it a reader cannot say which rows belong together.</summary>
    private static JsonObject Sampled(JsonObject problem, SweepPlan plan)
    {
        JsonObject levels = [];
        foreach ((Axis axis, string name) in plan.Axes.Zip(plan.Study.Axes, (axis, own) => (axis, own.Column)))
        {
            if (axis.IsUnordered)
                levels[name] = Words(axis.Levels);
        }

        if (levels.Count > 0)
            problem["levels"] = levels;
        problem["sampler"] = plan.Design.Key;
        if (plan.Design is MorrisDesign morris)
            problem["num_levels"] = morris.Levels;
        if (plan.Design is SaltelliDesign saltelli)
            problem["calc_second_order"] = saltelli.HasSecondOrder;
        return problem;
    }

    private static JsonObject Uncertainty(Axis axis, string name) => axis.Kind switch
    {
        AxisKind.Categorical =>
            new() { ["name"] = name, ["type"] = "CategoricalParameter", ["categories"] = Words(axis.Levels) },
        AxisKind.Boolean => new() { ["name"] = name, ["type"] = "BooleanParameter" },
        AxisKind.Whole => Bounded(name, "IntegerParameter", axis),
        _ => Bounded(name, "RealParameter", axis),
    };

    private static JsonObject Bounded(string name, string type, Axis axis) =>
        new() { ["name"] = name, ["type"] = type, ["lower_bound"] = axis.Range.Low, ["upper_bound"] = axis.Range.High };

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    private static string Line(IEnumerable<double> values) =>
        string.Join(' ', values
            .Select(value => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "nan"));

    private static void Put(OwnFiles folder, string name, IEnumerable<string> lines) => folder.Write(name, stream =>
    {
        foreach (string line in lines)
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    });
}
