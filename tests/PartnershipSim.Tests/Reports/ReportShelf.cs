using System.Collections.Concurrent;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Reports;
using Xunit;

[assembly: AssemblyFixture(typeof(ReportShelf))]

namespace PartnershipSim.Tests.Reports;

/// <summary>
/// One report of each kind, written by the real program from few replicates, the first time that a test takes it from
/// the shelf.
/// </summary>
public sealed class ReportShelf : IDisposable
{
    private const string Axes = "{ partnership.budget: { from: 50, to: 400 }, capability.interop_learning: , scenario: "
        + "[../baseline.yaml, ../closed_door.yaml] }";
    private const string Parameters =
        "{ partnership.budget: { from: 50, to: 400 }, capability.interop_learning: , capability.interop_loss: }";

    /// <summary>How each kind is made; commands of one kind write into the same folder.</summary>
    private static readonly Dictionary<string, string[][]> Made = new()
    {
        ["run"] = [["run", "scenarios/baseline.yaml", "--replicates", "8"]],
        ["compare"] = [
        [
            "compare", "scenarios/baseline.yaml", "scenarios/no_programmes.yaml", "scenarios/closed_door.yaml",
            "--replicates", "16",
        ]],
        ["attribute"] = [["attribute", "scenarios/baseline.yaml", "scenarios/no_programmes.yaml", "--replicates", "8"]],
        ["hindcast"] = [["hindcast", "scenarios/baseline.yaml", "--replicates", "8"]],
        ["morris"] = [["sensitivity", "scenarios/studies/of_morris.yaml"]],
        ["sobol"] = [["sensitivity", "scenarios/studies/of_saltelli.yaml", "--second-order"]],
        ["discover"] =
        [
            ["sensitivity", "scenarios/studies/of_sobol.yaml"],
            ["discover", "scenarios/studies/of_sobol.yaml", "--when", "interop > 0.55"],
        ],
    };

    private readonly Lazy<Workplace> _place = new(Furnished);
    private readonly ConcurrentDictionary<string, Lazy<string>> _reports = new();

    public static TheoryData<string> Kinds => [.. Made.Keys];

    /// <summary>The file report.html of a kind.</summary>
    public string this[string kind] => _reports.GetOrAdd(kind, _ => new(() => Write(kind))).Value;

    /// <summary>The folder with tables and figures of a kind.</summary>
    public string FolderOf(string kind) => Path.GetDirectoryName(this[kind])!;

    /// <summary>A workplace with the same scenarios and studies, in which nothing has been run.</summary>
    internal static Workplace Empty() => Furnished();

    public void Dispose()
    {
        if (_place.IsValueCreated)
            _place.Value.Dispose();
    }

    private string Write(string kind)
    {
        foreach (string[] command in Made[kind])
        {
            Ended ended = _place.Value.Run([.. command, "-o", kind, "--quiet"]);
            Assert.True(ended.ExitCode == 0, ended.Errors);
        }

        return _place.Value[$"{kind}/report.html"];
    }

    private static Workplace Furnished()
    {
        Workplace place = new();
        foreach ((string design, string axes, int points) in new[]
        {
            ("morris", Axes, 8), ("saltelli", Parameters, 32), ("sobol", Axes, 64),
        })
        {
            place.Write($"scenarios/studies/of_{design}.yaml",
                $"study: of_{design}\nbase: ../baseline.yaml\naxes: {axes}\ndesign: {design}\npoints: {points}\n"
                + $"replicates: 2\noutcomes: [partner_troop_years, interop]\n");
        }

        return place;
    }
}
