using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Commands;

/// <summary>A lever of <c>seek</c> with what is said of it.</summary>
/// <param name="Key">As it was typed.</param>
/// <param name="About">What it is, and what it is set to now.</param>
internal sealed partial record NamedLever(string Key, string About, SeekLever Lever)
{
    /// <summary>Of the values, in words; empty for a pure number and for the amount of an intervention.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What a mistyped lever may have been meant as.</summary>
    private const string Levers =
        "A lever is a parameter ('partnersim parameters' lists them), a number of a programme (for instance "
        + "programmes.parp.money), or an intervention in which x is the amount (for instance \"from: 2004, scale: { "
        + "terrorism: x }\")";

    /// <summary>The lever that was typed.</summary>
    /// <param name="between">The values that are tried, or null: the lever's range.</param>
    /// <exception cref="UsageException">There is no such lever, or it has no such values.</exception>
    public static NamedLever Of(string lever, string? between, Scenario scenario, CompiledModel model) =>
        InterventionLever.IsMeant(lever) ? OfIntervention(lever, between, scenario)
            : ProgrammeLever.IsMeant(lever) ? OfProgramme(lever, between, scenario)
            : OfParameter(lever, between, model);

    private static NamedLever OfParameter(string typed, string? between, CompiledModel model)
    {
        if (ParameterSpace.Find(typed) is not { } lever)
        {
            string meant = Suggestion.For(typed, ParameterSpace.Parameters.Select(known => known.Key));
            throw new UsageException(
                $"--lever {typed}: there is no such parameter{meant}{(meant.Length == 0 ? "." : "")} {Levers}");
        }

        SeekLever moved = SeekLever.Of(model, lever);
        return new(
            lever.Key, $"{lever.Meaning.Split(';')[0]}; now {Words.Setting(moved.Present)}{After(lever.Unit)}",
            moved with { Range = RangeOf(lever.Key, between, lever.Range) })
        {
            Unit = After(lever.Unit),
        };
    }

    /// <summary>A weight or the money of a programme, the same in all years in which the programme runs.</summary>
    private static NamedLever OfProgramme(string typed, string? between, Scenario scenario)
    {
        ProgrammeLever lever = ProgrammeLever.Find(typed, scenario)
            ?? throw new UsageException($"--lever {typed}: {ProgrammeLever.WhyNone(typed, scenario)}");
        string meaning = Words.Lower(lever.Amount.Meaning).TrimEnd('.');
        return new(
            lever.Name,
            $"{lever.Programme.Title}, {meaning}; now {Words.Setting(lever.Present)}{After(lever.Amount.Unit)}",
            new(
                RangeOf(lever.Name, between, lever.Amount.Range), lever.Present,
                Arms(scenario, value => lever.At(value, scenario))))
        {
            Unit = After(lever.Amount.Unit),
        };
    }

    /// <summary>A unit behind a number; nothing for a pure number, a share or an index.</summary>
    private static string After(string unit) => unit is "" or "-" or "x" or "weight" or "0-1" or "-1..1"
        ? ""
        : $" {Words.Unit(unit)}";

    private static NamedLever OfIntervention(string typed, string? between, Scenario scenario)
    {
        if (between is null)
            throw new UsageException(
                "--lever with an intervention needs the values that x may take, for instance --between 1..3");
        Interval ends = Ends(between);
        StudyAxis axis = InterventionLever.Read(typed, ends, scenario).Require();
        double neutral = axis.Interventions!.Driven.Any(driven => driven.Change.Act == Act.Scale) ? 1 : 0;
        return new(typed, "", new(ends, Math.Clamp(neutral, ends.Low, ends.High), Arms(
            scenario,
            value => scenario with
            {
                Interventions = scenario.Interventions.AddRange(axis.InterventionsAt(value)),
            })));
    }

    /// <summary>
    /// The scenario is compiled at each value beside its base: what is assumed of the past must be the same in both.
    /// Bases that start from the same year are one.
    /// </summary>
    private static Func<double, (Arm Base, Arm Moved)> Arms(Scenario scenario, Func<double, Scenario> moved)
    {
        Dictionary<int, Arm> bases = [];
        return value =>
        {
            ImmutableArray<Compiled> both = Compiler.CompileTogether([scenario, moved(value)]);
            int origin = both[0].Model.Nudge?.Origin ?? Scenario.Never;
            if (!bases.TryGetValue(origin, out Arm? @base))
                bases[origin] = @base = new("base", both[0].Model);
            return (@base, new("moved", both[1].Model));
        };
    }

    /// <summary>The range of a lever, or the part of it that was asked for.</summary>
    private static Interval RangeOf(string lever, string? between, Interval range)
    {
        if (between is null)
            return range;
        Interval narrower = Ends(between);
        return range.Contains(narrower.Low) && range.Contains(narrower.High)
            ? narrower
            : throw new UsageException($"--between {between}: {lever} has the range {range}");
    }

    private static Interval Ends(string text)
    {
        Match match = EndsPattern().Match(text);
        double low = match.Success ? double.Parse(match.Groups["low"].Value, CultureInfo.InvariantCulture) : double.NaN;
        double high = match.Success
            ? double.Parse(match.Groups["high"].Value, CultureInfo.InvariantCulture)
            : double.NaN;
        return low < high
            ? new(low, high)
            : throw new UsageException($"--between {text}: write LOW..HIGH, for instance 1..3");
    }

    [GeneratedRegex(@"^\s*(?<low>-?[0-9]+(\.[0-9]+)?)\s*\.\.\s*(?<high>-?[0-9]+(\.[0-9]+)?)\s*$")]
    private static partial Regex EndsPattern();
}
