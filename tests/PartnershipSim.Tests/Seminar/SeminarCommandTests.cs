using System.Diagnostics;
using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>The command that opens the seminar.</summary>
public sealed class SeminarCommandTests
{
    [Fact]
    public async Task The_command_opens_the_seminar_for_this_machine_only_and_an_interrupt_closes_it()
    {
        using Workplace place = new();
        using Process command = place.StartInterruptible("seminar", "--port", "0");
        string? address = await command.StandardOutput.ReadLineAsync();
        string? reach = await command.StandardOutput.ReadLineAsync();
        string? forAClass = await command.StandardOutput.ReadLineAsync();
        string url = address!.Split(' ')[^1];
        using HttpClient client = new();
        string page = await client.GetStringAsync(new Uri(url));

        using Process kill = Process.Start("kill", ["-TERM", $"{command.Id}"]);
        await command.WaitForExitAsync();

        Assert.StartsWith("The seminar is open: http://127.0.0.1:", address, StringComparison.Ordinal);
        Assert.Contains(
            "/teacher on this machine; rooms are kept in seminar_rooms", forAClass, StringComparison.Ordinal);
        Assert.StartsWith("Only this machine can reach it", reach, StringComparison.Ordinal);
        Assert.Contains("data-t=\"explorer.title\"", page, StringComparison.Ordinal);
        Assert.Equal(0, command.ExitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new Uri(url)));
    }

    [Fact]
    public async Task A_killed_command_leaves_no_server_behind_and_the_rooms_can_be_opened_again()
    {
        using Workplace place = new();
        Directory.CreateDirectory(place["rooms"]);
        using Process command = place.StartInterruptible("seminar", "--port", "0", "--rooms", "rooms");
        string url = (await command.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!
            .Split(' ')[^1];
        using HttpClient client = new();
        await client.GetStringAsync(new Uri(url), TestContext.Current.CancellationToken);

        command.Kill(entireProcessTree: false);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);

        // the server notices at once, but a loaded machine may let it wait for its turn
        for (int i = 0; i < 300 && await Answers(); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(await Answers());
        using RoomsLock again = RoomsLock.Take(place["rooms"], TimeSpan.FromSeconds(30));

        async Task<bool> Answers()
        {
            try
            {
                await client.GetStringAsync(new Uri(url), TestContext.Current.CancellationToken);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    [SlowTheory]
    [InlineData("seminar scenarios/none.yaml", 3, "there is no such file")]
    [InlineData("seminar --listen everywhere", 2, "--listen everywhere: write an address")]
    [InlineData("seminar --listen 192.0.2.1 --port 0", 1, "cannot listen on 192.0.2.1:0")]
    [InlineData("seminar --port 70000", 2, "--port 70000: choose a whole number")]
    public void What_cannot_be_opened_is_said(string words, int exitCode, string message)
    {
        using Workplace place = new();

        Ended ended = place.Run(words);

        ended.FailedWith(exitCode);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    /// <summary>Other commands must not look for a web server when they start.</summary>
    [Fact]
    public void Only_the_seminar_needs_a_web_server()
    {
        string own = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "partnersim.runtimeconfig.json"));
        string seminar = File.ReadAllText(Path.Combine(
            AppContext.BaseDirectory, "partnersim-seminar.runtimeconfig.json"));

        Assert.DoesNotContain("AspNetCore", own, StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore.App", seminar, StringComparison.Ordinal);
    }
}
