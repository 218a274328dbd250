using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Files;

/// <summary>
/// Links in a result folder of others lead to no file of anyone's: nothing is deleted or written behind them.
/// </summary>
public sealed class LinksOutTests : IDisposable
{
    private const string Left = ".partnersim-0123456789abcdef0123456789abcdef.part";

    private readonly TemporaryFolder _folder = new();

    public LinksOutTests()
    {
        Directory.CreateDirectory(_folder["home/figures"]);
        File.WriteAllText(_folder["home/figures/thesis.png"], "mine");
        File.WriteAllText(_folder["home/report.html"], "mine");
        Directory.CreateDirectory(_folder["result"]);
    }

    public void Dispose()
    {
        Assert.Equal("mine", File.ReadAllText(_folder["home/figures/thesis.png"]));
        Assert.Equal("mine", File.ReadAllText(_folder["home/report.html"]));
        _folder.Dispose();
    }

    [Fact]
    public void What_a_killed_run_seems_to_have_left_is_not_cleared_behind_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        Directory.CreateSymbolicLink(_folder[$"result/{Left}"], _folder["home"]);

        using Gathering gathering = Gathering.In(_folder["result"], _ => true);

        Assert.NotNull(new DirectoryInfo(_folder[$"result/{Left}"]).LinkTarget);
    }

    [Fact]
    public void Nor_behind_a_link_inside_of_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        Directory.CreateDirectory(_folder[$"result/{Left}"]);
        Directory.CreateSymbolicLink(_folder[$"result/{Left}/figures"], _folder["home/figures"]);
        File.CreateSymbolicLink(_folder[$"result/{Left}/report.html"], _folder["home/report.html"]);

        using Gathering gathering = Gathering.In(_folder["result"], _ => true);
    }

    [Fact]
    public void Figures_that_lead_elsewhere_are_in_the_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        Directory.CreateSymbolicLink(_folder["result/figures"], _folder["home/figures"]);
        OwnFiles files = new(_folder["result"]);

        FolderRefusedException refusal = Assert.Throws<FolderRefusedException>(
            () => files.Write("figures/new.png", stream => stream.WriteByte(1)));

        Assert.Contains("figures is in the way", refusal.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder["home/figures"]));
    }
}
