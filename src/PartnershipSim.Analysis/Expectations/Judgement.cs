using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.Expectations;

/// <summary>Judges one expectation by what the scenarios did.</summary>
internal static class Judgement
{
    public static ExpectationResult Of(Expectation expectation, JointRun run)
    {
        Outcome outcome = Outcomes.Find(expectation.Outcome)!;
        string group = expectation.Group ?? outcome.Group;
        string what = expectation.Group is null ? outcome.Key : $"{outcome.Key} of {group}";
        if (expectation.Versus is not { } versus)
            return Level(expectation, run.Values(JointRun.Self, outcome, group), what);

        PairedSample effect = run.Pair(versus, JointRun.Self, outcome, group);
        double scale = Math.Abs(effect.BaseMean);
        Interval interval = effect.IntervalAt(expectation.Confidence);
        List<string> expected = [];
        List<string> observed =
        [
            $"{Percent(effect.Mean / scale)} [{Percent(interval.Low / scale)}, {Percent(interval.High / scale)}]",
        ];
        bool isMet = true;
        if (expectation.Change is { } change)
        {
            expected.Add($"{change.ToString().ToLowerInvariant()} ({expectation.Confidence:0.######})");
            isMet &= change switch
            {
                Change.Increases => interval.Low > 0,
                Change.Decreases => interval.High < 0,
                _ => interval is { Low: 0, High: 0 } || expectation.Within is not null,
            };
        }

        if (expectation.Within is { } within)
        {
            expected.Add($"within {within * 100:0.######} %");
            isMet &= interval.Low >= -within * scale && interval.High <= within * scale;
        }

        if (expectation.Between is { } between)
        {
            double value = expectation.IsRelative ? effect.Mean / scale : effect.Mean;
            expected.Add(expectation.IsRelative
                ? $"between {Percent(between.Low)} and {Percent(between.High)}"
                : $"between {between.Low} and {between.High}");
            isMet &= between.Contains(value);
        }

        if (expectation.LessThan is { } other)
        {
            // the scenario's effect is smaller in size, pair by pair: the interval of |other| - |own| lies above 0
            PairedSample larger = run.Pair(versus, other, outcome, group);
            isMet &= IsSmaller(effect, larger, expectation.Confidence);
            expected.Add($"less than {Name(other)}");
            observed.Add($"against {Percent(larger.Mean / scale)}");
        }

        if (expectation.HasDisplacement)
        {
            PairedSample net = run.Pair(versus, JointRun.Self, Outcomes.NonleadTroopYears, "all");
            isMet &= IsSmaller(net, effect, expectation.Confidence);
            expected.Add("net less than gross");
            observed.Add($"net {net.Mean:0.00}, gross {effect.Mean:0.00} {outcome.Unit}");
        }

        return new(expectation, $"{what} {string.Join(", ", expected)}", string.Join("; ", observed), isMet);
    }

    private static ExpectationResult Level(Expectation expectation, double[] values, string what)
    {
        double mean = values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
        Interval between = expectation.Between
            ?? throw new ArgumentException(
                $"an expectation about {what} without another scenario needs the bounds of its level",
                nameof(expectation));
        return new(
            expectation, $"{what} between {between.Low} and {between.High}", $"{mean:0.####}", between.Contains(mean));
    }

    private static bool IsSmaller(PairedSample small, PairedSample large, double confidence)
    {
        double smallSign = Math.Sign(small.Mean);
        double largeSign = Math.Sign(large.Mean);
        double[] excess = [.. PairedSample.Together(small, large)
            .Select(pair => largeSign * pair.Other - smallSign * pair.One)];
        return PairedSample.StudentInterval(excess, confidence).Low > 0;
    }

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private static string Percent(double share) => $"{share * 100:+0.0;-0.0;0.0} %";
}
