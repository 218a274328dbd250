using System.Text;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Tests.Fuzz;

/// <summary>
/// The reader of lists of points, in memory: for a study that names its axes, and for one whose axes the first line of
/// the list names. That the file is found and opened is tried by the tests of studies.
/// </summary>
internal static class PointLists
{
    private const string Head = "study: list\nbase: base.yaml\ndesign: list\npoints: points.csv\naxes:\n"
        + "  partnership.budget: { from: 0, to: 300 }\n  mechanisms.peers:\n"
        + "  mode: { choices: { none: , teach: { from: 2000, scale: { partnership.education: 2 } } } }\n";

    private const string Good = "partnership.budget,mechanisms.peers,mode\n100,on,none\n250.5,off,teach\n0,on,none\n";

    /// <summary>What spreadsheets and statistics programs write of the same points.</summary>
    private static readonly string[] Dialects =
    [
        Good, Good.Replace(',', ';').Replace("250.5", "250,5"), Good.Replace(',', '\t'),
        "sep=;\n" + Good.Replace(',', ';'),
        "\"\",\"partnership.budget\",\"mechanisms.peers\",\"mode\"\n"
            + "\"1\",100,\"on\",\"none\"\n\"2\",2.5e1,\"off\",\"teach\"\n",
        "point,partnership_budget,mechanisms.peers,mode\r\n0,1,1,none\r\n1,2,0,teach\r\n", "\uFEFF" + Good,
    ];

    /// <param name="folder">A folder to write the study into.</param>
    public static FuzzTarget Of(string folder, CountryData data)
    {
        string file = Path.Combine(folder, "list.yaml");
        File.WriteAllText(file, Head);
        File.WriteAllText(Path.Combine(folder, "points.csv"), Good);
        Study named = StudyReader.Read(file, data).Require() with { Rows = [], Points = 1 };
        Study open = named with { Axes = [] };
        return new(
            "list of points",
            [
                .. Dialects.Select(Encoding.UTF8.GetBytes),
                .. Dialects.Take(2).Select(text => (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]),
            ],
            [
                "partnership.budget", "partnership_budget", "mechanisms.peers", "mode", "none", "teach", "300.0001",
                "point", "sep=;", "1.234,5", "1'000", ";", "\t",
            ],
            bytes =>
            {
                (bool isTaken, IEnumerable<string> said) = Read(bytes, named);
                (bool isTakenOpen, IEnumerable<string> saidOpen) = Read(bytes, open);
                return (isTaken || isTakenOpen, said.Concat(saidOpen));
            });
    }

    private static (bool IsTaken, IEnumerable<string> Said) Read(byte[] bytes, Study study)
    {
        Problems problems = new();
        Study read = PointList.Of("points.csv", bytes, study, problems);
        if (problems.HasErrors)
            return (false, problems.Sorted().Select(problem => problem.Message));
        if (read.Rows.IsEmpty || read.Points != read.Rows.Length || read.Rows.Any(row => row.Length != read.Axes.Length
            || row.Zip(read.Axes).Any(cell => !double.IsFinite(cell.First))))
            throw new InvalidOperationException("a list was taken that gives no whole points");
        return (true, problems.Sorted().Select(problem => problem.Message));
    }
}
