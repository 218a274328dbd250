using System.Collections.Concurrent;
using PartnershipSim.Results.Files;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Files;

/// <summary>One writer in a folder at a time, whatever its process is called.</summary>
public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_locked_cannot_be_locked_again_until_it_is_free()
    {
        using (FolderLock.Try(_folder.Path))
            Assert.Null(FolderLock.Try(_folder.Path));

        using FolderLock? again = FolderLock.Try(_folder.Path);
        Assert.NotNull(again);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        FolderLock.Wait(_folder.Path).Dispose();

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void What_a_process_left_that_was_killed_is_no_lock()
    {
        File.WriteAllText(_folder[FolderLock.FileName], "");

        using FolderLock? held = FolderLock.Try(_folder.Path);
        Assert.NotNull(held);
    }

    [Fact]
    public void A_file_of_others_with_the_name_of_the_lock_is_refused_and_kept()
    {
        File.WriteAllText(_folder[FolderLock.FileName], "mine");

        Assert.Throws<FolderRefusedException>(() => FolderLock.Try(_folder.Path));
        Assert.Equal("mine", File.ReadAllText(_folder[FolderLock.FileName]));
    }

    /// <summary>
    /// The file is deleted and made again all the time; whoever locked one that is no longer there has locked nothing.
    /// </summary>
    [Fact]
    public async Task Of_many_that_take_turns_no_two_are_inside_at_once()
    {
        int inside = 0, turns = 0;
        ConcurrentBag<int> seen = [];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int turn = 0; turn < 200; turn++)
            {
                using FolderLock? held = FolderLock.Try(_folder.Path);
                if (held is null)
                    continue;
                seen.Add(Interlocked.Increment(ref inside));
                Interlocked.Increment(ref turns);
                Thread.Yield();
                Interlocked.Decrement(ref inside);
            }
        }, TestContext.Current.CancellationToken)));

        Assert.True(turns > 1);
        Assert.All(seen, count => Assert.Equal(1, count));
    }
}
