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
        object catalogue = Catalogue.Of(library, ScenarioRuns.ModelOf(library.Baseline));
        app.MapGet("/api/catalogue", context => context.Response.WriteAsJsonAsync(catalogue, Replies.Json));
        Post<AskedPicture>(app, "/api/picture", (asked, context) =>
        {
            Outcome outcome = Outcomes.Find(asked.Outcome ?? "")
                ?? throw new RefusedException($"{asked.Outcome} is not an outcome");
            Scenario whatIf = Wanted(asked.Move);
            int replicates = asked.IsRefined ? ScenarioRuns.Refined : ScenarioRuns.Quick;
            return queue.Compute<object>(
                Visitor.Of(context), "picture", !asked.IsRefined,
                stop => Picture.Of(
                    runs.Of(library.Baseline, replicates, stop), runs.Of(whatIf, replicates, stop),
                    outcome, asked.Group ?? ""),
                context.RequestAborted);
        });
        Post<AskedWhy>(app, "/api/why", (asked, context) =>
        {
            Scenario whatIf = Wanted(asked.Move);
            return queue.Compute<object>(
                Visitor.Of(context), "why", isQuick: true,
                _ => Why.Of(library.Baseline, whatIf, asked.State ?? "", asked.Year),
                context.RequestAborted);
        });
        app.MapPost("/api/save", context => Replies.Post<AskedFile>(
            context, asked => new { text = (asked.Move ?? throw Lacking()).Yaml(library) }));
        app.MapPost("/api/load", context => Replies.Post<AskedMove>(
            context, asked => SavedMove.Read(asked.Text ?? "", library)));

        Scenario Wanted(Move? move) => (move ?? throw Lacking()).Scenario(library);
    }

    private static void Post<T>(WebApplication app, string address, Func<T, HttpContext, Task<object>> answer)
        where T : class
    {
        app.MapPost(address, Reply);

        Task Reply(HttpContext context) => Replies.PostAsync<T>(context, asked => answer(asked, context));
    }

    private static RefusedException Lacking() => new("the request lacks its move");
}
