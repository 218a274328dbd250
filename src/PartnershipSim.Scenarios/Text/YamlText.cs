using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// Turns text into <see cref="Node"/>s with line and column. Files may be of unknown origin: no type tags, no code, and
/// bounds on size, depth and aliases, so that no file can take long or much.
/// </summary>
internal sealed class YamlText
{
    /// <summary>Bytes of a scenario file.</summary>
    public const int LargestFile = 512 * 1024;

    private const int DeepestNesting = 24;
    private const int MostAliases = 100;
    private const long MostNodes = 50_000;

    private readonly string _file;
    private readonly Problems _problems;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Dictionary<string, Node?> _anchors = [];
    private int _aliases;

    private YamlText(string file, string text, Problems problems)
    {
        _file = file;
        _problems = problems;
        _scanner = new(new StringReader(text), skipComments: true);
        _parser = new(_scanner);
    }

    /// <summary>The bytes of a file, or null if it cannot be read; why is among the problems.</summary>
    /// <param name="what">What it should be, for messages: a scenario file.</param>
    public static byte[]? Open(string file, string what, Problems problems)
    {
        try
        {
            return BoundedFile.ReadAny(file, LargestFile);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Error(file, 0, 0, MissingFile.Message(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Error(
                file, 0, 0, Directory.Exists(file) ? $"is a folder; name {what}" : $"cannot be read: {e.Message}");
        }

        return null;
    }

    /// <summary>The one document of the file, or null if it cannot be read; why is among the problems.</summary>
    public static Map? Read(string file, byte[] bytes, Problems problems)
    {
        if (bytes.Length > LargestFile)
        {
            problems.Error(file, 1, 1, $"is larger than {LargestFile / 1024} kB; no scenario needs that");
            return null;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            problems.Error(file, 1, 1, "is not UTF-8 text; save it as UTF-8");
            return null;
        }

        string text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        if (FirstTab(text) is { } tab)
        {
            problems.Error(file, tab.Line, tab.Column, "is indented with a tab; YAML requires spaces");
            return null;
        }

        YamlText yaml = new(file, text, problems);
        try
        {
            return yaml.Document();
        }
        catch (YamlException e)
        {
            problems.Error(
                file, (int)e.Start.Line, (int)e.Start.Column,
                $"is not YAML here: {Sentence(e)}; check indentation, colons and brackets");
            return null;
        }
        catch (InvalidOperationException)
        {
            // the scanner of YamlDotNet gives up in this way inside a bracket that is never closed
            Mark place = yaml._scanner.CurrentPosition;
            problems.Error(
                file, (int)place.Line, (int)place.Column, "is not YAML here; check indentation, colons and brackets");
            return null;
        }
        catch (Refusal e)
        {
            problems.Error(file, e.Line, e.Column, e.Message);
            return null;
        }
    }

    private Map? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _problems.Error(_file, 1, 1, "is empty; a scenario begins with 'scenario: its_name'");
            return null;
        }

        _parser.Consume<DocumentStart>();
        Node root = Value(1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
            throw new Refusal(second, "begins a second document; a file contains one scenario");
        if (root is Map map)
            return map;
        bool isBlank = root is Word { IsBlank: true };
        _problems.Error(
            _file, root.Line, root.Column,
            isBlank
                ? "is empty; a scenario begins with 'scenario: its_name'"
                : $"contains {root.Kind}; a scenario is written as 'key: value' lines");
        return null;
    }

    private Node Value(int depth)
    {
        ParsingEvent start = _parser.Current!;
        if (depth > DeepestNesting)
            throw new Refusal(start, $"is nested deeper than {DeepestNesting} levels");
        if (start is NodeEvent { Tag.IsEmpty: false })
            throw new Refusal(start, "carries a type tag (!...); scenarios are plain words, numbers, lists and keys");
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return Target(alias!);

        string? anchor = start is NodeEvent { Anchor.IsEmpty: false } node ? node.Anchor.Value : null;
        if (anchor is not null)
            _anchors[anchor] = null;
        Node value = start switch
        {
            MappingStart => Keys(depth),
            SequenceStart => List(depth),
            _ => Text(),
        };
        if (value.Size > MostNodes)
            throw new Refusal(start, $"contains more than {MostNodes} values when its aliases are written out");
        if (anchor is not null)
            _anchors[anchor] = value;
        return value;
    }

    private Word Text()
    {
        Scalar scalar = _parser.Consume<Scalar>();
        (int line, int column) = ((int)scalar.Start.Line, (int)scalar.Start.Column);
        if (HiddenCharacters.First(scalar.Value.Replace("\n", "", StringComparison.Ordinal)) is { } hidden)
            _problems.Error(
                _file, line, column, $"contains the control character {hidden}, which acts but is not seen; remove it");
        return new(line, column, scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private Items List(int depth)
    {
        SequenceStart start = _parser.Consume<SequenceStart>();
        ImmutableArray<Node>.Builder values = ImmutableArray.CreateBuilder<Node>();
        long size = 1;
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            values.Add(Value(depth + 1));
            size += values[^1].Size;
        }

        return new((int)start.Start.Line, (int)start.Start.Column, size, values.ToImmutable());
    }

    private Map Keys(int depth)
    {
        MappingStart start = _parser.Consume<MappingStart>();
        ImmutableArray<(Word, Node)>.Builder entries = ImmutableArray.CreateBuilder<(Word, Node)>();
        Dictionary<string, int> lines = [];
        long size = 1;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            ParsingEvent place = _parser.Current!;
            if (Value(depth + 1) is not Word key)
                throw new Refusal(place, "uses a list or a block as a key; a key is a word");
            if (key.Text.Contains('\n'))
                _problems.Error(_file, key.Line, key.Column, "is a key with a line break; a key is one word");
            Node value = Value(depth + 1);
            size += 1 + value.Size;
            if (lines.TryAdd(key.Text, key.Line))
                entries.Add((key, value));
            else
                _problems.Error(
                    _file, key.Line, key.Column, $"{key.Text} is given twice; the first is in line {lines[key.Text]}");
        }

        return new((int)start.Start.Line, (int)start.Start.Column, size, entries.ToImmutable());
    }

    private Node Target(AnchorAlias alias)
    {
        if (++_aliases > MostAliases)
            throw new Refusal(alias, $"uses more than {MostAliases} aliases");
        if (!_anchors.TryGetValue(alias.Value.Value, out Node? target))
            throw new Refusal(alias, $"*{alias.Value.Value} refers to no anchor above it");
        return target ?? throw new Refusal(alias, $"*{alias.Value.Value} refers to itself");
    }

    private static (int Line, int Column)? FirstTab(string text)
    {
        int line = 1;
        foreach (string content in text.Split('\n'))
        {
            int column = content.TakeWhile(letter => letter == ' ').Count();
            if (column < content.Length && content[column] == '\t' && content.Trim().Length > 0)
                return (line, column + 1);
            line++;
        }

        return null;
    }

    /// <summary>The parser's words without its own notes about the place.</summary>
    private static string Sentence(YamlException e)
    {
        string message = e.Message;
        int colon = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        message = colon >= 0 ? message[(colon + 3)..] : message;
        return message.TrimEnd('.').ReplaceLineEndings(" ");
    }

    /// <summary>A reason not to read on.</summary>
#pragma warning disable CA1032, CA1064 // it never leaves this class
    private sealed class Refusal(ParsingEvent place, string message) : Exception(message)
    {
        public int Line { get; } = (int)place.Start.Line;

        public int Column { get; } = (int)place.Start.Column;
    }
#pragma warning restore CA1032, CA1064
}
