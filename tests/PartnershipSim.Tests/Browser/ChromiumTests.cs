using Xunit;

namespace PartnershipSim.Tests.Browser;

public sealed class ChromiumTests(Chrome chrome)
{
    [Fact]
    public void The_variable_goes_before_the_path_and_a_wrong_one_is_no_browser()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-").FullName;
        string own = Path.Combine(folder, "own");
        string usual = Path.Combine(folder, "chromium");
        File.WriteAllText(own, "");
        File.WriteAllText(usual, "");

        Assert.Equal((own, usual, null, null), (
            ChromiumFile.Find(own, folder), ChromiumFile.Find("", folder), ChromiumFile.Find(folder + "/none", folder),
            ChromiumFile.Find(null, folder + "/none")));

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The instruments show what is wrong with a page that has every fault.</summary>
    [Fact]
    public async Task A_bad_page_is_seen_to_be_bad()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("partnersim-").FullName, "bad.html");
        await File.WriteAllTextAsync(
            file, "<html><body><input><p style='width:3000px;color:#eee;background:#fff'>wide</p><img "
                + "src='missing.png'><script>no.such.thing</script></body></html>");

        await using Visit visit = await chrome.Open(Chrome.AddressOf(file));

        Assert.Contains(visit.Complaints, line => line.Contains("no is not defined", StringComparison.Ordinal));
        Assert.Contains(visit.Requests, address => address.EndsWith("missing.png", StringComparison.Ordinal));
        Assert.NotEmpty(await visit.Clipped());
        string[] barriers = await visit.Barriers();
        Assert.All((string[])["label", "color-contrast", "image-alt"], rule => Assert.Contains(
            barriers, line => line.StartsWith(rule, StringComparison.Ordinal)));

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
