using System.Globalization;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

/// <summary>
/// The verdicts that answers quote are those that <c>evidence scenarios/baseline.yaml --ensemble
/// scenarios/ensembles/calibration.parquet</c> reaches with this model and these data.
/// </summary>
public sealed class KeptEvidenceTests
{
    private static readonly string Folder = Path.Combine(Repository.Scenarios, "ensembles");

    [Fact]
    public void The_kept_table_is_what_the_command_writes()
    {
        RunPlan plan = new(RealEvidence.Scenario.Seed, 200, 2)
        {
            Ensemble = EnsembleFile.Read(Path.Combine(Folder, "calibration.parquet")),
        };

        EvidencePage page = EvidencePage.Of(RealEvidence.Ending, plan, new(HasIdentification: false));

        using MemoryStream written = new();
        EvidenceTable.Table.Write(written, page.Links);
        string[][] now = Fields(System.Text.Encoding.UTF8.GetString(written.ToArray()));
        string[][] kept = Fields(File.ReadAllText(Path.Combine(Folder, "evidence.csv")));
        Assert.Equal(kept.Length, now.Length);
        for (int line = 0; line < kept.Length; line++)
        {
            Assert.Equal(kept[line].Length, now[line].Length);
            for (int field = 0; field < kept[line].Length; field++)
                AssertSame(kept[line][field], now[line][field], $"line {line + 1}, {kept[0][field]}");
        }
    }

    private static void AssertSame(string kept, string now, string where)
    {
        // regressions round otherwise on another machine
        if (double.TryParse(kept, CultureInfo.InvariantCulture, out double before)
            && double.TryParse(now, CultureInfo.InvariantCulture, out double after))
            Assert.True(Math.Abs(before - after) <= 1e-6 * Math.Max(1, Math.Abs(before)), $"{where}: {kept}, {now}");
        else
            Assert.True(kept == now, $"{where}: '{kept}' is kept, '{now}' is found");
    }

    private static string[][] Fields(string text) =>
        [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
}
