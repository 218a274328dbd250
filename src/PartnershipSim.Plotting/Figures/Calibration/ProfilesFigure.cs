using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Calibration;

/// <summary>
/// The profile of each parameter: how much worse the data fit at a value of it while all others move to where they fit
/// best.
/// </summary>
public sealed class ProfilesFigure(string name, string what, ImmutableArray<Profile> profiles, FigureContext context)
    : Figure(context)
{
    /// <summary>What rises higher is cut: beyond this nothing is left to tell.</summary>
    private const double Highest = 4 * Profile.Clear;

    public override string Name => name;

    public override string Title
    {
        get
        {
            string[] free = [.. profiles.Where(profile => profile.Verdict == Identification.NotIdentified)
                .Select(profile => profile.Key)];
            return free.Length == 0
                ? $"{what}: the data exclude values of every parameter"
                : $"{what}: the data exclude no value of "
                    + $"{(free.Length <= 3 ? Words.List(free) : $"{free.Length} parameters")}";
        }
    }

    public override string Subtitle =>
        "Rise of −2 log-likelihood over the prior range of each parameter, the others moved to where they fit best; "
        + "below the dashed line a value is consistent with the data";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("parameter", "value", "rise", "verdict");
            foreach (Profile profile in profiles)
            {
                foreach ((double value, double rise) in profile.Points)
                    table.Add(profile.Key, value, rise, Profile.Word(profile.Verdict));
            }

            return table;
        }
    }

    public override bool HasData => !profiles.IsEmpty;

    protected override string Reading =>
        $"dashed: {Words.Number(Profile.Clear)}, the 95 % point of chi-squared; "
        + $"what rises above {Words.Number(Highest)} is cut; rises are at most too large";

    protected override string Description => string.Join(" ", profiles.Select(profile =>
        $"{profile.Key}: best at {Words.Setting(profile.Best)}, rises by {Words.Number(profile.Points[0].Rise)} at the "
        + $"low and {Words.Number(profile.Points[^1].Rise)} at the high end, {Profile.Word(profile.Verdict)}."));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("identified", Sign.Line, theme => MarginalsFigure.ColorOf(theme, Identification.Identified)),
        new("one-sided", Sign.Line, theme => MarginalsFigure.ColorOf(theme, Identification.OneSided)),
        new("not identified", Sign.Line, theme => MarginalsFigure.ColorOf(theme, Identification.NotIdentified)),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Tiling tiling = Tiling.For(profiles.Length, body);
        Scale rise = new(0, Highest, [0, Profile.Clear, Highest], 0);
        for (int i = 0; i < profiles.Length; i++)
        {
            Profile profile = profiles[i];
            (double low, double high) = (profile.Points[0].Value, profile.Points[^1].Value);
            Scale x = new Scale(low, high, [low, high], Words.Decimals(profile.Points.Select(point => point.Value)))
                .WithRoom();
            Panel panel = new(tiling.Cell(i), x, rise)
            {
                Heading = profile.Key,
                HasYLabels = tiling.IsLeft(i),
                YLabelRoom = Panel.LabelRoom([rise]),
            };
            Color color = MarginalsFigure.ColorOf(sheet.Theme, profile.Verdict);
            panel.Draw(sheet, plot =>
            {
                double[] values = [.. profile.Points.Select(point => point.Value)];
                double[] rises = [.. profile.Points.Select(point => Math.Min(point.Rise, 2 * Highest))];
                var line = plot.Add.ScatterLine(values, rises, color);
                line.LineWidth = Theme.LineWidth;
                var limit = plot.Add.HorizontalLine(Profile.Clear);
                limit.LinePattern = LinePattern.Dashed;
                limit.Color = sheet.Theme.Axis;
                limit.LineWidth = 1.5f;
            });
        }
    }
}
