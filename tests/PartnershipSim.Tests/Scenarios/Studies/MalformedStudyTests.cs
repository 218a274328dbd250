using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Studies;

/// <summary>
/// One broken study file per kind of mistake. Each stands beside its approved lines: what its author would read.
/// </summary>
public sealed class MalformedStudyTests : IClassFixture<MalformedStudyTests.Copy>
{
    private static readonly string Folder = Path.Combine(Repository.Tests, "Scenarios", "Studies", "Malformed");
    private readonly string _copy;

    public MalformedStudyTests(Copy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        _copy = copy.Path;
    }

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file))
            .Where(file => file != "baseline.yaml").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_study_yields_its_approved_lines(string file)
    {
        string approvedFile = Path.Combine(Folder, Path.ChangeExtension(file, ".approved.txt"));

        ReadResult<Study> result = StudyReader.Read(Path.Combine(_copy, file));

        Assert.Null(result.Value);
        string printed = string.Concat(result.Problems.Select(problem => $"{problem}\n")).Replace(
            _copy.Replace('\\', '/') + "/", "", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(approvedFile, printed);
        Assert.Equal(File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "", printed);
    }

    /// <summary>A copy in a folder tree of its own, with the data beside it.</summary>
    public sealed class Copy : IDisposable
    {
        public Copy()
        {
            foreach (string file in Directory.EnumerateFiles(Folder))
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
            string data = Directory.CreateDirectory(System.IO.Path.Combine(Path, "data")).FullName;
            foreach (string file in Directory.EnumerateFiles(Repository.Data))
                File.Copy(file, System.IO.Path.Combine(data, System.IO.Path.GetFileName(file)));
        }

        internal string Path { get; } = Directory.CreateTempSubdirectory("studies").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
