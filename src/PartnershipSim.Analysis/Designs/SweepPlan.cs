using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Analysis.Designs;

/// <summary>A study with its points laid: everything that decides which number stands in which row.</summary>
public sealed class SweepPlan
{
    /// <summary>Points are held in memory; runs are not.</summary>
    public const int MostPoints = 10_000_000;

    private SweepPlan(Study study, ImmutableArray<Axis> axes, Design design, double[][] points)
    {
        Study = study;
        Axes = axes;
        Design = design;
        Points = points;
        Fingerprint = FingerprintOf(study, design);
    }

    public Study Study { get; }

    /// <summary>The study's axes as the designs and the estimators see them.</summary>
    public ImmutableArray<Axis> Axes { get; }

    public Design Design { get; }

    /// <summary>One row per point, one value per axis.</summary>
    public double[][] Points { get; }

    public int Replicates => Study.Replicates;

    public long Runs => (long)Points.Length * Replicates;

    /// <summary>
    /// SHA-256 of everything but the numbers of points and replicates: two sweeps that share it hold rows of one table,
    /// so that one may continue the other. Designs whose points depend on how many there are count as different for
    /// each number.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>
    /// SHA-256 of the first points as design.csv writes them: the same as long as a larger design only adds.
    /// </summary>
    public string HashOfFirst(int count) => HashOf(Lines().Take(count));

    /// <summary>
    /// The points as text, one line each: its number, counted from 0, then every axis in the words or numbers of the
    /// study file.
    /// </summary>
    public IEnumerable<string> Lines() =>
        Points.Select((point, p) => string.Join(
            ',',
            Study.Axes.Select((axis, a) => axis.TextOf(point[a])).Prepend(p.ToString(CultureInfo.InvariantCulture))));

    /// <summary>SHA-256 of lines of text.</summary>
    public static string HashOf(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Checksum sum = new();
        foreach (string line in lines)
            sum.Append(Encoding.UTF8.GetBytes(line + "\n"));
        return sum.Finish();
    }

    /// <summary>Lays the points.</summary>
    /// <exception cref="SweepRefusedException">There would be more points than can be held.</exception>
    public static SweepPlan Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        ImmutableArray<Axis> axes = [.. study.Axes.Select(AxisOf)];
        Design design = DesignOf(study);
        if (PointsOf(design, axes) is not <= MostPoints)
            throw new SweepRefusedException(
                $"{study.Path}: a {design.Key} design over {axes.Length} axes with points: "
                + $"{study.Points} has more than {MostPoints:N0} points");
        return new(study, axes, design, design.Points(axes, study.Seed));
    }

    /// <summary>The runs of a shard that are not done yet, replicate by replicate.</summary>
    public IEnumerable<Cell> Missing(Shard shard, CellSet done, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(done);
        foreach (Cell cell in shard.CellsOf(Points.Length, Replicates))
        {
            // a study may have many more runs than anybody counts while waiting
            cancellation.ThrowIfCancellationRequested();
            if (!done.Contains(cell))
                yield return cell;
        }
    }

    private static long? PointsOf(Design design, ImmutableArray<Axis> axes)
    {
        try
        {
            return design.CountOf(axes);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    internal static Axis AxisOf(StudyAxis axis) => axis.Kind switch
    {
        StudyAxisKind.Whole => Axis.Whole(axis.Key, (int)axis.Range.Low, (int)axis.Range.High),
        StudyAxisKind.Switch => Axis.Boolean(axis.Key),
        StudyAxisKind.Choice => Axis.Categorical(axis.Key, axis.Levels.AsSpan()),
        _ => Axis.Real(axis.Key, axis.Range.Low, axis.Range.High),
    };

    private static Design DesignOf(Study study) => study.Design switch
    {
        StudyDesign.Factorial => new Factorial(study.Points),
        StudyDesign.LatinHypercube => new LatinHypercube(study.Points),
        StudyDesign.Sobol => new SobolSequence(study.Points),
        StudyDesign.Morris => new MorrisDesign(study.Points),
        StudyDesign.Saltelli => new SaltelliDesign(study.Points, study.HasSecondOrder),
        _ => new ListDesign(study.Rows),
    };

    private static string FingerprintOf(Study study, Design design)
    {
        StringBuilder text = new();
        text.Append(ModelVersion.Current).Append('\n').Append(study.Base.ResolvedText).Append(study.Base.Data.Hash)
            .Append('\n');
        text.Append("seed ").Append(study.Seed).Append('\n').Append("design ").Append(design.Key);
        if (design is SaltelliDesign { HasSecondOrder: true })
            text.Append(" of second order");
        if (!design.IsExtensible)
            text.Append(' ').Append(study.Points);
        text.Append('\n');
        foreach (StudyAxis axis in study.Axes)
        {
            text.Append(axis.Key).Append(' ').Append(axis.Kind).Append(' ')
                .Append(axis.Range.Low.ToString("R")).Append(' ').Append(axis.Range.High.ToString("R")).Append(' ')
                .AppendJoin('|', axis.Levels).Append('\n');
            if (axis.Interventions is { } interventions)
                text.Append(interventions).Append('\n');
            foreach (Scenarios.Language.Scenario scenario in axis.Scenarios)
                text.Append(scenario.ResolvedText).Append(scenario.Data.Hash).Append('\n');
        }

        text.AppendJoin(',', study.Outcomes.Select(outcome => outcome.Column));
        return Checksum.Of(text.ToString());
    }
}
