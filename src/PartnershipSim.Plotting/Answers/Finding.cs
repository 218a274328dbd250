using PartnershipSim.Model.Wording;

namespace PartnershipSim.Plotting.Answers;

/// <summary>An effect in words: how large, of what, from what to what, and how sure.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Name">Of the state; null for a group.</param>
/// <param name="Years">The outcome years, "1996-2014".</param>
public sealed record Finding(EffectRecord Effect, string? Name, string Years)
{
    public Magnitude Magnitude => Magnitudes.Of(Effect);

    /// <summary>"Partners' troop-years".</summary>
    public string Subject => Words.Subject(Effect.Outcome, Effect.Group, Name);

    /// <summary>The whole answer: "A moderate effect. Partners' troop-years: 8.9 % lower, ...".</summary>
    public string Sentence => $"{Magnitude.Sentence()} {Subject}: {Detail}.";

    /// <summary>The same in a few words: "partners' troop-years 8.9 % lower (8 to 10 %)".</summary>
    public string Brief => Magnitude switch
    {
        Magnitude.None => $"{Words.Lower(Subject)} unchanged",
        Magnitude.Indistinct =>
            $"{Words.Lower(Subject)} without an effect that can be distinguished from zero ({Within})",
        _ when IsTooSmallToPrint => $"{Words.Lower(Subject)} changed by {LeastPercent}",
        _ => $"{Words.Lower(Subject)} {Change}",
    };

    private const string LeastPercent = "less than 0.01 %";

    /// <summary>Would be printed as a change of 0 %.</summary>
    private bool IsTooSmallToPrint => Effect.BaseMean != 0 && Percent(Effect.Effect) == "0";

    /// <summary>"−8.9 % (−10 to −7.9 %)".</summary>
    public string Change => Magnitude switch
    {
        Magnitude.None => "none",
        Magnitude.Unsure => Effect.BaseMean == 0
            ? $"{Words.WithSign(Effect.Effect)} {Unit}"
            : $"{Percent(Effect.Effect)} %",
        _ when Effect.BaseMean == 0 =>
            $"{Words.WithSign(Effect.Effect)} {Unit} ({Words.WithSign(Effect.Low90)} to "
            + $"{Words.WithSign(Effect.High90)})",
        _ => $"{Percent(Effect.Effect)} % ({Percent(Effect.Low90)} to {Percent(Effect.High90)} %)",
    };

    /// <summary>The same where it stands in brackets itself: "−0.01 %, interval −0.02 to 0 %".</summary>
    private string Within => Effect.BaseMean == 0
        ? Change
        : ((double[])[Effect.Effect, Effect.Low90, Effect.High90]).All(value => Percent(value) == "0")
        ? LeastPercent
        : $"{Percent(Effect.Effect)} %, interval {Percent(Effect.Low90)} to {Percent(Effect.High90)} %";

    /// <summary>The last outcome year for a level, all of them for a sum.</summary>
    public string When => Outcomes.Find(Effect.Outcome)?.Span == Span.Sum
        ? $"over {Years}"
        : $"in {Years.Split('-')[^1]}";

    private string Unit => Effect.Unit switch
    {
        "0-1" => "(index from 0 to 1)",
        "-1..1" => "(index from −1 to 1)",
        _ => Words.Unit(Effect.Unit),
    };

    private string Detail
    {
        get
        {
            (string before, string after) = Pair();
            string interval = Magnitude == Magnitude.Unsure
                ? "no interval"
                : $"90 % interval {Percent(Effect.Low90)} to {Percent(Effect.High90)} %";
            return Magnitude switch
            {
                Magnitude.None => $"{before} {Unit} {When} with and without the change",
                Magnitude.Indistinct when Effect.BaseMean != 0 =>
                    $"{before} {Unit} {When}, and a change of "
                    + $"{(IsTooSmallToPrint ? LeastPercent : $"{Percent(Effect.Effect)} %")} ({interval})",
                _ when Effect.BaseMean == 0 =>
                    $"{Words.Number(Effect.Effect)} {Unit} {When} instead of 0"
                    + (Magnitude == Magnitude.Unsure
                        ? ""
                        : $" (90 % interval {Words.Number(Effect.Low90)} to {Words.Number(Effect.High90)})"),
                _ => (IsTooSmallToPrint ? LeastPercent : $"{Percent(Math.Abs(Effect.Effect)).TrimStart('+')} %")
                    + $" {(Effect.Effect < 0 ? "lower" : "higher")}, "
                    + $"{after} instead of {before} {Unit} {When} ({interval})",
            };
        }
    }

    /// <summary>Base and scenario with so many decimals that they differ, if they do.</summary>
    private (string Before, string After) Pair()
    {
        double other = Effect.BaseMean + Effect.Effect;
        int decimals = Words.Decimals([Effect.BaseMean, other]);
        while (decimals < 4 && Effect.Effect != 0
            && Words.Fixed(Effect.BaseMean, decimals) == Words.Fixed(other, decimals))
            decimals++;
        return (Words.Fixed(Effect.BaseMean, decimals), Words.Fixed(other, decimals));
    }

    private string Percent(double value)
    {
        double percent = 100 * Bounded(Effect.Share(value));
        double largest = 100 * new[] { Effect.Effect, Effect.Low90, Effect.High90 }
            .Select(Effect.Share).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        string text = Words.WithSign(percent, Math.Abs(percent) >= 9.95 ? 0 : largest >= 0.0995 ? 1 : 2);
        return Words.IsZero(text) ? "0" : text;
    }

    /// <summary>
    /// What cannot be negative falls by 100 % at most; the interval of a difference knows nothing of that.
    /// </summary>
    private double Bounded(double share) => Effect.Unit == "-1..1" || Effect.BaseMean < 0 ? share : Math.Max(-1, share);
}
