using System.Net;
using System.Text;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>What the seminar does not do, whoever asks.</summary>
public sealed class RefusalTests(RunningSeminar seminar)
{
    private static object Move(string from = "baseline.yaml", object? parameters = null) =>
        new { from, parameters = parameters ?? new { }, off = Array.Empty<string>() };

    [Theory]
    [InlineData("../LICENSE")]
    [InlineData("/etc/passwd")]
    [InlineData("nothing.yaml")]
    public async Task No_request_names_a_file(string from)
    {
        (HttpStatusCode status, string error) = await seminar.Refusal(
            "api/picture", new { move = Move(from), outcome = "troops", group = "partners", isRefined = false });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("is not one of the scenarios beside baseline.yaml", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partnership.budget", 501, "outside [0, 500]")]
    [InlineData("partnership.bananas", 1, "is not a parameter")]
    public async Task A_setting_out_of_range_or_unknown_is_named(string key, double value, string words) =>
        Assert.Contains(
            words, (await seminar.Refusal(
                "api/save", new { move = Move(parameters: new Dictionary<string, double> { [key] = value }) }))
                .Error,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("extends: ../../secret.yaml\n", "is not one of the scenarios beside")]
    [InlineData("parameters:\n  partnership.budget: much\n", "line 2: much is not a number")]
    [InlineData("parameters: &a\n  partnership.budget: 1\nmechanisms: *a\n", "line 1: lacks its name")]
    [InlineData("data: /etc\n", "line 1")]
    [InlineData("a: {a: {a: {a: {a: 1}}}}", "line 1")]
    [InlineData("parameters: [", "line 2: is not YAML")]
    public async Task A_file_that_is_no_saved_move_is_refused_with_its_line(string text, string words) =>
        Assert.Contains(words, (await seminar.Refusal("api/load", new { text })).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using StringContent form = new("{\"text\":\"\"}", Encoding.UTF8, "text/plain");
        using HttpResponseMessage without = await seminar.Client.PostAsync(new Uri(seminar.Address + "api/load"), form);
        using HttpRequestMessage foreign = new(HttpMethod.Post, seminar.Address + "api/load")
        {
            Content = new StringContent("{\"text\":\"\"}", Encoding.UTF8, "application/json"),
        };
        foreign.Headers.Add("X-Seminar", "1");
        foreign.Headers.Add("Origin", "http://elsewhere.example");
        using HttpResponseMessage elsewhere = await seminar.Client.SendAsync(foreign);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (without.StatusCode, elsewhere.StatusCode));
    }

    [Fact]
    public async Task More_than_a_scenario_needs_is_not_read()
    {
        using HttpResponseMessage reply = await seminar.Post("api/load", new { text = new string('#', 100_000) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
    }

    [Fact]
    public async Task Pages_may_load_nothing_from_elsewhere_and_run_nothing_inline()
    {
        using HttpResponseMessage page = await seminar.Client.GetAsync(new Uri(seminar.Address));
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }
}
