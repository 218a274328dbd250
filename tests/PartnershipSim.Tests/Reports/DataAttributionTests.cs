using System.Net;
using System.Text.RegularExpressions;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Reports;

/// <summary>Whose data they are is said wherever they are shown.</summary>
public sealed partial class DataAttributionTests(ReportShelf shelf)
{
    public static TheoryData<string> Kinds => [.. Effort.Of(ReportShelf.Kinds.Select(kind => kind.Data))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_report_names_the_sources_of_its_data(string kind) =>
        Assert.Contains(Provenance.DataAttribution, WebUtility.HtmlDecode(File.ReadAllText(shelf[kind])));

    [Theory]
    [InlineData("scenarios/data/PROVENANCE.md")]
    [InlineData("README.md")]
    public void The_documents_name_the_same_sources(string file)
    {
        string sources = Sources().Match(Provenance.DataAttribution).Groups["sources"].Value;

        Assert.True(sources.Split(", ").Length > 10, sources);
        Assert.Contains(
            sources, string.Join(' ', File.ReadAllText(Path.Combine(Repository.Root, file)).Split(
                (char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [GeneratedRegex(@"^Data: (?<sources>.*?Our World in Data)\. Terms differ by source; some are non-commercial\.$")]
    private static partial Regex Sources();
}
