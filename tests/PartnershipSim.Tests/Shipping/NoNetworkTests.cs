using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Xunit;

namespace PartnershipSim.Tests.Shipping;

/// <summary>Nothing is sent and nothing fetched: the assemblies of the command line hold no call that could.</summary>
public sealed class NoNetworkTests
{
    private static readonly string[] Ours =
    [
        "partnersim", "PartnershipSim.Model", "PartnershipSim.Scenarios", "PartnershipSim.Runs",
        "PartnershipSim.Analysis", "PartnershipSim.Results", "PartnershipSim.Plotting",
    ];

    [Fact]
    public void No_room_but_the_seminar_refers_to_anything_of_a_network() =>
        Assert.All(Ours, assembly => Assert.DoesNotContain(References($"{assembly}.dll"), IsNetwork));

    [Fact]
    public void Of_all_packages_one_asks_the_machine_for_its_name_and_none_can_open_a_connection()
    {
        using JsonDocument dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(
            AppContext.BaseDirectory, "partnersim.deps.json")));
        string[] assemblies =
        [
            .. dependencies.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
                .Where(library => library.Value.TryGetProperty("runtime", out _)
                    && !library.Name.StartsWith("partnersim-seminar", StringComparison.OrdinalIgnoreCase)
                    && !library.Name.StartsWith("PartnershipSim.Seminar", StringComparison.OrdinalIgnoreCase))
                .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
                .Select(file => Path.GetFileName(file.Name)),
        ];

        Assert.True(assemblies.Length > 15, string.Join(", ", assemblies));
        // Spectre.Console writes it into links to files
        Assert.Equal(
            ["Spectre.Console.dll: System.Net.NameResolution"],
            assemblies.SelectMany(
                assembly => References(assembly).Where(IsNetwork).Select(reference => $"{assembly}: {reference}")));
    }

    private static bool IsNetwork(string name) =>
        name.StartsWith("System.Net", StringComparison.Ordinal) || name is "System" or "System.IO.Pipes";

    private static string[] References(string assembly)
    {
        using PEReader reader = new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(
            handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
