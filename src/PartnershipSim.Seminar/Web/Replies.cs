using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Web;

/// <summary>JSON in and out, and refusals as one sentence.</summary>
internal static class Replies
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Characters of a refusal: it may quote what was sent, and that may be long.</summary>
    private const int LongestMessage = 400;

    /// <summary>Answers may be nested more deeply than requests.</summary>
    private static readonly JsonSerializerOptions Spoken = new(Json) { MaxDepth = 32 };

    /// <summary>Reads the body, answers with what <paramref name="answer"/> makes of it, or says why not.</summary>
    public static Task Post<T>(HttpContext context, Func<T, object> answer)
        where T : class =>
        PostAsync<T>(context, asked => Task.FromResult(answer(asked)));

    /// <summary>The same for an answer that takes a while.</summary>
    public static async Task PostAsync<T>(HttpContext context, Func<T, Task<object>> answer)
        where T : class
    {
        try
        {
            T asked = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted)
                ?? throw new RefusedException("the request is empty");
            await context.Response.WriteAsJsonAsync(await answer(asked), Spoken, context.RequestAborted);
        }
        catch (RefusedException refused)
        {
            await Refuse(context, refused.Status, refused.Message);
        }
        catch (JsonException)
        {
            await Refuse(
                context, StatusCodes.Status400BadRequest, "the request is not of the form that this page sends");
        }
        catch (BadHttpRequestException tooMuch)
        {
            await Refuse(context, tooMuch.StatusCode, "the request is too large");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // whoever asked is gone
        }
    }

    public static Task Refuse(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        string error = message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
        return context.Response.WriteAsJsonAsync(new { error }, Json);
    }

    /// <summary>JSON knows no "not a number": such a value is null, and a number keeps six digits.</summary>
    public static double? Number(double value) => double.IsFinite(value) ? double.Parse(value.ToString("G6")) : null;
}
