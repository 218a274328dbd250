using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Engine;

/// <summary>
/// Reads scenarios that somebody brings as text: any that <c>partnersim</c> reads, a game that was played among them.
/// </summary>
/// <remarks>
/// A text may come from anybody. It is read in a copy of the library's folder that contains scenarios and data and
/// nothing else; the reader opens nothing outside that folder, and its bounds on size and depth hold.
/// </remarks>
internal sealed class BroughtScenarios
{
    /// <summary>Bytes of a text; with its envelope a request stays below the server's largest.</summary>
    public const int LargestText = 48 * 1024;

    /// <summary>Scenarios that are kept after they were read: each move of a lever brings the text again.</summary>
    private const int MostKept = 16;

    private const string FileName = "brought_scenario.yaml";
    private const string Below = "below";
    private const string DefaultData = "data";

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Text, Scenario Scenario)> _kept = [];
    private readonly string _folder;
    private readonly CountryData? _data;

    /// <param name="baseline">The baseline's file; what lies beside it can be extended.</param>
    public BroughtScenarios(string baseline)
    {
        string original = Path.GetDirectoryName(Path.GetFullPath(baseline))!;
        _folder = Path.Combine(Directory.CreateTempSubdirectory("partnersim-brought-").FullName, "scenarios");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove();
        Copy(original, _folder, "*.yaml");
        Directory.CreateDirectory(Path.Combine(_folder, Below));
        foreach (string data in Directory.EnumerateDirectories(original))
        {
            if (Directory.EnumerateFiles(data, "*.csv").Any())
                Copy(data, Path.Combine(_folder, Path.GetFileName(data)), "*.csv");
        }

        _data = DataOf(Path.Combine(_folder, DefaultData));
    }

    /// <exception cref="RefusedException">The text is no scenario; the message names the place.</exception>
    public Scenario Read(string text)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(text) > LargestText)
            throw new RefusedException($"a scenario has at most {LargestText / 1024} kB here");
        lock (_gate)
        {
            foreach ((string known, Scenario scenario) in _kept)
            {
                if (known == text)
                    return scenario;
            }

            // a file of the library's subfolders names what it extends as seen from there
            bool isBelow = text.Contains("extends: ../", StringComparison.Ordinal);
            Scenario read = Parsed(text, isBelow ? Path.Combine(_folder, Below) : _folder);
            _kept.AddFirst((text, read));
            if (_kept.Count > MostKept)
                _kept.RemoveLast();
            return read;
        }
    }

    private Scenario Parsed(string text, string folder)
    {
        string file = Path.Combine(folder, FileName);
        File.WriteAllText(file, text);
        try
        {
            ReadResult<Scenario> result = ScenarioReader.Read(file, _data);
            if (result.Value is { } scenario)
                return scenario;
            Problem first = result.Problems.First(problem => problem.Severity == Severity.Error);
            string place = first.File.EndsWith(FileName, StringComparison.Ordinal)
                ? ""
                : Path.GetFileName(first.File) + ", ";
            throw new RefusedException($"{place}line {first.Line}: {first.Message}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Data that are read once: they are most of the work of reading a scenario.</summary>
    private static CountryData? DataOf(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? CountryData.Load(folder) : null;
        }
        catch (InvalidScenarioException)
        {
            return null; // a scenario that stands on them says why
        }
    }

    private static void Copy(string from, string to, string pattern)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, pattern).Where(RegularFile.Exists))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private void Remove()
    {
        try
        {
            Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
        }
        catch (IOException)
        {
            // the system empties its folder of temporary files
        }
    }
}
