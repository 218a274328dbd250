using PartnershipSim.Seminar.Web;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Web;

/// <summary>How long somebody waits who tries codes.</summary>
public sealed class CodeGuessesTests
{
    private static readonly Visitor Ann = new("10.0.0.1", "a");

    private readonly Clock _clock = new();
    private readonly CodeGuesses _guesses;

    public CodeGuessesTests() => _guesses = new(_clock);

    [Fact]
    public void Each_wrong_code_after_the_fifth_waits_twice_as_long_and_at_most_a_minute()
    {
        for (int i = 0; i < 5; i++)
            _guesses.Wrong(Ann);

        foreach (int seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            _guesses.Wrong(Ann);
            _clock.Forward(TimeSpan.FromSeconds(seconds - 0.5));
            RefusedException refused = Assert.Throws<RefusedException>(() => _guesses.Wrong(Ann));
            Assert.Equal(429, refused.Status);
            Assert.StartsWith("no room has this code; wait 1 s", refused.Message, StringComparison.Ordinal);
            _clock.Forward(TimeSpan.FromSeconds(0.5));
        }
    }

    [Fact]
    public void A_right_code_and_ten_minutes_make_it_forgotten()
    {
        for (int i = 0; i < 6; i++)
            _guesses.Wrong(Ann);
        Assert.Throws<RefusedException>(() => _guesses.Wrong(Ann));
        _guesses.Right(Ann);
        for (int i = 0; i < 6; i++)
            _guesses.Wrong(Ann);
        _clock.Forward(TimeSpan.FromMinutes(11));
        for (int i = 0; i < 6; i++)
            _guesses.Wrong(Ann);

        Assert.Throws<RefusedException>(() => _guesses.Wrong(Ann));
    }

    [Fact]
    public void One_page_makes_no_other_wait()
    {
        for (int i = 0; i < 6; i++)
            _guesses.Wrong(Ann);

        _guesses.Wrong(Ann with { Page = "b" });
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public void Forward(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
