using System.CommandLine;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// The sweep on which an answer rests. If one is stored it is taken with the points and replicates that it has: an
/// answer never runs it further and never makes it smaller. If none is stored, it is run first.
/// </summary>
internal static class StoredStudy
{
    /// <summary>The study as it is stored, or as the command line says if nothing is.</summary>
    /// <exception cref="UsageException">The command line asks for other runs than those that are stored.</exception>
    public static SweepPlan Plan(ParseResult parsed, StudyOptions options)
    {
        Study study = options.LoadStudy(parsed);
        SweepPlan asked = SweepPlan.Of(study);
        string folder = FolderOf(asked, parsed, options);
        if (SweepRecord.Find(folder) is not { } record)
            return asked;
        bool areOther = record.Fingerprint == asked.Fingerprint
            && (parsed.GetValue(options.Replicates) is not null && asked.Replicates != record.Replicates
                || parsed.GetValue(options.Points) is not null && asked.Points.Length != record.Points);
        if (areOther)
        {
            throw new UsageException(
                $"{folder} contains {record.Points:N0} points x {record.Replicates:N0} replicates, and this asks for "
                + $"{asked.Points.Length:N0} x {asked.Replicates:N0}: leave the numbers out, or ask 'partnersim sweep' "
                + "for other runs");
        }

        SweepPlan stored = SweepPlan.Of(study with
        {
            Replicates = record.Replicates,
            Points = parsed.GetValue(options.Points) ?? PointsOf(record, asked),
        });
        return stored.Points.Length == record.Points && stored.Fingerprint == record.Fingerprint ? stored : asked;
    }

    /// <summary>The sweep with its folder, which is ours until it is disposed of.</summary>
    public static SweptStudy Open(SweepPlan plan, ParseResult parsed, StudyOptions options, CancellationToken stop) =>
        SweptStudy.Run(
            plan, Shard.Whole, parsed, options, stop,
            isStored: SweepRecord.Find(FolderOf(plan, parsed, options)) is { } record
                && record.Fingerprint == plan.Fingerprint);

    private static string FolderOf(SweepPlan plan, ParseResult parsed, StudyOptions options) =>
        parsed.GetValue(options.Output)?.ToString() ?? Path.Combine("results", SweptStudy.NameOf(plan, Shard.Whole));

    /// <summary>How many points the design counts, of which the stored points follow.</summary>
    private static int PointsOf(SweepRecord record, SweepPlan asked) => asked.Design switch
    {
        MorrisDesign => record.Points / (asked.Axes.Length + 1),
        SaltelliDesign design => record.Points / design.BlockOf(asked.Axes.Length),
        SobolSequence or LatinHypercube => record.Points,
        _ => asked.Study.Points,
    };
}
