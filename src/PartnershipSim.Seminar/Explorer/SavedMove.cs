using System.Globalization;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// Reads a saved move: a scenario file that changes parameters and mechanisms of a scenario in the library, and nothing
/// else.
/// </summary>
/// <remarks>
/// The text may come from anybody: it is read event by event, never deeper than the block of a parameter, without
/// aliases and tags, and no path in it is opened.
/// </remarks>
internal static class SavedMove
{
    private const int Deepest = 3;

    /// <exception cref="RefusedException">The text is not such a file; the message says where.</exception>
    public static Move Read(string text, ScenarioLibrary library)
    {
        string from = library.File;
        Dictionary<string, double> parameters = [];
        List<string> off = [];
        List<string> path = [];
        string? key = null;
        int documents = 0;
        try
        {
            for (Parser parser = new(new StringReader(text)); parser.MoveNext();)
            {
                switch (parser.Current)
                {
                    case DocumentStart when ++documents > 1:
                        throw At(parser.Current, "a scenario is one document");
                    case AnchorAlias or SequenceStart:
                        throw Beyond(parser.Current, "lists and aliases are no moves of levers");
                    case MappingStart when key is null && path.Count > 0:
                        throw At(parser.Current, "a key is a word; a block cannot be one");
                    case MappingStart:
                        path.Add(key ?? "");
                        key = null;
                        if (path.Count > Deepest)
                            throw Beyond(parser.Current, "this is nested too deeply for a move");
                        break;
                    case MappingEnd:
                        path.RemoveAt(path.Count - 1);
                        break;
                    case Scalar word when path.Count == 0 || word.Anchor.IsEmpty == false:
                        throw At(word, "a scenario begins with 'scenario: its_name'");
                    case Scalar word when key is null:
                        key = word.Value;
                        break;
                    case Scalar word:
                        Take(path, key, word);
                        key = null;
                        break;
                }
            }
        }
        catch (YamlException wrong)
        {
            throw new RefusedException($"line {wrong.Start.Line}: this is not YAML");
        }
        catch (InvalidOperationException)
        {
            // the parser's own words for some texts that end too early
            throw new RefusedException("this is not YAML");
        }

        if (documents == 0)
            throw new RefusedException("the file is empty");
        Move move = new(from, parameters, [.. off]);
        _ = move.Scenario(library);
        return move;

        void Take(List<string> blocks, string name, Scalar word)
        {
            switch (blocks)
            {
                case [_] when name is "scenario" or "title" or "question":
                    break;
                case [_] when name == "extends":
                    from = word.Value;
                    break;
                case [_, "parameters"]:
                    parameters[name] = Number(word);
                    break;
                case [_, "parameters", var parameter] when name == "value":
                    parameters[parameter] = Number(word);
                    break;
                case [_, "parameters", _] when name == "because":
                    break;
                case [_, "mechanisms"] when word.Value is "off" or "on":
                    if (word.Value == "off")
                    {
                        off.Add(Mechanisms.All.Any(known => known.Key == name)
                            ? name
                            : throw At(word, $"{name} is not a mechanism"));
                    }

                    break;
                default:
                    string place = string.Join('.', blocks.Skip(1).Append(name));
                    throw Beyond(word, $"{place} is no move of a lever");
            }
        }
    }

    private static double Number(Scalar word) => double.TryParse(
        word.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : throw At(word, $"{word.Value} is not a number");

    private static BeyondMovesException Beyond(ParsingEvent place, string message) =>
        new($"line {place.Start.Line}: {message}");

    private static RefusedException At(ParsingEvent place, string message) =>
        new($"line {place.Start.Line}: {message}");
}
