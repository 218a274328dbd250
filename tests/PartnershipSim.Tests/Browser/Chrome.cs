using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(Chrome))]

namespace PartnershipSim.Tests.Browser;

/// <summary>
/// One Chromium for all tests, started when the first page is opened. Each visit is a profile of its own: nothing is
/// shared between tests.
/// </summary>
public sealed class Chrome : IAsyncDisposable
{
    /// <summary>How long what a test expects of a page may take on a busy machine, in milliseconds.</summary>
    private const float Patience = 60_000;

    /// <summary>
    /// Half of the work for a page went into the window around it, which is not shown: buttons that are pages of their
    /// own, and a spare process for a next page. Only the last switch of a name counts, so Playwright's own list of
    /// features is repeated here.
    /// </summary>
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu",
        "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,"
        + "GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
        + "Translate,OptimizationHints,NetworkTimeServiceQuerying,"
        + "InitialWebUI,WebUIReloadButton,WebUIToolbar,WebUILocationBar,WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
        + "WebUIOmniboxFullPopup,PreloadTopChromeWebUI,SpareRendererForSitePerProcess",
    ];

    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens an address in a window of this width, in CSS pixels, and waits until it has loaded.</summary>
    /// <param name="address">http: or file:; see <see cref="AddressOf"/> for a file.</param>
    /// <param name="isDark">Whether the reader prefers dark pages.</param>
    /// <param name="hasScript">False for a reader who has turned scripts off.</param>
    /// <param name="hasTouch">Whether the screen is touched rather than pointed at.</param>
    /// <param name="before">JavaScript that runs before the page's own, as if it had been there before.</param>
    public async Task<Visit> Open(
        string address, int width = 1280, bool isDark = false, bool hasScript = true, int height = 900,
        bool hasTouch = false, string? before = null)
    {
        IBrowser browser = await Started();
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = hasTouch,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = hasScript,
        });
        if (before is not null)
            await context.AddInitScriptAsync(before);
        Visit visit = new(await context.NewPageAsync());
        try
        {
            await visit.Page.GotoAsync(address);
            return visit;
        }
        catch
        {
            await visit.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address of a file on this disk.</summary>
    public static string AddressOf(string file) => new Uri(Path.GetFullPath(file)).AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        string program = Chromium.Required();
        await _gate.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(Patience);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = program, Args = Switches });
        }
        finally
        {
            _gate.Release();
        }
    }
}
