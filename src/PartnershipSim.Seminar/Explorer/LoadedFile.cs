using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// What a file that somebody loads means to the explorer: levers that were moved, a scenario of the library, or any
/// other scenario, such as a game that was played.
/// </summary>
internal static class LoadedFile
{
    /// <exception cref="RefusedException">The text is no scenario; the message says where.</exception>
    public static Move Read(string text, ScenarioLibrary library)
    {
        try
        {
            return SavedMove.Read(text, library);
        }
        catch (RefusedException refused) when (refused is BeyondMovesException)
        {
            Scenario scenario = library.Read(text);
            return library.FileOf(scenario) is { } file
                ? new Move(file, [], [])
                : new Move(library.File, [], [], text);
        }
    }
}
