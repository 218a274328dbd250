using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Analysis.History;

/// <summary>A row of skill.csv: the model against a reference, or against itself without a part.</summary>
/// <param name="Against">Key of the reference or of the part.</param>
public sealed record SkillRow(
    string Window, string Set, string Task, string Group, string Score, string Against, int Cases, int States,
    double Model, double Other, double Value, double Low, double High)
{
    /// <inheritdoc cref="Skill.Verdict"/>
    public SkillVerdict Verdict => Low > 0 ? SkillVerdict.Wins : High < 0 ? SkillVerdict.Loses : SkillVerdict.Ties;
}

/// <summary>A row of scores.csv: the score of one forecaster by itself.</summary>
public sealed record ScoreRow(
    string Window, string Set, string Task, string Group, string Forecaster, string Score, int Cases, double Value);

/// <summary>A row of facts.csv: a stylised fact as it was and as the model has it.</summary>
public sealed record FactRow(
    string Fact, string Pattern, string Unit, string Set, string Source, double Observed, double Simulated,
    double P05, double P95, double BandLow, double BandHigh, bool IsMet);

/// <summary>Series that stand in one picture.</summary>
/// <param name="Name">Of the picture's files.</param>
/// <param name="What">What it shows: the beginning of its title.</param>
/// <param name="Unit">In words, with the years of origin.</param>
public sealed record HindcastPanel(string Name, string What, string Unit, ImmutableArray<HindcastSeries> Series);

/// <summary>
/// A hindcast as its tables hold it: all that words, figures and the report need, whether it was just run or is read
/// back.
/// </summary>
public sealed record HindcastRecord(
    ImmutableArray<SkillRow> Skills, ImmutableArray<ScoreRow> Scores, ImmutableArray<FactRow> Facts,
    ImmutableArray<HindcastPanel> Panels)
{
    private const int Most = 15;

    public static HindcastRecord Of(Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        return new(
            [
                .. hindcast.Windows.SelectMany(window => window.Skills).Select(skill => Row(
                    skill, skill.ReferenceForecast)),
                .. hindcast.Ablations.SelectMany(ablation => ablation.Worth.Select(skill => Row(
                    skill, ablation.Part.Key))),
            ],
            [
                .. hindcast.Windows.SelectMany(window => window.Scores)
                    .Select(own => new ScoreRow(
                        own.Window.Key, SetOf(own.Window), own.Task, own.Group, own.Forecaster, own.Score.Key,
                        own.Cases, own.Value)),
            ],
            [
                .. hindcast.Facts.Select(check => new FactRow(
                    check.Fact.Id, check.Fact.Pattern, check.Fact.Unit, WordOf(check.Fact.Set), check.Fact.Source,
                    check.Observed, check.Simulated,
                    check.Interval.Low, check.Interval.High, check.Fact.Band.Low, check.Fact.Band.High, check.IsMet)),
            ],
            PanelsOf(hindcast));
    }

    /// <summary>fit or held_out.</summary>
    public static string SetOf(Window window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window.IsHeldOut ? "held_out" : "fit";
    }

    private static string WordOf(FactSet set) =>
        set switch { FactSet.Fit => "fit", FactSet.HeldOut => "held_out", _ => "mixed" };

    private static SkillRow Row(Skill skill, string against) => new(
        skill.Window.Key, SetOf(skill.Window), skill.Task, skill.Group, skill.Score.Key, against, skill.Cases,
        skill.States, skill.Model, skill.Other, skill.Value, skill.Interval.Low, skill.Interval.High);

    private static ImmutableArray<HindcastPanel> PanelsOf(Hindcast hindcast)
    {
        bool IsAsked(StateCard state) =>
            hindcast.LeftOutRegion is null || hindcast.Model.Regions[state.Region] == hindcast.LeftOutRegion;
        bool IsPartner(StateCard state) => IsAsked(state) && Group.IsPartner(state.Cohort);
        ImmutableArray<HindcastSeries> missions =
            new UnMissions(hindcast.Forecaster.Scenario.Data, hindcast.Model).ByRegion(IsAsked);
        return
        [
            new(
                "hindcast_isaf_by_region", "ISAF by region", "thousand troops, forecast from 2008",
                HindcastSeries.IsafByRegion(hindcast, IsAsked)),
            new(
                "hindcast_isaf_by_state", "Partners in ISAF",
                "thousand troops, forecast from 2008, the largest contingents seen or expected",
                HindcastSeries.IsafByState(hindcast, IsPartner, Most)),
            new(
                "hindcast_spending_by_region", "Military spending by region",
                "percent of GDP, forecast from 2008 and from 2014", HindcastSeries.SpendingByRegion(hindcast, IsAsked)),
            new(
                "hindcast_spending_by_state", "Military spending of partners",
                "percent of GDP, forecast from 2008 and from 2014, the largest economies",
                HindcastSeries.SpendingByState(hindcast, IsPartner, Most)),
            .. missions.IsEmpty ? []
                : (HindcastPanel[])[new(UnMissions.Panel, UnMissions.What, UnMissions.PanelUnit, missions)],
        ];
    }
}
