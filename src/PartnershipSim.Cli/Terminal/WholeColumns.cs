using Spectre.Console;
using Spectre.Console.Rendering;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// Tables keep all of their columns and whole words where a terminal is too narrow for them: its lines are then broken
/// by the terminal, which is less pretty, and nothing is lost. The library would drop the last columns without a word.
/// </summary>
internal sealed class WholeColumns : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(each => each is Table table ? new AtLeast(table) : each);

    /// <summary>Narrower than the terminals of old, tables are no longer read.</summary>
    private const int Narrowest = 80;

    /// <summary>Letters beyond the least that columns can do with, so that no word is cut in two.</summary>
    private const int Slack = 12;

    private sealed class AtLeast(IRenderable table) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => table.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            Measurement natural = table.Measure(options, int.MaxValue);
            bool isRoom = maxWidth >= Math.Max(natural.Min, Narrowest);
            return table.Render(
                options,
                isRoom
                    ? maxWidth
                    : Math.Max(maxWidth, Math.Min(natural.Max, Math.Max(natural.Min + Slack, Narrowest))));
        }
    }
}
