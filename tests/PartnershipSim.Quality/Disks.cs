using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using PartnershipSim.Benchmarks;

namespace PartnershipSim.Quality;

/// <summary>
/// The tests in which a disk fills up, a folder may not be written or memory runs out, and what came of each; what is
/// asked of the program stands in those tests.
/// </summary>
public static class Disks
{
    public const string Heading = "## Full disks, folders that may not be written, too little memory";

    private static readonly string[] Classes =
        ["*Cli.Faults.DiskTests", "*FullDiskTests", "*Cli.Faults.MemoryTests", "*Cli.FailedRunTests"];

    /// <summary>Runs them and writes the section; 1 if one failed.</summary>
    public static int Write()
    {
        string results = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new("dotnet",
            [
                "run", "--project", "tests/PartnershipSim.Tests", "--", "-noColor", "-result-xml", results,
                .. Classes.SelectMany(name => (string[])["-class", name]),
            ])
            {
                WorkingDirectory = Checkout.Root,
            };
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- disks`: real disks of a few hundred kilobytes, folders without
                the right to write, limits on files and on memory. Commit {Machine.Commit()}. Where a test needs another user than this one, it was skipped.

                | what | what came of it |
                | --- | --- |

                """);
            foreach (XElement test in XDocument.Load(results).Descendants("test")
                .OrderBy(test => (string?)test.Attribute("name"), StringComparer.Ordinal))
            {
                string name = (string?)test.Attribute("name") ?? "";
                string said = name[(name[..(name + "(").IndexOf('(', StringComparison.Ordinal)].LastIndexOf('.') + 1)..]
                    .Replace('_', ' ').Replace('|', '/').Replace("\\\"", "\"", StringComparison.Ordinal);
                string end = (string?)test.Attribute("result") switch
                {
                    "Pass" => "as wanted",
                    "Skip" => "skipped",
                    _ => "failed",
                };
                text.Append(CultureInfo.InvariantCulture, $"| {said} | {end} |\n");
            }

            QualityPage.Results.Write(Heading, text.ToString());
            return process.ExitCode;
        }
        finally
        {
            File.Delete(results);
        }
    }
}
