using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>What the explorer's page can ask for.</summary>
internal static class ExplorerPages
{
    public static void Map(WebApplication app, ScenarioLibrary library, ScenarioRuns runs, ComputeQueue queue)
    {
        Seen seen = new(library.Baseline);
        object catalogue = Catalogue.Of(library, ScenarioRuns.ModelOf(library.Baseline));
        app.MapGet("/api/catalogue", context => context.Response.WriteAsJsonAsync(catalogue, Replies.Json));
        Post<AskedPicture>(app, "/api/picture", (asked, context) =>
        {
            Outcome outcome = Outcomes.Find(asked.Outcome ?? "")
                ?? throw new RefusedException($"{asked.Outcome} is not an outcome");
            Move move = asked.Move ?? throw Lacking();
            string group = asked.Group ?? "";
            int replicates = asked.IsRefined ? ScenarioRuns.Refined : ScenarioRuns.Quick;
            return queue.Compute<object>(
                Visitor.Of(context), "picture", !asked.IsRefined,
                stop =>
                {
                    (Scenario baseline, Scenario whatIf) = library.Pair(move.Scenario(library), move.IsAhead);
                    return Picture.Of(
                        runs.Of(baseline, outcome, replicates, stop), runs.Of(whatIf, outcome, replicates, stop),
                        group, library.Baseline.Years, seen);
                },
                context.RequestAborted);
        });
        Post<AskedWhy>(app, "/api/why", (asked, context) =>
        {
            Move move = asked.Move ?? throw Lacking();
            return queue.Compute<object>(
                Visitor.Of(context), "why", isQuick: true,
                _ =>
                {
                    (Scenario baseline, Scenario whatIf) = library.Pair(move.Scenario(library), move.IsAhead);
                    return Why.Of(baseline, whatIf, asked.State ?? "", asked.Year);
                },
                context.RequestAborted);
        });
        app.MapPost("/api/save", context => Replies.Post<AskedFile>(
            context, asked => new { text = (asked.Move ?? throw Lacking()).Yaml(library) }));
        Post<AskedMove>(app, "/api/load", (asked, context) => queue.Compute<object>(
            Visitor.Of(context), "load", isQuick: true,
            _ => LoadedScenario(LoadedFile.Read(asked.Text ?? "", library), library), context.RequestAborted));
    }

    /// <summary>The move, and of a scenario that was brought what a page shows of it.</summary>
    private static object LoadedScenario(Move move, ScenarioLibrary library)
    {
        Scenario scenario = move.Scenario(library);
        return new
        {
            move,
            brought = move.Text is null ? null : new
            {
                title = scenario.Title ?? scenario.Name,
                question = scenario.Question ?? "",
                parameters = scenario.Parameters,
                off = scenario.Mechanisms.Where(pair => !pair.Value).Select(pair => pair.Key),
                changes = scenario.Interventions.Length,
                isAhead = scenario.Horizon.To > library.Baseline.Horizon.To,
            },
        };
    }

    private static void Post<T>(WebApplication app, string address, Func<T, HttpContext, Task<object>> answer)
        where T : class
    {
        app.MapPost(address, Reply);

        Task Reply(HttpContext context) => Replies.PostAsync<T>(context, asked => answer(asked, context));
    }

    private static RefusedException Lacking() => new("the request lacks its move");
}
