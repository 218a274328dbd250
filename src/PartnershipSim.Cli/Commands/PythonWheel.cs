using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;

using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// The Python package as a wheel (PEP 427), made of its sources: pip installs it without any index and without any
/// tool of Python's having built it.
/// </summary>
internal static class PythonWheel
{
    private const string Package = "partnersim";

    /// <summary>A wheel is the same bytes whenever it is made; zip knows no earlier time.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Its own version, as the package says it.</summary>
    public static string VersionOf(IReadOnlyDictionary<string, byte[]> sources)
    {
        string line = Encoding.UTF8.GetString(sources["__init__.py"]).Split('\n')
            .Single(text => text.StartsWith("__version__ = ", StringComparison.Ordinal));
        return line.Split('"')[1];
    }

    public static string FileName(string version) => $"{Package}-{version}-py3-none-any.whl";

    /// <param name="sources">The files of the package by their paths in it: <c>__init__.py</c>.</param>
    public static void Write(Stream output, IReadOnlyDictionary<string, byte[]> sources)
    {
        string version = VersionOf(sources);
        string info = $"{Package}-{version}.dist-info";
        List<(string Path, byte[] Bytes)> files =
        [
            .. sources.OrderBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => ($"{Package}/{source.Key}", source.Value)),
            ($"{info}/METADATA", Encoding.UTF8.GetBytes(
                $"""
                Metadata-Version: 2.1
                Name: {Package}
                Version: {version}
                Summary: PartnershipSim from Python: run, compare and sweep scenarios
                License: MIT
                Requires-Python: >=3.9

                Needs only the standard library and the program partnersim.

                """.ReplaceLineEndings("\n"))),
            ($"{info}/WHEEL", Encoding.UTF8.GetBytes(
                "Wheel-Version: 1.0\nGenerator: partnersim library\nRoot-Is-Purelib: true\nTag: py3-none-any\n")),
        ];
        string record = string.Concat(
            files.Select(file => $"{file.Path},sha256={Hash(file.Bytes)},{Length(file.Bytes)}\n"));
        files.Add(($"{info}/RECORD", Encoding.UTF8.GetBytes(record + $"{info}/RECORD,,\n")));

        using ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string path, byte[] bytes) in files)
        {
            ZipArchiveEntry entry = archive.CreateEntry(path, CompressionLevel.SmallestSize);
            entry.LastWriteTime = Time;
            using Stream content = entry.Open();
            content.Write(bytes);
        }
    }

    /// <summary>The sources of the package among the files that an assembly carries.</summary>
    /// <param name="prefix">What their names begin with.</param>
    public static IReadOnlyDictionary<string, byte[]> SourcesIn(Assembly assembly, string prefix)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetManifestResourceNames()
            .Where(name => name.Replace('\\', '/').StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name.Replace('\\', '/')[prefix.Length..], name => BytesOf(assembly, name));
    }

    private static byte[] BytesOf(Assembly assembly, string name)
    {
        using Stream source = assembly.GetManifestResourceStream(name)!;
        using MemoryStream bytes = new();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>As PEP 427 writes a digest: base64 for addresses, without padding.</summary>
    private static string Hash(byte[] bytes) =>
        Convert.ToBase64String(Convert.FromHexString(Checksum.Of(bytes))).TrimEnd('=').Replace('+', '-')
            .Replace('/', '_');

    private static string Length(byte[] bytes) => bytes.Length.ToString(CultureInfo.InvariantCulture);
}
