using PartnershipSim.Runs;

namespace PartnershipSim.Tests.Analysis;

/// <summary>
/// Hears of progress at once, on the thread that tells it: <see cref="System.Progress{T}"/> would hear of it later.
/// </summary>
internal sealed class Told(Action<Progress> action) : IProgress<Progress>
{
    public void Report(Progress value) => action(value);
}
