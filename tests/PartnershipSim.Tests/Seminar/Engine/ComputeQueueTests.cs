using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Engine;

/// <summary>
/// What the explorers may have computed: one request at a time, the newest of each page, and never more than a few in
/// all.
/// </summary>
public sealed class ComputeQueueTests : IDisposable
{
    private static readonly Visitor Ann = new("10.0.0.1", "a1");
    private static readonly Visitor Bo = new("10.0.0.2", "b1");

    private readonly ManualResetEventSlim _gate = new();
    private readonly ManualResetEventSlim _begun = new();
    private readonly ComputeQueue _queue = new(() => { }, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task A_page_that_moves_on_has_its_older_requests_given_up_also_the_one_that_is_being_computed()
    {
        CancellationToken seen = default;
        Task<string> running = Ask(Ann, stop =>
        {
            seen = stop;
            return Blocked("first");
        });
        _begun.Wait(TestContext.Current.CancellationToken);
        Task<string> waiting = Ask(Ann, _ => "second");
        Task<string> newest = Ask(Ann, _ => "third");

        RefusedException first = await Assert.ThrowsAsync<RefusedException>(() => running);
        RefusedException second = await Assert.ThrowsAsync<RefusedException>(() => waiting);
        _gate.Set();

        Assert.True(seen.IsCancellationRequested);
        Assert.Equal((409, 409, "third"), (first.Status, second.Status, await newest));
    }

    [Fact]
    public async Task A_request_of_another_page_or_kind_is_left_alone()
    {
        Task<string> block = Block();
        Task<string> picture = Ask(Ann, _ => "picture");
        Task<string> why = Ask(Ann, _ => "why", kind: "why");
        Task<string> neighbour = Ask(Ann with { Page = "a2" }, _ => "neighbour");
        _gate.Set();

        Assert.Equal(["block", "picture", "why", "neighbour"], await Task.WhenAll(block, picture, why, neighbour));
    }

    [Fact]
    public async Task What_nobody_waits_for_is_not_computed()
    {
        using CancellationTokenSource gone = new();
        bool isComputed = false;
        Task<string> block = Block();
        Task<string> left = Ask(Ann, _ => $"{isComputed = true}", gone: gone.Token);

        await gone.CancelAsync();
        _gate.Set();
        await block;
        await Ask(Ann, _ => "after");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(isComputed);
    }

    [Fact]
    public async Task First_answers_go_before_refined_ones_and_addresses_take_turns()
    {
        List<string> order = [];
        Task<string> block = Block();
        Task<string>[] asked =
        [
            .. Enumerable.Range(0, 3).Select(page => Noted(Ann with { Page = $"a{page}" }, "ann", isQuick: true)),
            Noted(Bo, "bo", isQuick: true),
            Noted(Bo with { Page = "b2" }, "refined", isQuick: false),
            Noted(Ann with { Page = "a9" }, "late", isQuick: true),
        ];
        _gate.Set();
        await Task.WhenAll(asked);
        await block;

        Assert.Equal(["ann", "bo", "ann", "ann", "late", "refined"], order);

        Task<string> Noted(Visitor visitor, string name, bool isQuick) => Ask(visitor, _ =>
        {
            order.Add(name);
            return name;
        }, isQuick: isQuick);
    }

    [Fact]
    public async Task Who_asks_on_too_many_pages_is_refused_and_others_are_not()
    {
        Task<string> block = Block();
        Task<string> quiet = Ask(Bo, _ => "quiet");
        Task<string>[] flood =
            [.. Enumerable.Range(0, 2 * ComputeQueue.MostWaiting).Select(page => Ask(
                Ann with { Page = $"p{page}" }, _ => "one"))];
        _gate.Set();

        Assert.Equal("quiet", await quiet);
        await block;
        List<int> refused = [];
        foreach (Task<string> one in flood)
        {
            if (await Record.ExceptionAsync(() => one) is RefusedException exception)
                refused.Add(exception.Status);
        }

        Assert.Equal(ComputeQueue.MostWaiting + 1, refused.Count);
        Assert.All(refused, status => Assert.Equal(503, status));
    }

    [Fact]
    public async Task An_error_belongs_to_the_request_that_met_it()
    {
        await Assert.ThrowsAsync<FormatException>(() => Ask(Ann, _ => throw new FormatException()));

        Assert.Equal("next", await Ask(Ann, _ => "next"));
    }

    [Fact]
    public async Task Memory_is_released_when_nobody_asks()
    {
        using ManualResetEventSlim released = new();
        using ComputeQueue queue = new(released.Set, TimeSpan.FromMilliseconds(20));
        await queue.Compute(Ann, "picture", true, _ => "one", CancellationToken.None);

        Assert.True(released.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        _gate.Set();
        _queue.Dispose();
        _gate.Dispose();
        _begun.Dispose();
    }

    private Task<string> Block()
    {
        Task<string> block = Ask(new("10.0.0.9", "x"), _ => Blocked("block"));
        _begun.Wait(TestContext.Current.CancellationToken);
        return block;
    }

    private string Blocked(string answer)
    {
        _begun.Set();
        _gate.Wait();
        return answer;
    }

    private Task<string> Ask(
        Visitor visitor, Func<CancellationToken, string> work, string kind = "picture", bool isQuick = true,
        CancellationToken gone = default) =>
        _queue.Compute(visitor, kind, isQuick, work, gone);
}
