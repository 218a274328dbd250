using System.CommandLine;
using System.Reflection;
using PartnershipSim.Cli.Terminal;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>library [FOLDER]</c>: the scenarios, studies and data that the program carries, for users without a copy of the
/// repository.
/// </summary>
internal static class LibraryCommand
{
    /// <summary>What the names of the files begin with, as resources of this assembly.</summary>
    private const string Prefix = "library/";

    public static Command Create()
    {
        Argument<string> folder = new("folder")
        {
            Description = "Where to write them",
            DefaultValueFactory = _ => "scenarios",
        };
        Command command = new(
            "library",
            """
            Write the library of scenarios and studies into a folder, with the data they rest on.

            Example:
              partnersim library
              partnersim run scenarios/baseline.yaml
            """)
        {
            folder,
        };
        command.SetAction(parsed => Execute(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Execute(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
            throw new UsageException("the library needs a folder, for instance scenarios");
        if (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new UsageException($"{folder} exists already; nothing in it was touched: choose another folder");
        Assembly assembly = typeof(LibraryCommand).Assembly;
        string[] names = [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(
            Prefix, StringComparison.Ordinal))];
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name[Prefix.Length..].Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using Stream source = assembly.GetManifestResourceStream(name)!;
            using FileStream target = new(path, FileMode.CreateNew);
            source.CopyTo(target);
        }

        WriteWheel(assembly, folder);
        string shown = folder.Replace('\\', '/').TrimEnd('/');
        Screen.Messages.MarkupLineInterpolated(
            $"Wrote {names.Length + 1} files to [bold]{shown}[/]; {shown}/data/PROVENANCE.md says whose data they are and on which terms.");
        Screen.Next("Next:", CommandText.Of("run", $"{shown}/baseline.yaml"));
        return ExitCode.Done;
    }

    /// <summary>The package for Python, ready for pip.</summary>
    private static void WriteWheel(Assembly assembly, string folder)
    {
        IReadOnlyDictionary<string, byte[]> sources = PythonWheel.SourcesIn(
            assembly, Prefix + "scripts/python/partnersim/");
        string path = Path.Combine(folder, "scripts", "python", PythonWheel.FileName(PythonWheel.VersionOf(sources)));
        using FileStream wheel = new(path, FileMode.CreateNew);
        PythonWheel.Write(wheel, sources);
    }
}
