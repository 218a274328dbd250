using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>A picture of two worlds is asked for.</summary>
internal sealed record AskedPicture(Move Move, string Outcome, string Group, bool IsRefined);

/// <summary>A reason is asked for.</summary>
internal sealed record AskedWhy(Move Move, string State, int Year);

/// <summary>A move is to be written down.</summary>
internal sealed record AskedFile(Move Move);

/// <summary>A saved move is to be read.</summary>
internal sealed record AskedMove(string Text);

/// <summary>What the explorer's page asks for.</summary>
internal static class ExplorerPages
{
    public static void Map(WebApplication app, Library library)
    {
        Answers answers = new();
        CompiledModel model = Answers.ModelOf(library.Baseline);
        object catalogue = Catalogue.Of(library, model);
        answers.Of(library.Baseline, Answers.Quick);

        app.MapGet("/api/catalogue", context => context.Response.WriteAsJsonAsync(catalogue, Replies.Json));
        app.MapPost("/api/picture", context => Replies.Post<AskedPicture>(context, asked =>
        {
            Outcome outcome = Outcomes.Find(asked.Outcome ?? "") ?? throw new RefusedException($"{asked.Outcome} is not an outcome");
            int replicates = asked.IsRefined ? Answers.Refined : Answers.Quick;
            return Picture.Of(answers.Of(library.Baseline, replicates), answers.Of(Wanted(asked.Move), replicates), outcome, asked.Group ?? "");
        }));
        app.MapPost("/api/why", context => Replies.Post<AskedWhy>(context, asked => Why.Of(library.Baseline, Wanted(asked.Move), asked.State ?? "", asked.Year)));
        app.MapPost("/api/save", context => Replies.Post<AskedFile>(context, asked => new { text = (asked.Move ?? throw Lacking()).Yaml(library) }));
        app.MapPost("/api/load", context => Replies.Post<AskedMove>(context, asked => SavedMove.Read(asked.Text ?? "", library)));

        Scenario Wanted(Move? move) => (move ?? throw Lacking()).Scenario(library);
    }

    private static RefusedException Lacking() => new("the request lacks its move");
}
