using System.Reflection;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Scenarios;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace PartnershipSim.Tests.Shipping;

/// <summary>CITATION.cff says how to cite this program, in the format 1.2.0 that libraries and forges read.</summary>
public sealed class CitationTests
{
    // of https://github.com/citation-file-format: those without which a file is not valid, and all there are
    private static readonly string[] Required = ["cff-version", "message", "title", "authors"];
    private static readonly string[] Known =
    [
        .. Required, "abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
        "license", "license-url", "preferred-citation",
        "references", "repository", "repository-artifact", "repository-code", "type", "url", "version",
    ];

    private static readonly YamlMappingNode File = Read();

    [Fact]
    public void It_has_every_key_that_the_format_wants_and_no_unknown_one()
    {
        string[] keys = [.. File.Children.Keys.Select(key => ((YamlScalarNode)key).Value!)];

        Assert.Empty(Required.Except(keys));
        Assert.Empty(keys.Except(Known));
        Assert.Equal(("1.2.0", "software", "MIT"), (Text("cff-version"), Text("type"), Text("license")));
        Assert.Equal(
            "PartnershipSim maintainers",
            ((YamlScalarNode)((YamlMappingNode)Assert.Single(List("authors")))["name"]).Value);
    }

    [Fact]
    public void Its_version_is_that_of_the_program()
    {
        string version = typeof(Provenance).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

        Assert.Equal(version, Text("version"));
    }

    [Fact]
    public void It_refers_to_the_article_whose_question_the_model_follows()
    {
        YamlMappingNode article = Assert.IsType<YamlMappingNode>(Assert.Single(List("references")));
        YamlMappingNode author = (YamlMappingNode)((YamlSequenceNode)article["authors"])[0];

        Assert.Equal(
            ("conference-paper", "The Effect of NATO Partnerships on Alliance's Smart Defense", "2013", "Ivanov"),
            (Value(article, "type"), Value(article, "title"), Value(article, "year"), Value(author, "family-names")));
        Assert.Equal("Annual Meeting of the American Political Science Association", Value(
            (YamlMappingNode)article["conference"], "name"));
    }

    private static YamlMappingNode Read()
    {
        using StreamReader reader = new(Path.Combine(Repository.Root, "CITATION.cff"));
        YamlStream stream = [];
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static string? Text(string key) => Value(File, key);

    private static string? Value(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value;

    private static YamlSequenceNode List(string key) => (YamlSequenceNode)File[key];
}
